"""Many flows in parts that one can read: a drawing has 150 parties at most, and more become several pages.

They are split by the country in which data is received, and within it by sender, in the order of the inventory.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from onward.frozen import dataclass
from onward.graph import Link
from onward.site.diagrams.svg import slug
from onward.site.page import Block, link
from onward.site.parts.edition import Edition
from onward.site.parts.flows import diagram, flow_table, jurisdiction, parties_of, party_table
from onward.site.parts.markup import Html, anchor, join, listed, paragraph

MOST = 150
"""Parties in one drawing."""


@dataclass(frozen=True, slots=True)
class Part:
    """Some of a product's flows, and the page that shows them."""

    path: str
    title: str
    links: tuple[Link, ...]


def fits(links: Iterable[Link]) -> bool:
    """Whether one drawing holds these flows."""
    return len(parties_of(links)) <= MOST


def parts_of(edition: Edition, product: str | None) -> tuple[Part, ...]:
    """A product's flows: one part where a drawing holds them all. Every flow is in exactly one."""
    links, path = edition.links_of(product), f"data-flows/{product or 'all'}"
    if fits(links):
        return (Part(f"{path}.md", "", links),)
    found: dict[tuple[str, str], list[Link]] = {}
    for one in links:
        found.setdefault(jurisdiction(edition, one.target), []).append(one)
    return tuple(part for place, of in found.items() for part in _within(edition, path, place, of))


def _within(edition: Edition, path: str, place: tuple[str, str], links: list[Link]) -> Iterator[Part]:
    chunks = list(_chunks(links))
    name = edition.say("flows.part.to", place=place[1])
    for number, chunk in enumerate(chunks, 1):
        title = edition.say("flows.part.number", part=name, number=number, of=len(chunks)) if len(chunks) > 1 else name
        yield Part(f"{path}/to-{slug(place[0] or 'unknown').lower()}-{number}.md", title, chunk)


def _chunks(links: Sequence[Link]) -> Iterator[tuple[Link, ...]]:
    """Consecutive flows, a sender's together, until another one would make the drawing too large."""
    by_sender: dict[str, list[Link]] = {}
    for one in links:
        by_sender.setdefault(one.source, []).append(one)
    chunk: list[Link] = []
    parties: set[str] = set()
    for one in (one for of in by_sender.values() for one in of):
        if len(parties | {one.source, one.target}) > MOST:
            yield tuple(chunk)
            chunk, parties = [], set()
        chunk.append(one)
        parties |= {one.source, one.target}
    yield tuple(chunk)


def shown_flows(
    edition: Edition, links: Sequence[Link], identity: str, name: str, page: str, product: str | None = None
) -> Block:
    """Some of a product's flows as a drawing and as a table, or the way to the pages that show them in parts."""
    if not links:
        return flow_table(edition, links, name)
    if not fits(links):
        return way_to_parts(edition, links, product)
    drawn = diagram(edition, identity, edition.say("flows.drawing", product=name), links, lambda _: page)
    told = flow_table(edition, links, edition.say("flows.table", product=name), ids=True)
    return (drawn, told, party_table(edition, links, edition.say("flows.parties", product=name)))


def way_to_parts(edition: Edition, links: Sequence[Link], product: str | None) -> Html:
    """That there are too many flows for one drawing, and the pages that hold them."""
    wanted = {one.id for one in links}
    pages = (
        join([anchor(link(part.path), part.title), f" ({edition.say.count('flows.count', held)})"])
        for part in parts_of(edition, product)
        if (held := sum(one.id in wanted for one in part.links))
    )
    return join([paragraph(edition.say("flows.many", most=str(MOST))), listed(pages)])
