"""A notice: the changes that customers hear of together, with the days on which they may object and it takes effect."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from datetime import date

from onward.diff.kinds import ChangeKind
from onward.diff.model import Change, Changes
from onward.finding import OnwardError
from onward.records.deadlines import after
from onward.records.parties import NoticePolicy, Subprocessor
from onward.records.publication import published, visible
from onward.records.standing import Standing, standings
from onward.world import World


@dataclass(frozen=True, slots=True)
class Item:
    """A vendor that a notice speaks of, what it is, and what changes about it."""

    vendor: Subprocessor
    standing: tuple[Standing, ...]
    changes: tuple[Change, ...]
    new_countries: tuple[str, ...]
    """Countries that no party of the old list had."""

    @property
    def is_subprocessor(self) -> bool:
        """Whether customers may object (Art. 28(2) GDPR); others are announced for information."""
        return Standing.SUBPROCESSOR in self.standing


@dataclass(frozen=True, slots=True)
class Notice:
    """What a page, a mail or a feed says; everything in it is public."""

    id: str
    slug: str
    title: str
    announced: date
    objection_until: date | None
    effective: date
    products: tuple[str, ...]
    items: tuple[Item, ...]
    others: tuple[Change, ...]
    changes: tuple[Change, ...]


def draft(old: World, new: World, changes: Changes, announced: date) -> Notice | None:
    """The notice of all material public changes; None where there is none. OnwardError without a promised period."""
    ours = new.inventory.organization
    policy = ours.notice if ours else None
    if policy is None or policy.period is None:
        raise OnwardError("the organization promises no notice period: state `notice: {period: P30D, …}`")
    told = tuple(one for one in changes.material if _is_public(old, new, one))
    if not told:
        return None
    items = _items(old, new, told)
    others = tuple(one for one in told if one.subject.collection != "subprocessors")
    objects = any(item.is_subprocessor for item in items)
    return Notice(
        _id(told),
        f"{announced.isoformat()}-{_slug(items, others)}",
        _title(items, others),
        announced,
        after(announced, policy.objection, policy.days) if objects and policy.objection else None,
        _effective(announced, policy, told),
        tuple(sorted({product for one in told for product in one.products})),
        items,
        others,
        told,
    )


def _effective(announced: date, policy: NoticePolicy, told: tuple[Change, ...]) -> date:
    """The promised period is honoured; a later day of the record's own stands."""
    assert policy.period is not None
    return max(after(announced, policy.period, policy.days), *(one.effective or date.min for one in told))


def _id(told: tuple[Change, ...]) -> str:
    """Made from the changes alone, so that a second run drafts nothing new."""
    return hashlib.sha256("\n".join(sorted(one.id for one in told)).encode()).hexdigest()[:12]


def _is_public(old: World, new: World, one: Change) -> bool:
    for world in (new, old):
        collection = one.subject.collection
        if collection == "organization":
            return one.field in ("notice.period", "legal_name", "address")
        record = getattr(world.inventory, collection).get(one.subject.id)
        if record is not None:
            name = (one.field or "").partition(".")[0]
            known = not name or name.startswith("ground") or name == "the record"
            return published(record, "public") and (known or visible(record, name, "public"))
    return False


def _items(old: World, new: World, told: tuple[Change, ...]) -> tuple[Item, ...]:
    countries = {place.country for one in old.inventory.subprocessors.values() for place in one.locations}
    found = []
    for name in dict.fromkeys(one.subject.id for one in told if one.subject.collection == "subprocessors"):
        world = new if name in new.inventory.subprocessors else old
        vendor = world.inventory.subprocessors[name]
        fresh = sorted(
            {place.country for place in vendor.locations if place.country and place.country not in countries}
        )
        changes = tuple(one for one in told if one.subject.id == name and one.subject.collection == "subprocessors")
        found.append(Item(vendor, tuple(standings(world.inventory, vendor)), changes, tuple(fresh)))
    return tuple(found)


def _title(items: tuple[Item, ...], others: tuple[Change, ...]) -> str:
    told = [item.changes[0].sentence for item in items] or [others[0].sentence]
    more = len(items) + len(others) - 1
    return told[0] + (f", and {more} more change{'s' * (more > 1)}" if more else "")


def _slug(items: tuple[Item, ...], others: tuple[Change, ...]) -> str:
    change = items[0].changes[0] if items else others[0]
    verb = {ChangeKind.SUBPROCESSOR_ADDED: "added", ChangeKind.SUBPROCESSOR_REMOVED: "removed"}.get(
        change.kind, "changed"
    )
    return re.sub(r"[^a-z0-9]+", "-", f"{change.subject.id} {verb}".lower()).strip("-")
