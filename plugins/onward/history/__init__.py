"""What the history of an inventory says: every change of the list with the days on which it was announced, published, begun.

A *flaw* is what a customer could hold against the list: a day of announcement before anything was published, a window
shorter than promised, a change that no notice tells of. Its key is `rule@collection/id#change`, as a finding's is.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import cached_property

from onward.diff.kinds import ChangeKind
from onward.finding import Subject
from onward.frozen import dataclass
from onward.history.revisions import LIST, Compared, Recorded, Revision, comparison
from onward.records.deadlines import after, promised_period
from onward.records.parties import Subprocessor
from onward.records.published import Published
from onward.records.standing import may_be_subprocessor, standings
from onward.world import World

__all__ = ["Compared", "Entry", "Flaw", "History", "Recorded", "Revision", "comparison", "tell"]

_ARRIVALS = (ChangeKind.SUBPROCESSOR_ADDED, ChangeKind.SUBPROCESSOR_REPLACED, ChangeKind.SUBPROCESSOR_SPLIT)


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

    change: Recorded
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


@dataclass(frozen=True)
class _Event:
    """A change where it was published, after the revision `before`; `last` is the one up to which its vendor is listed."""

    change: Recorded
    before: Revision
    revision: Revision
    last: Revision

    @property
    def arrives(self) -> bool:
        """Whether a vendor begins with it."""
        return self.change.kind in _ARRIVALS

    @property
    def name(self) -> str:
        """The id of the vendor that changes; empty for another record."""
        return self.change.subject.id if self.change.subject.collection == LIST else ""

    @cached_property
    def vendor(self) -> Subprocessor | None:
        """The vendor as its latest record describes it."""
        return (
            next(
                (
                    vendor
                    for revision in (self.last, self.before)
                    if (vendor := revision.world.inventory.subprocessors.get(self.name))
                ),
                None,
            )
            if self.name
            else None
        )


def tell(revisions: Iterable[Revision], compared: Compared, since: date = date.min) -> History:
    """The history of these revisions, the oldest first, as far as it was published on or after a day."""
    events: list[_Event] = []
    begun: dict[str, int] = {}
    notices: dict[str, Revision] = {}
    first = last = None
    for revision in revisions:
        for notice in revision.notices:
            notices.setdefault(notice, revision)
        changes: Sequence[Recorded] = compared(last, revision) if last else ()
        came = [_Event(change, last or revision, revision, revision) for change in changes]
        begun |= {event.name: at for at, event in enumerate(came, len(events)) if event.arrives}
        events += came
        _follow(revision, events, begun)
        first, last = first or revision, revision
    if last is None:
        return History(None, ())
    known = _Known(last.world, notices)
    return History(first, tuple(_entry(event, known) for event in events if event.revision.published >= since))


def _follow(revision: Revision, events: list[_Event], begun: dict[str, int]) -> None:
    """What is recorded later about a vendor's beginning counts, as long as the vendor is on the list."""
    for name, at in list(begun.items()):
        if name in revision.vendors:
            events[at] = replace(events[at], last=revision)
        else:
            del begun[name]


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
    own = event.vendor.announced if event.arrives and event.vendor else None
    if own and own.date:
        return _Claim(own.date, min(published, notice[1].published) if notice else published)
    if notice:
        return _Claim(notice[0].front.announced, notice[1].published, notice[0].front.sent)
    return _Claim(None, published)


def _effective(event: _Event, known: _Known, notice: tuple[Published, Revision] | None) -> date:
    """The day of the record, else of the notice; a change that names none took effect when it was published."""
    day = notice[0].front.effective if notice else None
    first = known.world.first_day(event.vendor) if event.arrives and event.vendor else event.change.effective
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
    if vendor is None or (vendor.emergency and vendor.emergency.foreseen):
        return False
    return event.change.promised and may_be_subprocessor(standings(event.revision.world.inventory, vendor))
