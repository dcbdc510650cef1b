"""Ways to look at flows: on what a transfer relies, how close the data is to a person, how it travels, for which product."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Set

from onward.graph import Link
from onward.records.data import DataCategory
from onward.site.diagrams.model import Perspective
from onward.site.parts.edition import Edition

_FREE = ("strong", "dashed", "dotted", "long", "dashdot")
_REST = "sparse"
"""Marks in the order in which values that nobody foresees take them; the last is for all that are left."""

_SENSITIVITY = {
    "special": "dashdot", "kind": "dotted", "personal": "strong", "pseudonymised": "dashed", "anonymised": "plain",
    "unknown": "sparse",
}  # fmt: skip

Seen = tuple[str, str]
"""A mark and its words."""


def perspectives(edition: Edition, links: Sequence[Link]) -> tuple[tuple[Perspective, Mapping[str, str]], ...]:
    """Each perspective but that of grounds, with the mark of every flow by its id; those that tell nothing apart are left out."""
    found = (_made(edition, name, links, look(edition, links)) for name, look in _LOOKS.items())
    return tuple(one for one in found if len(one[0].legend) > 1)


Look = Callable[[Link], Seen]


def _made(edition: Edition, name: str, links: Sequence[Link], look: Look) -> tuple[Perspective, Mapping[str, str]]:
    seen = {one.id: look(one) for one in links}
    order = {mark: at for at, mark in enumerate(_ORDER[name])}
    legend = sorted(dict.fromkeys(seen.values()), key=lambda one: order.get(one[0], len(order)))
    title = edition.say(f"diagram.perspectives.{name}")
    return Perspective(name, title, tuple(legend)), {link: mark for link, (mark, _) in seen.items()}


def _by_sensitivity(edition: Edition, links: Sequence[Link]) -> Look:
    special = edition.world.law.special

    def level(one: DataCategory, personal: Set[str]) -> str:
        if special(frozenset(one.kinds)):
            return "special"
        if one.identifiability != "anonymised" or one.id in personal:
            return "pseudonymised" if one.identifiability == "pseudonymised" else _plain(one)
        return "anonymised"

    def look(one: Link) -> Seen:
        personal = edition.world.anonymity.personal(one)
        known = edition.inventory.data_categories.items()
        levels = {level(of, personal) for name, of in known if name in one.data} or {"unknown"}
        worst_ = next(name for name in _SENSITIVITY if name in levels)
        return _SENSITIVITY[worst_], edition.say(f"diagram.data.{worst_}")

    return look


def _plain(one: DataCategory) -> str:
    return "kind" if one.kinds else "personal"


def _by_transport(edition: Edition, links: Sequence[Link]) -> Look:
    say = edition.say

    def words(one: Link) -> str | None:
        moved = one.flow.transport if one.flow else None
        if not moved or not moved.protocol:
            return None
        key = "flows.transport.least" if moved.minimum else "flows.transport.any"
        return say(key, protocol=moved.protocol, minimum=moved.minimum)

    marks = _marks(edition, (words(one) for one in links))

    def look(one: Link) -> Seen:
        if one.flow is None:
            return "plain", say("diagram.transport.none")
        said = words(one)
        return marks[said] if said else (_REST, say("diagram.transport.unknown"))

    return look


def _by_product(edition: Edition, links: Sequence[Link]) -> Look:
    def words(one: Link) -> str | None:
        return edition.product_names(one.products) if one.products else None

    marks = _marks(edition, (words(one) for one in links))

    def look(one: Link) -> Seen:
        said = words(one)
        return marks[said] if said else ("plain", edition.say("products.all"))

    return look


def _marks(edition: Edition, values: Iterable[str | None]) -> Mapping[str, Seen]:
    """A mark for each value, the same for the same inventory; the last mark stands for all that came too late."""
    distinct = sorted({one for one in values if one})
    fits = len(distinct) <= len(_FREE)
    others = (_FREE[-1], edition.say("diagram.others"))
    return {one: (_FREE[at], one) if fits or at < len(_FREE) - 1 else others for at, one in enumerate(distinct)}


_LOOKS: Mapping[str, Callable[[Edition, Sequence[Link]], Look]] = {
    "data": _by_sensitivity, "transport": _by_transport, "product": _by_product,
}  # fmt: skip
_ORDER: Mapping[str, Sequence[str]] = {
    "data": tuple(_SENSITIVITY.values()), "transport": (_REST, *_FREE, "plain"), "product": ("plain", *_FREE),
}  # fmt: skip


def marks_of(flows: Sequence[str], found: Iterable[tuple[Perspective, Mapping[str, str]]]) -> Iterator[tuple[str, str]]:
    """How a line looks from each perspective: the first of the marks of its flows, and `mixed` where they differ."""
    for perspective, marks in found:
        seen = {marks[flow] for flow in flows}
        yield perspective.id, next(mark for mark, _ in perspective.legend if mark in seen)
        if len(seen) > 1:
            yield perspective.id, "mixed"
