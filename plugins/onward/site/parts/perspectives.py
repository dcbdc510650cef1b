"""Ways to look at flows: on what a transfer relies, how close the data is to a person, how it travels, for which product."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Set
from typing import TypeAlias

from onward.graph import Link
from onward.records.data import DataCategory
from onward.site.diagrams.model import Perspective, Seen
from onward.site.parts.edition import Edition
from onward.site.parts.looks import GROUND

_FREE = ("strong", "dashed", "dotted", "long", "dashdot")
_REST = "sparse"
"""Marks in the order in which values that nobody foresees take them; the last is for all that are left."""

_SENSITIVITY = {
    "special": "dashdot", "kind": "dotted", "personal": "strong", "pseudonymised": "dashed", "anonymised": "plain",
    "unknown": "sparse",
}  # fmt: skip

Marked: TypeAlias = tuple[str, str]
"""A mark and its words."""


def perspectives(edition: Edition, links: Sequence[Link]) -> tuple[tuple[Perspective, Mapping[str, str]], ...]:
    """Each perspective but that of grounds, with the mark of every flow by its id; those that tell nothing apart are left out."""
    every = (_made(edition, name, links, look(edition, links)) for name, look in _LOOKS.items())
    return tuple(pair for pair in every if len(pair[0].legend) > 1)


def titles(edition: Edition) -> Mapping[str, str]:
    """What every perspective is called, by its id; that of grounds first."""
    return {name: edition.say(f"diagram.perspectives.{name}") for name in (GROUND, *_LOOKS)}


Look = Callable[[Link], Marked]


def _made(edition: Edition, name: str, links: Sequence[Link], look: Look) -> tuple[Perspective, Mapping[str, str]]:
    seen = {link.id: look(link) for link in links}
    order = {mark: at for at, mark in enumerate(_ORDER[name])}
    legend = sorted(dict.fromkeys(seen.values()), key=lambda pair: order.get(pair[0], len(order)))
    title = edition.say(f"diagram.perspectives.{name}")
    return Perspective(name, title, tuple(legend)), {link: mark for link, (mark, _) in seen.items()}


def _by_sensitivity(edition: Edition, links: Sequence[Link]) -> Look:
    special = edition.world.law.special

    def level(category: DataCategory, personal: Set[str]) -> str:
        if special(frozenset(category.kinds)):
            return "special"
        if category.identifiability != "anonymised" or category.id in personal:
            return "pseudonymised" if category.identifiability == "pseudonymised" else _plain(category)
        return "anonymised"

    def look(link: Link) -> Marked:
        personal = edition.world.anonymity.personal(link)
        known = edition.inventory.data_categories.items()
        levels = {level(of, personal) for name, of in known if name in link.data} or {"unknown"}
        worst_ = next(name for name in _SENSITIVITY if name in levels)
        return _SENSITIVITY[worst_], edition.say(f"diagram.data.{worst_}")

    return look


def _plain(category: DataCategory) -> str:
    return "kind" if category.kinds else "personal"


def _by_transport(edition: Edition, links: Sequence[Link]) -> Look:
    say = edition.say

    def words(link: Link) -> str | None:
        moved = link.flow.transport if link.flow else None
        if not moved or not moved.protocol:
            return None
        key = "flows.transport.least" if moved.minimum else "flows.transport.any"
        return say(key, protocol=moved.protocol, minimum=moved.minimum)

    marks = _marks(edition, (words(link) for link in links))

    def look(link: Link) -> Marked:
        if link.flow is None:
            return "plain", say("diagram.transport.none")
        said = words(link)
        return marks[said] if said else (_REST, say("diagram.transport.unknown"))

    return look


def _by_product(edition: Edition, links: Sequence[Link]) -> Look:
    def words(link: Link) -> str | None:
        return edition.product_names(link.products) if link.products else None

    marks = _marks(edition, (words(link) for link in links))

    def look(link: Link) -> Marked:
        said = words(link)
        return marks[said] if said else ("plain", edition.say("products.all"))

    return look


def _marks(edition: Edition, values: Iterable[str | None]) -> Mapping[str, Marked]:
    """A mark for each value, the same for the same inventory; the last mark stands for all that came too late."""
    distinct = sorted({value for value in values if value})
    fits = len(distinct) <= len(_FREE)
    others = (_FREE[-1], edition.say("diagram.others"))
    return {value: (_FREE[at], value) if fits or at < len(_FREE) - 1 else others for at, value in enumerate(distinct)}


_LOOKS: Mapping[str, Callable[[Edition, Sequence[Link]], Look]] = {
    "data": _by_sensitivity, "transport": _by_transport, "product": _by_product,
}  # fmt: skip
_ORDER: Mapping[str, Sequence[str]] = {
    "data": tuple(_SENSITIVITY.values()), "transport": (_REST, *_FREE, "plain"), "product": ("plain", *_FREE),
}  # fmt: skip


def marks_of(flows: Sequence[str], every: Iterable[tuple[Perspective, Mapping[str, str]]]) -> Iterator[tuple[str, str]]:
    """How a line looks from each perspective: the first of the marks of its flows, and `mixed` where they differ."""
    for perspective, marks in every:
        seen = {marks[flow] for flow in flows}
        yield perspective.id, next(mark for mark, _ in perspective.legend if mark in seen)
        if len(seen) > 1:
            yield perspective.id, "mixed"


def seen_of(flows: Iterable[str], every: Iterable[tuple[Perspective, Mapping[str, str]]]) -> tuple[Seen, ...]:
    """What each perspective shows of each flow, for a page on which some of a line's flows may go."""
    numbered = tuple(flows)
    return tuple(
        Seen(of.id, tuple(dict.fromkeys(mark for mark, _ in of.legend)), tuple(map(marks.__getitem__, numbered)))
        for of, marks in every
    )
