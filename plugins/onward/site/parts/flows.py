"""Flows in words: a table of them and of their parties, and what each line of a drawing stands for."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TypeAlias

from onward.graph import Link
from onward.records.parties import Subprocessor
from onward.site.diagrams.svg import slug
from onward.site.page import link
from onward.site.parts.drawings import Picture, data_of, heading, kind_of, party_row_id
from onward.site.parts.edition import Edition, product_page
from onward.site.parts.facets import flow_facets
from onward.site.parts.grounds import ground_cell, some_laws, stale
from onward.site.parts.looks import look, said, tokens, written
from onward.site.parts.markup import (
    Html,
    Row,
    anchor,
    inline,
    join,
    lines,
    listed,
    notice,
    paragraph,
    quiet,
    sentence,
    table,
    tag,
)
from onward.site.parts.once import once

Marks: TypeAlias = Callable[[str], Mapping[str, str]]
"""The attributes of a flow's row by which a drawing finds it."""
_MOSTLY = ("data_cases", "data_ways", "data_ground")
"""By what many flows of a table are found alike."""
_COLUMNS = ("from", "to", "data", "purpose", "transport", "ground")


def columns_of(edition: Edition) -> Mapping[str, Sequence[str]]:
    """What the columns are called, by the kind of table: there are thousands of such rows."""
    return {
        "flows": [edition.say(f"flows.columns.{name}") for name in _COLUMNS],
        "parties": [edition.say(f"flows.party.{name}") for name in ("name", "kind", "places", "about")],
    }


def flow_table(
    edition: Edition, links: Sequence[Link], label: str, ids: bool = False, marks: Marks | None = None
) -> Html:
    """The flows, and a remark where some are not shown. `ids`: each row has an anchor; `marks`: by what a drawing finds it."""
    columns = columns_of(edition)["flows"]
    rows = [_row(edition, link, row_id(link) if ids else "", marks(link.id) if marks else {}) for link in links]
    shown = table(label, columns, rows, edition.say("flows.none"), _COLUMNS, "flows", _MOSTLY)
    return join([shown, stale(edition), omission(edition)])


def closed(title: str, *children: str | None, anchor_: str | None = None, only: str | None = None) -> Html:
    """What a reader opens to read it; a link to a place inside opens it by itself. `only` is the one product that it is about."""
    return tag("details", tag("summary", title), *children, class_="ow-fold ow-by-law", id=anchor_, data_only=only)


def apart(edition: Edition, product: str, *children: str | None) -> Html:
    """What stands beneath a product's drawing; it goes with the drawing where another product is chosen, and words come instead."""
    name = edition.inventory.products[product].title
    way = anchor(product_page(product), edition.say("flows.page", product=name))
    words = sentence(edition.say.template("flows.apart"), way=way)
    return join(
        [tag("p", words, class_="ow-apart", data_of=product, hidden=""), tag("div", *children, data_only=product)]
    )


def as_table(edition: Edition, page: str) -> Html:
    """The way to the page that has the flows of a drawing as a table; seen once where their table, or the way to it, comes next."""
    return paragraph(anchor(page, edition.say("flows.as-table")), class_="ow-as-table")


def in_words(of: Picture) -> Html:
    """Every line of a drawing as a sentence: how many flows, on which grounds, and which."""
    say, entries = of.edition.say, [_entry(of, name) for name in of.lines]
    title = say(
        "flows.words", lines=say.count("flows.lines", len(entries)), flows=say.count("flows.count", len(of.links))
    )
    return closed(title, tag("ol", *entries, class_="ow-lines"), anchor_=f"{of.identity}-words")


def _entry(of: Picture, name: str) -> Html:
    edition, line = of.edition, of.lines[name]
    boxes = {box.id: box for box in of.wide.boxes}
    ends = [boxes[line.source], boxes[line.target]]
    way = edition.say(
        "flows.spoken", **dict(zip(("source", "target"), (heading(edition, box) for box in ends), strict=True))
    )
    looks = [of.looks[flow] for flow in line.flows]
    number = tag("span", edition.say.count("flows.count", len(line.flows)), class_="ow-quiet ow-line__count")
    grounds = (
        tag("div", quiet(laws), " ", words, class_="ow-ground", data_regimes=some_laws(edition, ids))
        for laws, words, ids in said(edition, looks)
    )
    opens = [anchor(link(of.opens(box.opens)), heading(edition, box)) for box in ends if box.opens]
    carried = [_carried(of, flow) for flow in line.flows if flow in of.rows or flow in of.beyond]
    more = listed(carried) or join(opens, ", ")
    return tag("li", tag("strong", way), " ", number, *grounds, tag("div", more, class_="ow-carried") if more else None,
               id=f"line-{name}")  # fmt: skip


