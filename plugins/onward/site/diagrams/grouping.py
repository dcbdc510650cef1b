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
    groups: Groups = {}
    for party in parties:
        groups.setdefault(key(party), []).append(party.id)
    return groups


def alone(party: Party) -> Key:
    """A box of its own."""
    return ("party", party.id)


def stages(ends: Sequence[Party], lens: Lens) -> Iterable[Groups]:
    """The ways to group an overview, each with fewer boxes than the one before."""
    vendors: Callable[[Party], Key] = lambda party: (lens, party.purpose if lens == "purpose" else party.place)  # noqa: E731
    one_side: Callable[[Party], Key] = lambda party: (party.side,)  # noqa: E731
    by_products: Callable[[Party], Key] = lambda party: ("systems", *party.products)  # noqa: E731
    for customers, ours in ((alone, alone), (alone, by_products), (alone, one_side), (one_side, one_side)):
        keys: Mapping[Side, Callable[[Party], Key]] = {"customer": customers, "ours": ours, "vendor": vendors}
        yield grouped(ends, lambda party, keys=keys: keys[party.side](party))  # type: ignore[misc]


def with_others(groups: Groups, most: int) -> Groups:
    """The smallest groups of vendors as one, where there are too many; of equal ones those that come last."""
    if len(groups) <= most:
        return groups
    fixed = {key for key in groups if key in (("customer",), ("ours",))}
    rest = sorted((key for key in groups if key not in fixed), key=lambda key: -len(groups[key]))
    kept = {*rest[: most - len(fixed) - 1]}
    left = [key for key in groups if key not in kept and key not in fixed]
    others = [name for key in left for name in groups[key]]
    return {**{key: of for key, of in groups.items() if key not in left}, ("other", left[0][0], str(len(left))): others}


def lines(groups: Groups, flows: Iterable[Flow]) -> int:
    """How many lines join the groups."""
    home = {party: at for at, of in enumerate(groups.values()) for party in of}
    return len({(home[flow.source], home[flow.target]) for flow in flows})


def columns(groups: Groups, flows: Iterable[Flow]) -> int:
    """How many boxes the longest way through the groups has, which a drawing sets side by side; a way back counts as none."""
    home = {party: at for at, of in enumerate(groups.values()) for party in of}
    after: dict[int, dict[int, None]] = {at: {} for at in range(len(groups))}
    for flow in flows:
        after[home[flow.source]][home[flow.target]] = None
    lengths: dict[int, int] = {}

    def longest(at: int) -> int:
        if at not in lengths:
            lengths[at] = 0  # where a way comes back to it
            lengths[at] = 1 + max(map(longest, after[at]), default=0)
        return lengths[at]

    return max(map(longest, after), default=0)


def twins(
    parties: Mapping[str, Party], flows: Iterable[Flow], merged: Collection[str] = (), small: int = 0
) -> Mapping[str, Key]:
    """A key for each party that has a twin: systems with the same neighbours, vendors also of one place with flows that look alike.

    Neighbours on a side that is `merged` are one. Twins that are fewer than `small` are together from all places.
    """
    together: dict[tuple[Side, str, Hashable], list[str]] = {}
    for (side, place, near), of in _alike(parties, flows, merged).items():
        where = _ANYWHERE if side == "vendor" and len(of) < small else place
        together.setdefault((side, where, near), []).extend(of)
    return {
        name: ("twins", side, place, of[0]) for (side, place, _), of in together.items() if len(of) > 1 for name in of
    }


def _alike(
    parties: Mapping[str, Party], flows: Iterable[Flow], merged: Collection[str]
) -> Mapping[tuple[Side, str, Hashable], list[str]]:
    near: dict[str, set[Hashable]] = {}
    for flow in flows:
        for end, other, way in ((flow.source, flow.target, "to"), (flow.target, flow.source, "from")):
            side = parties[other].side
            looks = flow.looks if parties[end].side == "vendor" else ()
            near.setdefault(end, set()).add((way, side if side in merged else other, looks))
    alike: dict[tuple[Side, str, Hashable], list[str]] = {}
    for name, neighbours in near.items():
        party = parties[name]
        if party.side != "customer":
            place = party.place if party.side == "vendor" else ""
            alike.setdefault((party.side, place, frozenset(neighbours)), []).append(name)
    return alike
