"""What changes about a vendor: its identity over time, its role, places, data and grounds."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from onward.diff import agreed
from onward.diff.identity import RECORDED, Match, identities
from onward.diff.kinds import RECORD, ChangeKind
from onward.diff.model import Change
from onward.diff.reach import products_of
from onward.diff.words import place, titles
from onward.records.parties import Subprocessor
from onward.records.safeguards import Location
from onward.records.saying import say, told
from onward.records.standing import Status, standings
from onward.world import World

K = ChangeKind
OWN_FIELDS = {
    "name", "former_names", "merged_into", "successor_of", "legal_name", "address", "contact", "roles", "condition",
    "locations", "data", "subjects", "products", "safeguards", "schemes", "contract", "since", "until",
}  # fmt: skip


def compare(old: World, new: World) -> Iterator[Change]:
    """All changes of who is engaged, and of those that stay."""
    found = identities(old.inventory.subprocessors, new.inventory.subprocessors)
    for match in found.same:
        yield from _same(old, new, match)
    for vendor in found.come:
        if new.status(vendor) is Status.RETIRED:
            yield _change(new, K.RECORD_CHANGED, vendor, field=RECORD, after=vendor.title)
        else:
            yield _change(new, K.SUBPROCESSOR_ADDED, vendor, after=vendor.title, effective=vendor.since)
    yield from _successors(old, new, found.successors)
    for match in found.merged:
        told_of = {"field": "merged_into", "after": match.now.title, "sure": match.sure}
        yield _change(old, K.SUBPROCESSOR_MERGED, match.then, **told_of)
    for vendor in found.gone:
        yield _departure(old, vendor)


def _departure(old: World, vendor: Subprocessor) -> Change:
    """A vendor whose going was told by its last day is only tidied away."""
    if vendor.until:
        return _change(old, K.WORDING_CHANGED, vendor, field=RECORD, before=vendor.title)
    return _change(old, K.SUBPROCESSOR_REMOVED, vendor, before=vendor.title)


def _successors(old: World, new: World, found: tuple[Match, ...]) -> Iterator[Change]:
    for match in found:
        siblings = [one for one in found if one.then.id == match.then.id]
        kind = K.SUBPROCESSOR_SPLIT if len(siblings) > 1 else K.SUBPROCESSOR_REPLACED
        told_of = {"before": match.then.title, "after": match.now.title}
        yield _change(new, kind, match.now, effective=match.now.since, sure=match.sure, **told_of)


def _change(world: World, kind: ChangeKind, vendor: Subprocessor, **more: Any) -> Change:
    planned = vendor.since if vendor.since and vendor.since >= world.today else None
    more["effective"] = more.get("effective") or planned
    return Change(kind, vendor.subject, vendor.title, products=products_of(world, vendor), **more)


def _same(old: World, new: World, match: Match) -> Iterator[Change]:
    then, now = match.then, match.now
    yield from (_change(new, kind, now, **more) for kind, more in _identity(new, match))
    yield from (_change(new, kind, now, **more) for kind, more in _days(then, now))
    yield from _roles(old, new, then, now)
    yield from _places(new, then, now)
    yield from _lists(old, new, then, now)
    agreements = (*agreed.agreements(then, now), *agreed.contracts(then, now), *agreed.grounds(old, new, then, now))
    yield from (_change(new, kind, now, **more) for kind, more in agreements)


def _identity(new: World, match: Match) -> Iterator[agreed.Found]:
    then, now = match.then, match.now
    if then.title != now.title:
        yield K.SUBPROCESSOR_RENAMED, {"field": "name", "before": then.title, "after": now.title, "sure": match.sure}
    elif then.id != now.id:
        yield K.WORDING_CHANGED, {"field": "id", "before": then.id, "after": now.id, "sure": match.sure}
    if set(then.former_names) != set(now.former_names) and match.sure == RECORDED and then.title == now.title:
        yield K.WORDING_CHANGED, {"field": "former_names"}
    for field, kind in (
        ("legal_name", K.LEGAL_NAME_CHANGED),
        ("address", K.ADDRESS_CHANGED),
        ("contact", K.ADDRESS_CHANGED),
    ):
        before, after = getattr(then, field), getattr(now, field)
        if before != after:
            yield kind, {"field": field, "before": told(before), "after": told(after)}
    if now.merged_into and now.merged_into != then.merged_into:
        into = titles(new.inventory, "subprocessors", [now.merged_into])
        yield K.SUBPROCESSOR_MERGED, {"field": "merged_into", "after": into}
    if now.successor_of != then.successor_of:
        yield K.WORDING_CHANGED, {"field": "successor_of", "before": then.successor_of, "after": now.successor_of}


def _days(then: Subprocessor, now: Subprocessor) -> Iterator[agreed.Found]:
    """A last day is a departure to come; a first day that moves forward takes notice away, one that moves back gives some."""
    if then.until != now.until:
        days: dict[str, Any] = {"field": "until", "before": told(then.until), "after": told(now.until)}
        leaving = then.until is None and now.until is not None
        kind = K.SUBPROCESSOR_REMOVED if leaving else K.RECORD_CHANGED
        yield kind, {**days, "effective": now.until}
    if then.since != now.since:
        earlier = then.since and now.since and now.since < then.since
        days = {"field": "since", "before": told(then.since), "after": told(now.since)}
        yield K.RECORD_CHANGED if earlier else K.WORDING_CHANGED, days


def _roles(old: World, new: World, then: Subprocessor, now: Subprocessor) -> Iterator[Change]:
    was, is_now = (
        ", ".join(sorted(one.value for one in standings(world.inventory, vendor)))
        for world, vendor in ((old, then), (new, now))
    )
    if was != is_now:
        yield _change(new, K.SUBPROCESSOR_RECLASSIFIED, now, field="roles", before=was, after=is_now)
    purposes_then = {one.purpose for one in then.roles if one.purpose}
    purposes_now = {one.purpose for one in now.roles if one.purpose}
    for name in sorted(purposes_now - purposes_then):
        yield _change(new, K.PURPOSE_ADDED, now, field="roles", after=titles(new.inventory, "purposes", [name]))
    for name in sorted(purposes_then - purposes_now):
        yield _change(new, K.PURPOSE_REMOVED, now, field="roles", before=titles(old.inventory, "purposes", [name]))
    per_purpose = [{(one.purpose, one.role) for one in vendor.roles} for vendor in (then, now)]
    if was == is_now and purposes_then == purposes_now and per_purpose[0] != per_purpose[1]:
        roles = {"before": told(then.roles), "after": told(now.roles)}
        yield _change(new, K.SUBPROCESSOR_RECLASSIFIED, now, field="roles", **roles)
    if say(then.condition) != say(now.condition):
        conditions = {"before": told(then.condition), "after": told(now.condition)}
        yield _change(new, K.SUBPROCESSOR_RECLASSIFIED, now, field="condition", **conditions)


def _places(new: World, then: Subprocessor, now: Subprocessor) -> Iterator[Change]:
    was, is_now = ({_where(one): one for one in vendor.locations} for vendor in (then, now))
    for key in sorted({*is_now} - {*was}, key=str):
        yield _change(new, K.LOCATION_ADDED, now, field="locations", after=place(new, is_now[key]))
    for key in sorted({*was} - {*is_now}, key=str):
        yield _change(new, K.LOCATION_REMOVED, now, field="locations", before=place(new, was[key]))
    limits = [
        sorted(say(one) for one in vendor.locations if _where(one) in {*was} & {*is_now}) for vendor in (then, now)
    ]
    if limits[0] != limits[1]:
        told_of = {"before": "; ".join(limits[0]), "after": "; ".join(limits[1])}
        yield _change(new, K.RECORD_CHANGED, now, field="locations", **told_of)


def _where(one: Location) -> tuple[str | None, str | None, str]:
    return one.country, one.region, one.activity


def _lists(old: World, new: World, then: Subprocessor, now: Subprocessor) -> Iterator[Change]:
    for field, collection, added, removed in (
        ("data", "data_categories", K.DATA_ADDED, K.DATA_REMOVED),
        ("subjects", "data_subjects", K.SUBJECTS_ADDED, K.SUBJECTS_REMOVED),
    ):
        was, is_now = set(getattr(then, field)), set(getattr(now, field))
        for name in sorted(is_now - was):
            yield _change(new, added, now, field=field, after=titles(new.inventory, collection, [name]))
        for name in sorted(was - is_now):
            yield _change(new, removed, now, field=field, before=titles(old.inventory, collection, [name]))
    if set(then.products) != set(now.products):
        was_for, is_for = (
            titles(world.inventory, "products", one.products) or "all products"
            for world, one in ((old, then), (new, now))
        )
        reach = tuple(dict.fromkeys((*products_of(new, now), *products_of(old, then))))
        change = _change(new, K.PRODUCT_LIMIT_CHANGED, now, field="products", before=was_for, after=is_for)
        yield Change(
            change.kind,
            change.subject,
            change.title,
            change.field,
            change.before,
            change.after,
            reach,
            change.effective,
        )
