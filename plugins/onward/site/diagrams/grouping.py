"""Parties in groups: vendors by purpose or place, systems by their products, a side as one; and those that are twins."""

from __future__ import annotations

from collections.abc import Callable, Collection, Hashable, Iterable, Mapping, Sequence
from typing import Literal, TypeAlias

from onward.site.diagrams.folded import Flow, Key, Party, Side

Lens: TypeAlias = Literal["purpose", "place"]
Groups: TypeAlias = dict[Key, list[str]]
_ANYWHERE = "*"


def grouped(parties: Iterable[Party], key: Callable[[Party], Key]) -> Groups:
    """Parties by a key, in the order in which they come."""
    found: Groups = {}
    for one in parties:
        found.setdefault(key(one), []).append(one.id)
    return found


def alone(one: Party) -> Key:
    """A box of its own."""
    return ("party", one.id)


def stages(ends: Sequence[Party], lens: Lens) -> Iterable[Groups]:
    """The ways to group an overview, each with fewer boxes than the one before."""
    vendors: Callable[[Party], Key] = lambda one: (lens, one.purpose if lens == "purpose" else one.place)  # noqa: E731
    one_side: Callable[[Party], Key] = lambda one: (one.side,)  # noqa: E731
    by_products: Callable[[Party], Key] = lambda one: ("systems", *one.products)  # noqa: E731
    for customers, ours in ((alone, alone), (alone, by_products), (alone, one_side), (one_side, one_side)):
        keys: Mapping[Side, Callable[[Party], Key]] = {"customer": customers, "ours": ours, "vendor": vendors}
        yield grouped(ends, lambda one, keys=keys: keys[one.side](one))  # type: ignore[misc]


def with_others(groups: Groups, most: int) -> Groups:
    """The smallest groups of vendors as one, where there are too many; of equal ones those that come last."""
    if len(groups) <= most:
        return groups
    fixed = {key for key in groups if key in (("customer",), ("ours",))}
    rest = sorted((key for key in groups if key not in fixed), key=lambda key: -len(groups[key]))
    kept = {*rest[: most - len(fixed) - 1]}
    left = [key for key in groups if key not in kept and key not in fixed]
    others = [one for key in left for one in groups[key]]
    return {**{key: of for key, of in groups.items() if key not in left}, ("other", left[0][0], str(len(left))): others}


def lines(groups: Groups, flows: Iterable[Flow]) -> int:
    """How many lines join the groups."""
    home = {party: at for at, of in enumerate(groups.values()) for party in of}
    return len({(home[one.source], home[one.target]) for one in flows})


def twins(
    parties: Mapping[str, Party], flows: Iterable[Flow], merged: Collection[str] = (), small: int = 0
) -> Mapping[str, Key]:
    """A key for each party that has a twin: systems with the same neighbours, vendors also of one place with flows that look alike.

    Neighbours on a side that is `merged` are one. Twins that are fewer than `small` are together from all places.
    """
    found: dict[tuple[Side, str, Hashable], list[str]] = {}
    for (side, place, near), of in _alike(parties, flows, merged).items():
        where = _ANYWHERE if side == "vendor" and len(of) < small else place
        found.setdefault((side, where, near), []).extend(of)
    return {one: ("twins", side, place, of[0]) for (side, place, _), of in found.items() if len(of) > 1 for one in of}


def _alike(
    parties: Mapping[str, Party], flows: Iterable[Flow], merged: Collection[str]
) -> Mapping[tuple[Side, str, Hashable], list[str]]:
    near: dict[str, set[Hashable]] = {}
    for one in flows:
        for end, other, way in ((one.source, one.target, "to"), (one.target, one.source, "from")):
            side = parties[other].side
            looks = one.looks if parties[end].side == "vendor" else ()
            near.setdefault(end, set()).add((way, side if side in merged else other, looks))
    found: dict[tuple[Side, str, Hashable], list[str]] = {}
    for name, neighbours in near.items():
        party = parties[name]
        if party.side != "customer":
            place = party.place if party.side == "vendor" else ""
            found.setdefault((party.side, place, frozenset(neighbours)), []).append(name)
    return found
