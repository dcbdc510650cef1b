"""What changes about a vendor: its identity over time, its role, places, data and grounds."""

from __future__ import annotations

from collections.abc import Iterator

from onward.diff.kinds import ChangeKind
from onward.diff.model import Change
from onward.diff.words import place, say, titles
from onward.records.parties import Subprocessor
from onward.records.standing import standings
from onward.transfers.model import Outcome, Transfer
from onward.world import World

K = ChangeKind
Pair = tuple[Subprocessor, Subprocessor]
_RANK = [
    Outcome.NO_TRANSFER,
    Outcome.ADEQUACY,
    Outcome.SAFEGUARD,
    Outcome.DEROGATION,
    Outcome.UNKNOWN,
    Outcome.NO_GROUND,
]
OWN_FIELDS = {
    "name", "former_names", "merged_into", "successor_of", "legal_name", "address", "roles", "condition", "locations",
    "data", "subjects", "products", "safeguards", "schemes", "contract",
}  # fmt: skip


def identities(old: World, new: World) -> tuple[list[Pair], list[Subprocessor], list[Subprocessor]]:
    """Pairs of the same entity, those that went and those that came: by id, then by former names."""
    before, after = dict(old.inventory.subprocessors), dict(new.inventory.subprocessors)
    pairs = [(before.pop(name), after.pop(name)) for name in sorted({*before} & {*after})]
    for name in sorted(after):
        former = next((one for one in before.values() if _was(after[name], one)), None)
        if former is not None:
            pairs.append((before.pop(former.id), after.pop(name)))
    return pairs, list(before.values()), list(after.values())


def _was(now: Subprocessor, then: Subprocessor) -> bool:
    """Whether a record says that it is the same entity as one of another id."""
    return bool({then.id, then.name, then.legal_name} & set(now.former_names))


def compare(old: World, new: World) -> Iterator[Change]:
    """All changes of vendors."""
    pairs, gone, come = identities(old, new)
    for then, now in pairs:
        yield from _same(old, new, then, now)
    replaced = {one.successor_of for one in come if one.successor_of}
    for vendor in come:
        yield _arrival(old, new, vendor, gone, come)
    for vendor in gone:
        merged = next((one for one in new.inventory.subprocessors.values() if one.successor_of == vendor.id), None)
        if vendor.id not in replaced and merged is None:
            yield _change(old, K.SUBPROCESSOR_REMOVED, vendor, before=vendor.title, effective=vendor.until)


def _change(world: World, kind: ChangeKind, vendor: Subprocessor, **more: object) -> Change:
    products = vendor.products or tuple(world.inventory.products)
    effective = more.pop("effective", None) or (vendor.since if vendor.since and vendor.since >= world.today else None)
    return Change(kind, vendor.subject, vendor.title, products=products, effective=effective, **more)  # type: ignore[arg-type]


def _arrival(
    old: World, new: World, vendor: Subprocessor, gone: list[Subprocessor], come: list[Subprocessor]
) -> Change:
    then = old.inventory.subprocessors.get(vendor.successor_of or "")
    siblings = [one for one in come if one.successor_of and one.successor_of == vendor.successor_of]
    if then is not None:
        kind = K.SUBPROCESSOR_SPLIT if len(siblings) > 1 else K.SUBPROCESSOR_REPLACED
        return _change(new, kind, vendor, before=then.title, after=vendor.title, effective=vendor.since)
    return _change(new, K.SUBPROCESSOR_ADDED, vendor, after=vendor.title, effective=vendor.since)


def _same(old: World, new: World, then: Subprocessor, now: Subprocessor) -> Iterator[Change]:
    if then.title != now.title:
        yield _change(new, K.SUBPROCESSOR_RENAMED, now, field="name", before=then.title, after=now.title)
    if then.legal_name != now.legal_name and (then.legal_name or now.legal_name):
        yield _change(
            new, K.LEGAL_NAME_CHANGED, now, field="legal_name", before=say(then.legal_name), after=say(now.legal_name)
        )
    if then.address != now.address:
        yield _change(new, K.ADDRESS_CHANGED, now, field="address", before=say(then.address), after=say(now.address))
    if now.merged_into and now.merged_into != then.merged_into:
        into = titles(new.inventory, "subprocessors", [now.merged_into])
        yield _change(new, K.SUBPROCESSOR_MERGED, now, field="merged_into", after=into)
    yield from _roles(old, new, then, now)
    yield from _places(new, then, now)
    yield from _lists(new, then, now)
    yield from _agreed(new, then, now)
    yield from _grounds(old, new, then, now)


