"""Flows as a page shows them: a drawing, what each of its lines stands for, and closed tables; many flows on pages of their own."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property

from onward.frozen import dataclass
from onward.graph import Link
from onward.site.diagrams.folded import Drawing
from onward.site.diagrams.folding import Fold
from onward.site.page import Block
from onward.site.parts.drawings import Picture, called
from onward.site.parts.edition import Edition, product_page
from onward.site.parts.flows import Marks, as_table, closed, flow_table, in_words, party_table
from onward.site.parts.folding_flows import fold, looks_of
from onward.site.parts.looks import Look
from onward.site.parts.markup import Html, join
from onward.site.parts.once import once

TABLED = 100
"""So many flows have a row each on the page of an overview; more have theirs on the pages that it opens."""

BY_PLACE = ("by-place",)
"""Where the drawings of all flows are in which companies are grouped by place."""


@dataclass(frozen=True)
class Album:
    """Flows as an overview and the drawings that it opens. `base` is the overview's page without its ending.

    What a drawing of `whole` shows alike is not drawn again; without a `base` all groups lead to its pages.
    """

    edition: Edition
    base: str | None
    links: Mapping[str, Link]
    looks: Mapping[str, Look]
    fold: Fold
    whole: Album | None = None

    def opens(self, path: tuple[str, ...]) -> str:
        """The page of a drawing."""
        if self.whole and path and self.whole.by_path.get(path) == self.by_path.get(path):
            return self.whole.opens(path)
        if self.base is None:
            return self.whole.opens(()) if self.whole else ""
        return self._page(path)

    def _page(self, path: tuple[str, ...]) -> str:
        return f"{'/'.join([self.base or '', *path])}.md"

    @cached_property
    def by_path(self) -> Mapping[tuple[str, ...], Drawing]:
        """Its drawings, by the way to them."""
        return {drawing.path: drawing for drawing in self.fold.drawings}

    @cached_property
    def own(self) -> tuple[Drawing, ...]:
        """The drawings that have a page of their own."""
        return tuple(drawing for drawing in self.fold.drawings if self.opens(drawing.path) == self._page(drawing.path))

    def picture(
        self,
        identity: str,
        title: str,
        drawings: tuple[Drawing, Drawing],
        page: str,
        rows: Iterable[str],
        beyond: Mapping[str, str] | None = None,
        entries: bool = True,
        elsewhere: bool = False,
        whole: bool = False,
    ) -> Picture:
        """One of its drawings, wide and slim; the page has `rows` of these flows, and `entries` where it tells of its lines.

        `beyond` says of further flows on which pages their rows are, `elsewhere` that it is shown on another page than these.
        """
        shown = sorted((flow for line in drawings[0].lines for flow in line.flows), key=self._rank.__getitem__)
        links = {name: self.links[name] for name in shown}
        return Picture(
            self.edition,
            identity,
            title,
            links,
            self.looks,
            *drawings,
            page,
            self.opens,
            frozenset(rows),
            beyond or {},
            entries,
            elsewhere,
            whole,
        )

    @cached_property
    def _rank(self) -> Mapping[str, int]:
        """The place of each flow among all, in the order of the inventory."""
        return {name: rank for rank, name in enumerate(self.links)}

    @cached_property
    def ends(self) -> frozenset[str]:
        """Everybody who sends or receives."""
        return frozenset(party.id for party in self.fold.ends)

    def rows(self, drawing: Drawing) -> tuple[str, ...]:
        """The flows that have a row on a drawing's page: all where they are few, else those that no page below has."""
        below = {party for box in drawing.boxes if box.kind == "group" and box.opens for party in box.parties}
        flows = [self.links[flow] for line in drawing.lines for flow in line.flows]
        kept = flows if len(flows) <= TABLED else [each for each in flows if not {each.source, each.target} & below]
        return tuple(each.id for each in kept)

    def named(self, drawing: Drawing) -> str:
        """What a drawing below the overview is about."""
        of = next(
            box
            for other in self.fold.drawings
            for box in other.boxes
            if box.opens == drawing.path and box.kind == "group"
        )
        return called(self.edition, drawing.key, of.parties)


@once(16)
def album(edition: Edition, product: str | None) -> Album:
    """The flows of a product, or all; made once for all pages of a build."""
    whole = album(edition, None) if product else None
    return album_of(edition, edition.links_of(product), f"data-flows/{product or 'all'}", whole)


@once(4)
def by_place(edition: Edition) -> Album | None:
    """All flows with companies grouped by place; None where no group is of a purpose, or where one has the name of its page."""
    whole = album(edition, None)
    if BY_PLACE in whole.by_path or not any(box.key[0] == "purpose" for box in whole.fold.overview.boxes):
        return None
    folded = fold(edition, tuple(whole.links.values()), whole.looks, "place")
    return Album(edition, "/".join([whole.base or "", *BY_PLACE]), whole.links, whole.looks, folded)


def album_of(edition: Edition, links: Sequence[Link], base: str | None, whole: Album | None = None) -> Album:
    """These flows and no others."""
    looks = looks_of(edition, links)
    return Album(edition, base, {link.id: link for link in links}, looks, fold(edition, links, looks), whole)


def shown_flows(
    edition: Edition, links: Sequence[Link], identity: str, name: str, page: str, product: str | None = None,
    around: str | None = None, whole: bool = False,
) -> Block:  # fmt: skip
    """Some of a product's flows as a drawing and in words, or those `around` a party; `whole` where no choice narrows them."""
    if not links:
        return flow_table(edition, links, name)
    of = album(edition, None) if around else album_of(edition, links, None, album(edition, product))
    drawings = of.fold.around(around) if around else (of.fold.overview, of.fold.narrow)
    tabled = len(links) <= TABLED
    rows = [link.id for link in links] if tabled else ()
    picture = of.picture(identity, edition.say("flows.drawing", product=name), drawings, page, rows, whole=whole)
    rest = tables(picture, name) if tabled else as_table(edition, product_page(product))
    return (picture.diagram(), in_words(picture), rest)


def tables(of: Picture, name: str) -> Html:
    """Rows of the flows and of their parties, closed."""
    links = [link for name, link in of.links.items() if name in of.rows]
    heading = "rows" if len(links) == len(of.links) else "rest"
    return tabled(of.edition, links, name, heading, of.marks) if links else Html("")


def tabled(edition: Edition, links: Sequence[Link], name: str, heading: str, marks: Marks | None = None) -> Html:
    """Rows of flows and of their parties, closed, under a heading that counts them."""
    title, parties = edition.say("flows.table", product=name), edition.say("flows.parties", product=name)
    counted = edition.say.count("flows.count", len(links))
    return join(
        [
            closed(
                edition.say.labelled(edition.say(f"flows.heading.{heading}"), counted),
                flow_table(edition, links, title, True, marks),
            ),
            closed(edition.say("flows.heading.parties"), party_table(edition, links, parties)),
        ]
    )
