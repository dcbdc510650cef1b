"""What changes about a vendor: its identity over time, its role, places, data and grounds."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from onward.diff import agreements, ai, values
from onward.diff.identity import Match, Sure, identities
from onward.diff.kinds import RECORD, ChangeKind
from onward.diff.model import Change
from onward.diff.places import Where, within
from onward.diff.reach import products_of
from onward.diff.values import both, named, naming, renamed
from onward.records.canonical import say
from onward.records.kept import alike
from onward.records.parties import Subprocessor
from onward.records.safeguards import Location
from onward.records.standing import Status, standings
from onward.world import World

K = ChangeKind


def compare(old: World, new: World) -> Iterator[Change]:
    """All changes of who is engaged, and of those that stay."""
    matched = identities(old.inventory.subprocessors, new.inventory.subprocessors)
    for match in matched.same:
        yield from _same(old, new, match)
    for vendor in matched.come:
        if new.status(vendor) is Status.RETIRED:
            yield _change(new, K.RECORD_CHANGED, vendor, field=RECORD, now=named(vendor))
        else:
            yield _change(new, K.SUBPROCESSOR_ADDED, vendor, now=named(vendor), effective=vendor.since)
    yield from _successors(old, new, matched.successors)
    for match in matched.merged:
        told_of = {"field": "merged_into", "now": named(match.now), "sure": match.sure}
        yield _change(old, K.SUBPROCESSOR_MERGED, match.then, **told_of)
    for vendor in matched.gone:
        yield _departure(old, vendor)


def _departure(old: World, vendor: Subprocessor) -> Change:
    """A vendor whose going was told by its last day is only tidied away."""
    if vendor.until:
        return _change(old, K.WORDING_CHANGED, vendor, field=RECORD, was=named(vendor))
    return _change(old, K.SUBPROCESSOR_REMOVED, vendor, was=named(vendor))


def _successors(old: World, new: World, matches: tuple[Match, ...]) -> Iterator[Change]:
    for match in matches:
        siblings = [sibling for sibling in matches if sibling.then.id == match.then.id]
        kind = K.SUBPROCESSOR_SPLIT if len(siblings) > 1 else K.SUBPROCESSOR_REPLACED
        told_of = {"was": named(match.then), "now": named(match.now)}
        yield _change(new, kind, match.now, effective=match.now.since, sure=match.sure, **told_of)


def _change(world: World, kind: ChangeKind, vendor: Subprocessor, **more: Any) -> Change:
    planned = vendor.since if vendor.since and vendor.since >= world.today else None
    more["effective"] = more.get("effective") or planned
    return Change(kind, vendor, products=products_of(world, vendor), **more)


def _same(old: World, new: World, match: Match) -> Iterator[Change]:
    then, now = match.then, match.now
    yield from _roles(old, new, then, now)
    yield from (_change(new, kind, now, **more) for kind, more in agreements.grounds(old, new, then, now))
    if alike(then, now):
        return
    yield from (_change(new, kind, now, **more) for kind, more in _identity(new, match))
    yield from (_change(new, kind, now, **more) for kind, more in _days(then, now))
    yield from _places(new, then, now)
    yield from _lists(old, new, then, now)
    terms = (
        *agreements.agreements(then, now),
        *agreements.contracts(then, now),
        *ai.features(then, now),
    )
    yield from (_change(new, kind, now, **more) for kind, more in terms)


def _identity(new: World, match: Match) -> Iterator[agreements.Found]:
    then, now = match.then, match.now
    if then.title != now.title:
        yield K.SUBPROCESSOR_RENAMED, {"field": "name", "was": renamed(then), "now": renamed(now), "sure": match.sure}
    elif then.id != now.id:
        yield K.WORDING_CHANGED, {**both(then, now, "id"), "sure": match.sure}
    if set(then.former_names) != set(now.former_names) and match.sure is Sure.RECORDED and then.title == now.title:
        yield K.WORDING_CHANGED, {"field": "former_names"}
    if now.merged_into and now.merged_into != then.merged_into:
        into = naming(new.inventory, "subprocessors", now, "merged_into", [now.merged_into])
        yield K.SUBPROCESSOR_MERGED, {"field": "merged_into", "now": into}
    if now.successor_of != then.successor_of:
        yield K.WORDING_CHANGED, both(then, now, "successor_of")


def _days(then: Subprocessor, now: Subprocessor) -> Iterator[agreements.Found]:
    """A last day is a departure to come; a first day that moves forward takes notice away, one that moves back gives some."""
    if then.until != now.until:
        leaving = then.until is None and now.until is not None
        kind = K.SUBPROCESSOR_REMOVED if leaving else K.RECORD_CHANGED
        yield kind, {**both(then, now, "until"), "effective": now.until}
    if then.since != now.since:
        earlier = then.since and now.since and now.since < then.since
        yield K.RECORD_CHANGED if earlier else K.WORDING_CHANGED, both(then, now, "since")


def _roles(old: World, new: World, then: Subprocessor, now: Subprocessor) -> Iterator[Change]:
    was, is_now = (values.standing(standings(world.inventory, vendor)) for world, vendor in ((old, then), (new, now)))
    if was != is_now:
        yield _change(new, K.SUBPROCESSOR_RECLASSIFIED, now, field="roles", was=was, now=is_now)
    before, after = ({role.purpose: role for role in vendor.roles if role.purpose} for vendor in (then, now))
    for name in sorted({*after} - {*before}):
        side = naming(new.inventory, "purposes", after[name], "purpose", [name])
        yield _change(new, K.PURPOSE_ADDED, now, field="roles", now=side)
    for name in sorted({*before} - {*after}):
        side = naming(old.inventory, "purposes", before[name], "purpose", [name])
        yield _change(new, K.PURPOSE_REMOVED, now, field="roles", was=side)
    per_purpose = [{(role.purpose, role.role) for role in vendor.roles} for vendor in (then, now)]
    if was == is_now and {*before} == {*after} and per_purpose[0] != per_purpose[1]:
        yield _change(new, K.SUBPROCESSOR_RECLASSIFIED, now, **both(then, now, "roles"))
    if say(then.condition) != say(now.condition):
        yield _change(new, K.SUBPROCESSOR_RECLASSIFIED, now, **both(then, now, "condition"))


def _places(new: World, then: Subprocessor, now: Subprocessor) -> Iterator[Change]:
    was, is_now = ({_where(location): location for location in vendor.locations} for vendor in (then, now))
    wider = set[Where]()
    for key in sorted({*is_now} - {*was}, key=str):
        sides = {"field": "locations", "now": values.place(new, is_now[key])}
        around = next((before for before in sorted({*was} - {*is_now}, key=str) if within(key, before, new.law)), None)
        if around is None:
            yield _change(new, K.LOCATION_ADDED if then.states("locations") else K.FACT_STATED, now, **sides)
        else:
            wider.add(around)
            yield _change(new, K.LOCATION_NARROWED, now, was=values.place(new, was[around]), **sides)
    gone = sorted({*was} - {*is_now} - wider, key=str)
    if gone and not _answers(now, "locations"):
        sides = {"was": values.parts(then.locations), "now": values.stated(now, "locations")}
        yield _change(new, K.RECORD_CHANGED, now, field="locations", **sides)
        return
    for key in gone:
        yield _change(new, K.LOCATION_REMOVED, now, field="locations", was=values.place(new, was[key]))
    kept = [
        values.parts(location for location in vendor.locations if _where(location) in {*was} & {*is_now})
        for vendor in (then, now)
    ]
    if kept[0] != kept[1]:
        yield _change(new, K.RECORD_CHANGED, now, field="locations", was=kept[0], now=kept[1])


def _answers(vendor: Subprocessor, field: str) -> bool:
    """Whether a record still says something: what is left out, or not known, is no less than what it said."""
    return vendor.states(field) and not vendor.unknown(field)


def _where(location: Location) -> Where:
    return location.country, location.region, location.activity


def _lists(old: World, new: World, then: Subprocessor, now: Subprocessor) -> Iterator[Change]:
    for field, collection, added, removed in (
        ("data", "data_categories", K.DATA_ADDED, K.DATA_REMOVED),
        ("subjects", "data_subjects", K.SUBJECTS_ADDED, K.SUBJECTS_REMOVED),
    ):
        was, is_now = set(getattr(then, field)), set(getattr(now, field))
        for name in sorted(is_now - was):
            yield _change(
                new,
                added if then.states(field) else K.FACT_STATED,
                now,
                field=field,
                now=naming(new.inventory, collection, now, field, [name]),
            )
        gone = sorted(was - is_now)
        if gone and not _answers(now, field):
            sides = {"was": naming(old.inventory, collection, then, field, gone), "now": values.stated(now, field)}
            yield _change(new, K.RECORD_CHANGED, now, field=field, **sides)
            continue
        for name in gone:
            yield _change(new, removed, now, field=field, was=naming(old.inventory, collection, then, field, [name]))
    if set(then.products) != set(now.products):
        reach = tuple(dict.fromkeys((*products_of(new, now), *products_of(old, then))))
        limits = {"was": values.products(old.inventory, then), "now": values.products(new.inventory, now)}
        yield replace(_change(new, K.PRODUCT_LIMIT_CHANGED, now, field="products", **limits), products=reach)