def _roles(old: World, new: World, then: Subprocessor, now: Subprocessor) -> Iterator[Change]:
    was, is_now = (
        {one.value: set(of) for one, of in standings(world.inventory, vendor).items()}
        for world, vendor in ((old, then), (new, now))
    )
    if set(was) != set(is_now):
        yield _change(
            new, K.SUBPROCESSOR_RECLASSIFIED, now, field="roles", before=", ".join(was), after=", ".join(is_now)
        )
    purposes_then = {one.purpose for one in then.roles if one.purpose}
    purposes_now = {one.purpose for one in now.roles if one.purpose}
    for name in sorted(purposes_now - purposes_then):
        yield _change(new, K.PURPOSE_ADDED, now, field="roles", after=titles(new.inventory, "purposes", [name]))
    for name in sorted(purposes_then - purposes_now):
        yield _change(new, K.PURPOSE_REMOVED, now, field="roles", before=titles(old.inventory, "purposes", [name]))
    if say(then.condition) != say(now.condition):
        yield _change(
            new,
            K.SUBPROCESSOR_RECLASSIFIED,
            now,
            field="condition",
            before=say(then.condition),
            after=say(now.condition),
        )


def _places(new: World, then: Subprocessor, now: Subprocessor) -> Iterator[Change]:
    was = {(one.country, one.activity) for one in then.locations}
    is_now = {(one.country, one.activity) for one in now.locations}
    for country, activity in sorted(is_now - was, key=str):
        yield _change(new, K.LOCATION_ADDED, now, field="locations", after=place(new, country, activity))
    for country, activity in sorted(was - is_now, key=str):
        yield _change(new, K.LOCATION_REMOVED, now, field="locations", before=place(new, country, activity))


def _lists(new: World, then: Subprocessor, now: Subprocessor) -> Iterator[Change]:
    for field, collection, added, removed in (
        ("data", "data_categories", K.DATA_ADDED, K.DATA_REMOVED),
        ("subjects", "data_subjects", K.SUBJECTS_ADDED, K.SUBJECTS_REMOVED),
    ):
        was, is_now = set(getattr(then, field)), set(getattr(now, field))
        for name in sorted(is_now - was):
            yield _change(new, added, now, field=field, after=titles(new.inventory, collection, [name]))
        for name in sorted(was - is_now):
            yield _change(new, removed, now, field=field, before=titles(new.inventory, collection, [name]))
    if set(then.products) != set(now.products):
        was_for, is_for = (titles(new.inventory, "products", one.products) or "all products" for one in (then, now))
        yield _change(new, K.PRODUCT_LIMIT_CHANGED, now, field="products", before=was_for, after=is_for)


def _agreed(new: World, then: Subprocessor, now: Subprocessor) -> Iterator[Change]:
    was, is_now = _instruments(then), _instruments(now)
    for name in sorted(is_now - was):
        yield _change(new, K.SAFEGUARD_ADDED, now, field="safeguards", after=name)
    for name in sorted(was - is_now):
        yield _change(new, K.SAFEGUARD_REMOVED, now, field="safeguards", before=name)
    if say(then.contract) != say(now.contract):
        yield _change(
            new, K.CONTRACT_CHANGED, now, field="contract", before=say(then.contract), after=say(now.contract)
        )


def _instruments(vendor: Subprocessor) -> set[str]:
    found = {one.scheme for one in vendor.schemes if one.scheme}
    for one in vendor.safeguards:
        modules = one.declared_modules or (None,)
        found |= {f"{one.instrument}/m{module}" if module else str(one.instrument) for module in modules}
    return found


def _grounds(old: World, new: World, then: Subprocessor, now: Subprocessor) -> Iterator[Change]:
    """Per regime and country: the weakest outcome, and what carries it."""
    was, is_now = _by_place(old, then.id), _by_place(new, now.id)
    for regime, country in sorted({*was} & {*is_now}, key=str):
        before, after = was[regime, country], is_now[regime, country]
        weaker = _weakest(after) - _weakest(before)
        if before != after and (weaker or {name for _, name in before} != {name for _, name in after}):
            kind = K.SAFEGUARD_WEAKENED if weaker > 0 else K.SAFEGUARD_STRENGTHENED if weaker < 0 else K.GROUND_CHANGED
            label = f"{new.law.regimes[regime].name if regime in new.law.regimes else regime}, {country}"
            yield _change(new, kind, now, field=f"ground: {label}", before=_told(before), after=_told(after))


Stand = tuple[Outcome, str]


def _by_place(world: World, vendor: str) -> dict[tuple[str, str | None], frozenset[Stand]]:
    found: dict[tuple[str, str | None], set[Stand]] = {}
    for one in world.transfers_to.get(vendor, ()):
        found.setdefault((one.regime, one.country), set()).add((one.outcome, _name(one)))
    return {key: frozenset(of) for key, of in found.items()}


def _name(one: Transfer) -> str:
    return one.ground.id if one.ground else one.outcome.value


def _weakest(stands: frozenset[Stand]) -> int:
    return max(_RANK.index(outcome) for outcome, _ in stands)


def _told(stands: frozenset[Stand]) -> str:
    return ", ".join(sorted({name for _, name in stands}))
