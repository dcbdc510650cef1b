"""What the history of an inventory says: every change of the list with the days on which it was announced, published, begun.

A *flaw* is what a customer could hold against the list: a day of announcement before anything was published, a window
shorter than promised, a change that no notice tells of. Its key is `rule@collection/id#change`, as a finding's is.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date

from onward.diff import public_changes
from onward.diff.kinds import ChangeKind
from onward.diff.model import Change
from onward.finding import Subject
from onward.frozen import dataclass
from onward.records.deadlines import after, promised_period
from onward.records.parties import Subprocessor
from onward.records.publication import Known
from onward.records.published import Published
from onward.records.standing import Standing, standings
from onward.world import World

_LIST = "subprocessors"
_ARRIVALS = (ChangeKind.SUBPROCESSOR_ADDED, ChangeKind.SUBPROCESSOR_REPLACED, ChangeKind.SUBPROCESSOR_SPLIT)


@dataclass(frozen=True, slots=True)
class Revision:
    """A commit of the inventory as it could be read, judged by the law of its own day."""

    commit: str
    published: date
    world: World


@dataclass(frozen=True, slots=True)
class Flaw:
    """Something that the history of a change does not bear out."""

    rule: str
    subject: Subject
    detail: str
    message: str
    hint: str

    @property
    def key(self) -> str:
        """Stable, whatever else happens in history."""
        return f"{self.rule}@{self.subject}#{self.detail}"


@dataclass(frozen=True, slots=True)
class Entry:
    """A change with its three days: `announced` is None where nothing says so, `effective` is never left open."""

    change: Change
    commit: str
    published: date
    announced: date | None
    effective: date
    flaws: tuple[Flaw, ...]


@dataclass(frozen=True, slots=True)
class History:
    """The first list, and every change since, the oldest first."""

    first: Revision | None
    entries: tuple[Entry, ...]

    @property
    def flaws(self) -> tuple[Flaw, ...]:
        """All that is not borne out."""
        return tuple(flaw for entry in self.entries for flaw in entry.flaws)


@dataclass(frozen=True, slots=True)
class _Event:
    """A change where it was published, with the vendor as its latest record describes it."""

    change: Change
    revision: Revision
    vendor: Subprocessor | None

    @property
    def arrives(self) -> bool:
        """Whether a vendor begins with it."""
        return self.change.kind in _ARRIVALS


def tell(revisions: Iterable[Revision]) -> History:
    """The history of these revisions, the oldest first. The law of the later of two judges both."""
    events: list[_Event] = []
    begun: dict[str, int] = {}
    notices: dict[str, Revision] = {}
    first = last = None
    known: Known = {}
    for revision in revisions:
        for notice in revision.world.notices:
            notices.setdefault(notice.front.notice, revision)
        if last is not None:
            events += _events(last, revision, len(events), begun, known)
            of_now = {id(record) for record in revision.world.inventory.records()}
            known = {identity: seen for identity, seen in known.items() if identity in of_now}
        _follow(revision, events, begun)
        first, last = first or revision, revision
    if last is None:
        return History(None, ())
    known = _Known(last.world, notices)
    return History(first, tuple(_entry(event, known) for event in events))


def _events(old: Revision, new: Revision, number: int, begun: dict[str, int], known: Known) -> Iterator[_Event]:
    """What customers must hear of, and whatever else changes the list; arrivals are remembered by vendor and number."""
    changes = public_changes(_then(old.world, new.world), new.world, known).of
    listed = (promised for promised in changes if promised.material or promised.subject.collection == _LIST)
    before, after = (of.world.inventory.subprocessors for of in (old, new))
    for at, change in enumerate((public for public in listed if public.kind is not ChangeKind.WORDING_CHANGED), number):
        name = change.subject.id if change.subject.collection == _LIST else ""
        event = _Event(change, new, after.get(name) or before.get(name))
        if event.arrives:
            begun[name] = at
        yield event


def _then(old: World, new: World) -> World:
    """An older world by the law of a later one: itself where both are judged by the same."""
    same = old.law.entries is new.law.entries and old.law.policy == new.law.policy and old.material == new.material
    if same and old.today == new.today:
        return old
    return World.of(old.inventory, new.law, old.notices, new.material)


def _follow(revision: Revision, events: list[_Event], begun: dict[str, int]) -> None:
    """What is recorded later about a vendor's beginning counts, as long as the vendor is on the list."""
    for name, at in list(begun.items()):
        vendor = revision.world.inventory.subprocessors.get(name)
        if vendor is None:
            del begun[name]
        else:
            events[at] = replace(events[at], vendor=vendor)