def _carried(of: Picture, flow: str) -> Html:
    """What a flow carries, as a link to its row; from whom to whom where the line does not say it."""
    edition, carried = of.edition, of.links[flow]
    data = edition.say.enumeration(data_of(edition, carried)) or edition.say("unknown")
    several = any(box.kind != "party" for box in of.wide.boxes if {carried.source, carried.target} & {*box.parties})
    way = edition.say("flows.spoken", source=edition.party(carried.source), target=edition.party(carried.target))
    row = link(of.beyond[flow], row_id(carried)) if flow in of.beyond else f"#{row_id(carried)}"
    return anchor(row, edition.say.labelled(way, data) if several else data)


def omission(edition: Edition) -> Html | None:
    """That there is more than is shown; never how much."""
    return notice(edition.say("flows.omitted")) if edition.omits_flows else None


def row_id(link: Link) -> str:
    """The anchor of a flow's row."""
    return f"flow-{slug(link.id)}"


def _row(edition: Edition, link: Link, identity: str, marks: Mapping[str, str]) -> Row:
    say, flow = edition.say, link.flow
    behalf = link.on_behalf_of and say("flows.behalf", party=edition.party(link.on_behalf_of))
    sender = lines(edition.recipient_link(link.source), quiet(behalf) if behalf else None)
    only = edition.product_names(link.products)
    condition = flow.condition.text if flow and flow.condition else None
    notes = (condition, say("only", what=only) if only else None)
    receiver = lines(edition.recipient_link(link.target), *(quiet(text) for text in notes if text))
    subjects = edition.named("data_subjects", flow.subjects) if flow else ()
    of = say("flows.of", subjects=say.enumeration(subjects)) if subjects else None
    data = lines(
        say.enumeration(data_of(edition, link)) or say("unknown"), quiet(of) if of else None, edition.example(flow)
    )
    why = edition.names("purposes", link.purposes)
    relied = _relied(edition, link)
    cells = (sender, receiver, data, why, _transport(edition, link), relied)
    ground = written(tokens([look(edition, link)]))
    marked = {**marks, "data_ground": ground} if ground else marks
    return identity, cells, {**flow_facets(edition, link).attributes, **marked}


@once(20_000)
def _relied(edition: Edition, link: Link) -> Html | str:
    """On what a flow goes."""
    return ground_cell(edition, edition.transfers_of(link)) or edition.say("ground.none")


def _transport(edition: Edition, link: Link) -> Html | None:
    say, flow = edition.say, link.flow
    if flow is None:
        return lines(say(f"flows.{link.kind}"))
    moved = flow.transport
    key = "flows.transport.least" if moved and moved.minimum else "flows.transport.any"
    words = say(key, protocol=moved.protocol, minimum=moved.minimum) if moved and moved.protocol else None
    remote = say("flows.remote") if link.access == "remote-access" else None
    rare = say("flows.occasional") if link.frequency == "occasional" else None
    return lines(words, *(quiet(text) for text in (remote, rare) if text))


def parties_of(links: Iterable[Link]) -> tuple[str, ...]:
    """The ends of flows, each once."""
    return tuple(dict.fromkeys(end for link in links for end in (link.source, link.target)))


def party_table(edition: Edition, links: Iterable[Link], label: str) -> Html:
    """Who takes part in flows: what each is, where, and what it does. The nodes of a diagram lead to its rows."""
    columns = columns_of(edition)["parties"]
    return table(label, columns, (_party_row(edition, party) for party in parties_of(links)), kind="parties")


def _party_row(edition: Edition, party: str) -> Row:
    record = edition.inventory.parties[party]
    kind = edition.say(f"diagram.kind.{kind_of(edition, [party])}")
    where = edition.say.enumeration(
        dict.fromkeys(edition.country(location.country) for location in edition.places(party))
    )
    about = record.service if isinstance(record, Subprocessor) else None
    return party_row_id(party), (edition.recipient_link(party), kind, where, about or inline(record.description))
