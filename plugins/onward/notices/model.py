"""A notice: the changes that the customers of some products hear of together, and the days on which it all happens."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace
from datetime import date

from onward.diff import public_changes
from onward.diff.kinds import ChangeKind
from onward.diff.model import Change
from onward.frozen import dataclass
from onward.notices.dates import Dates, informed, promised
from onward.records.deadlines import promised_period
from onward.records.parties import Subprocessor
from onward.records.standing import Standing, may_be_subprocessor, standings
from onward.world import World

_BEGINNINGS = {ChangeKind.SUBPROCESSOR_ADDED, ChangeKind.SUBPROCESSOR_REPLACED, ChangeKind.SUBPROCESSOR_SPLIT}
_ARRIVALS = {*_BEGINNINGS, ChangeKind.SUBPROCESSOR_REMOVED}
Countries = tuple[tuple[str, tuple[str, ...]], ...]


@dataclass(frozen=True, slots=True)
class Item:
    """A vendor that a notice speaks of, what it is, and what changes about it."""

    vendor: Subprocessor
    standing: tuple[Standing, ...]
    changes: tuple[Change, ...]
    new_countries: Countries
    """By law: the countries to which data under it goes, and to which no vendor of the old list brought it."""
    countries_open: bool = False
    """Whether nobody can say yet which countries these are: no flow leads to the vendor, or a country is open."""
    emergency: bool = False

    @property
    def may_be_subprocessor(self) -> bool:
        """Whether customers may object (Art. 28(2) GDPR), also where no role is stated; others are only informed."""
        return may_be_subprocessor(self.standing)

    @property
    def begins(self) -> bool:
        """Whether it becomes a subprocessor with this notice, or may become one."""
        return self.may_be_subprocessor and any(change.kind in _BEGINNINGS for change in self.changes)

    @property
    def waits(self) -> bool:
        """Whether the change must wait for the promised period."""
        return self.may_be_subprocessor and not self.emergency and any(change.promised for change in self.changes)


@dataclass(frozen=True, slots=True)
class Notice:
    """What a page, a mail or a feed says; everything in it is public."""

    id: str
    slug: str
    dates: Dates
    products: tuple[str, ...]
    items: tuple[Item, ...]
    others: tuple[Change, ...]

    @property
    def changes(self) -> tuple[Change, ...]:
        """All changes, those of vendors first."""
        return (*(change for item in self.items for change in item.changes), *self.others)

    @property
    def subjects(self) -> tuple[str, ...]:
        """The records that it speaks of, as `collection/id`."""
        return tuple(dict.fromkeys(str(change.subject) for change in self.changes))

    @property
    def starts(self) -> tuple[str, ...]:
        """The vendors that begin with it."""
        return tuple(item.vendor.id for item in self.items if _BEGINNINGS & {change.kind for change in item.changes})


def drafts(old: World, new: World, announced: date, known: Collection[str] = ()) -> tuple[Notice, ...]:
    """One notice for each set of products that changes concern, so that nobody hears of what is not theirs.

    `known` are ids of changes that were announced before. OnwardError where a period is owed and none is promised.
    """
    return telling(old, new, announced, unannounced(old, new, known))


def unannounced(old: World, new: World, known: Collection[str]) -> tuple[Change, ...]:
    """The changes that customers must hear of and that no notice tells of; `known` are the ids that notices name."""
    return tuple(change for change in public_changes(old, new).material if change.ids.isdisjoint(known))


def telling(old: World, new: World, announced: date, changes: Iterable[Change]) -> tuple[Notice, ...]:
    """One notice for each set of products that these changes concern."""
    groups: dict[tuple[str, ...], list[Change]] = {}
    for change in changes:
        groups.setdefault(tuple(sorted(change.products)), []).append(change)
    return tuple(_notice(old, new, announced, products, tuple(listed)) for products, listed in sorted(groups.items()))


def _notice(old: World, new: World, announced: date, products: tuple[str, ...], changes: tuple[Change, ...]) -> Notice:
    vendors = {change: _vendor_of(change, old, new, changes) for change in changes}
    items = _items(old, new, vendors)
    others = tuple(change for change in changes if not vendors[change])
    ours = new.inventory.organization
    policy = ours.notice if ours else None
    waiting = [item for item in items if item.waits]
    moves = any(change.kind is ChangeKind.HOST_CHANGED for change in others)
    is_owed = moves or any(Standing.SUBPROCESSOR in item.standing for item in waiting)
    waits = is_owed or (waiting and promised_period(policy, products))
    days = [change.effective for change in changes if change.effective]
    dates = promised(policy, announced, days, products) if waits else informed(announced, days)
    if policy and policy.needs_approval and any(item.begins for item in items):
        dates = replace(dates, objection_until=None, approval=True)
    name = _slug(announced, changes, len(items) == 1 and not others)
    return Notice(_id(changes), name, dates, products, items, others)


def _id(changes: tuple[Change, ...]) -> str:
    """Made from the changes alone, so that a second run drafts nothing new."""
    return hashlib.sha256("\n".join(sorted(change.id for change in changes)).encode()).hexdigest()[:12]


def _vendor_of(change: Change, old: World, new: World, changes: tuple[Change, ...]) -> str | None:
    """The vendor under which a change is told: its own, or the one to which a flow leads that comes or goes with it."""
    if change.subject.collection == "subprocessors":
        return change.subject.id
    flows = {**old.inventory.flows, **new.inventory.flows}
    ends = (flows[change.subject.id].to, flows[change.subject.id].from_) if change.subject.id in flows else ()
    moving = {
        arrival.subject.id
        for arrival in changes
        if arrival.kind in _ARRIVALS and arrival.subject.collection == "subprocessors"
    }
    flow = change.kind in (ChangeKind.FLOW_ADDED, ChangeKind.FLOW_REMOVED)
    return next((end for end in ends if end in moving), None) if flow else None


def _items(old: World, new: World, vendors: Mapping[Change, str | None]) -> tuple[Item, ...]:
    before, after = old.seen_by("public"), new.seen_by("public")
    items = []
    for name in filter(None, dict.fromkeys(vendors.values())):
        world, full = (after, new) if name in after.inventory.subprocessors else (before, old)
        vendor = world.inventory.subprocessors[name]
        changes = tuple(entry for entry, about in vendors.items() if about == name)
        urgent = full.inventory.subprocessors[name].emergency
        countries = _new_countries(old, new, name) if world is after else ()
        standing = tuple(standings(world.inventory, vendor))
        unclear = world is after and _countries_open(new, name)
        items.append(Item(vendor, standing, changes, countries, unclear, bool(urgent and urgent.foreseen)))
    return tuple(items)


def _new_countries(old: World, new: World, vendor: str) -> Countries:
    reached = {(transfer.regime, transfer.country) for transfer in old.transfers if transfer.restricted}
    by_law: dict[str, set[str]] = {}
    for transfer in new.transfers_to.get(vendor, ()):
        if transfer.restricted and transfer.country and (transfer.regime, transfer.country) not in reached:
            by_law.setdefault(transfer.regime, set()).add(transfer.country)
    return tuple((regime, tuple(sorted(by_law[regime]))) for regime in sorted(by_law))


def _countries_open(world: World, vendor: str) -> bool:
    transfers = world.transfers_to.get(vendor, ())
    return not transfers or any(transfer.restricted and not transfer.country for transfer in transfers)


_VERBS = {
    ChangeKind.SUBPROCESSOR_ADDED: "added",
    ChangeKind.SUBPROCESSOR_REMOVED: "removed",
    ChangeKind.SUBPROCESSOR_REPLACED: "replaced",
}


def _slug(announced: date, changes: tuple[Change, ...], one_vendor: bool) -> str:
    """The name of the page: by what is announced, so that two branches that announce different things write different files."""
    first = changes[0]
    words = [announced.isoformat(), first.subject.id, _VERBS.get(first.kind, "changed")]
    if not one_vendor or first.kind not in _VERBS:
        words.append(_id(changes)[:6])
    return re.sub(r"[^a-z0-9]+", "-", " ".join(words).lower()).strip("-")