@dataclass(frozen=True, slots=True)
class _Known:
    """What the last revision knows, and in which revision each notice was first published."""

    world: World
    notices: Mapping[str, Revision]

    def covering(self, event: _Event) -> tuple[Published, Revision] | None:
        """The notice that names a change, or that was published with it and speaks of its subject; the earliest."""
        change = event.change
        covering = [
            (notice, published)
            for notice in self.world.notices
            if (published := self.notices[notice.front.notice])
            if not change.ids.isdisjoint(notice.front.changes)
            or (str(change.subject) in notice.front.subjects and published.commit == event.revision.commit)
        ]
        return min(covering, key=lambda pair: (pair[0].front.announced, pair[0].slug)) if covering else None


def _entry(event: _Event, known: _Known) -> Entry:
    change, revision = event.change, event.revision
    notice = known.covering(event)
    claim = _claim(event, notice)
    effective = _effective(event, known, notice)
    flaws = tuple(_flaws(event, notice is not None, claim, effective))
    return Entry(change, revision.commit, revision.published, claim.announced, effective, flaws)


@dataclass(frozen=True, slots=True)
class _Claim:
    """The days on which customers are said to have been told, on which anything was published, and on which all was sent."""

    announced: date | None
    published: date
    sent: date | None = None

    @property
    def told(self) -> date:
        """The day from which a promised period counts: nobody is told before something can be read, or has been sent."""
        return max(filter(None, (self.announced, self.published, self.sent)))


def _claim(event: _Event, notice: tuple[Published, Revision] | None) -> _Claim:
    """What the vendor's own record says of it, else what the notice says, which was published on a day of its own."""
    published = event.revision.published
    own = event.vendor.announced if event.vendor and event.arrives else None
    if own and own.date:
        return _Claim(own.date, min(published, notice[1].published) if notice else published)
    if notice:
        return _Claim(notice[0].front.announced, notice[1].published, notice[0].front.sent)
    return _Claim(None, published)


def _effective(event: _Event, known: _Known, notice: tuple[Published, Revision] | None) -> date:
    """The day of the record, else of the notice; a change that names none took effect when it was published."""
    day = notice[0].front.effective if notice else None
    first = known.world.first_day(event.vendor) if event.vendor and event.arrives else event.change.effective
    return first or day or event.revision.published


def _flaws(event: _Event, covered: bool, claim: _Claim, effective: date) -> Iterator[Flaw]:
    title = event.change.title
    if claim.announced and claim.announced < claim.published:
        message = f"{title}: announced on {claim.announced}, but first published on {claim.published}"
        yield _flaw("announced-before-published", event, message, "record the date on which customers could read it")
    promised = _promised_until(event, claim.told)
    if promised and effective < promised:
        message = f"{title}: notified on {claim.told}, effective on {effective}; the notice period is {promised}"
        yield _flaw("window-too-short", event, message, f"not before {promised}")
    proven = event.arrives and event.vendor and event.vendor.announced and event.vendor.announced.evidence
    if event.change.material and not covered and not proven:
        message = f"{title}: this change has no notice"
        yield _flaw(
            "change-without-notice", event, message, "draft one together with the change: `onward notice draft`"
        )


def _flaw(rule: str, event: _Event, message: str, hint: str) -> Flaw:
    return Flaw(rule, event.change.subject, event.change.id, message, hint)


def _promised_until(event: _Event, day: date) -> date | None:
    """The earliest day that the promise of that time allows; None where the change need not wait."""
    inventory = event.revision.world.inventory
    policy = inventory.organization.notice if inventory.organization else None
    period = promised_period(policy, event.change.products)
    if policy is None or period is None or not _waits(event):
        return None
    return after(day, period, policy.days)


def _waits(event: _Event) -> bool:
    """A subprocessor's change waits where notice is promised, and so does another host; an emergency does not."""
    if event.change.kind is ChangeKind.HOST_CHANGED:
        return True
    vendor = event.vendor
    if vendor is None or (vendor.emergency and vendor.emergency.contract_basis):
        return False
    return event.change.promised and Standing.SUBPROCESSOR in standings(event.revision.world.inventory, vendor)
