"""Flows as a table and as a diagram, both made from one list, so that neither can show what the other does not."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from onward.graph import CUSTOMER, Link
from onward.records.inventory import ORGANIZATION
from onward.records.parties import Actor, Organization, Subprocessor
from onward.records.standing import standings
from onward.records.systems import System
from onward.site.diagrams.model import Cluster, Diagram, Edge, Node, Wording
from onward.site.diagrams.style import NODE_STYLES
from onward.site.diagrams.svg import slug
from onward.site.page import link
from onward.site.parts.edition import Edition, pill_kind, vendor_page
from onward.site.parts.facets import flow_facets
from onward.site.parts.grounds import ground_cell, spoken, stale
from onward.site.parts.markup import Html, Row, inline, join, lines, notice, quiet, table
from onward.site.parts.perspectives import marks_of, perspectives

_COLUMNS = ("from", "to", "data", "purpose", "transport", "ground")
_MANY = 3
_ACTORS = {"data-subject": "person", "authority": "authority", "infrastructure": "customer-system"}


def flow_table(edition: Edition, links: Sequence[Link], label: str, ids: bool = False) -> Html:
    """The flows, and a remark where some are not shown. `ids`: rows are what the edges of a diagram lead to."""
    columns = [edition.say(f"flows.columns.{name}") for name in _COLUMNS]
    rows = (_row(edition, one, row_id(one) if ids else "") for one in links)
    return join(
        [table(label, columns, rows, edition.say("flows.none"), keys=_COLUMNS), stale(edition), omission(edition)]
    )


def omission(edition: Edition) -> Html | None:
    """That there is more than is shown; never how much."""
    return notice(edition.say("flows.omitted")) if edition.omits_flows else None


def row_id(one: Link) -> str:
    """The anchor of a flow's row."""
    return f"flow-{slug(one.id)}"


def data_of(edition: Edition, one: Link) -> tuple[str, ...]:
    """The names of a flow's data, in the inventory's order."""
    return edition.named("data_categories", (name for name in edition.inventory.data_categories if name in one.data))


def _row(edition: Edition, one: Link, identity: str) -> Row:
    say, flow = edition.say, one.flow
    behalf = one.on_behalf_of and say("flows.behalf", party=edition.party(one.on_behalf_of))
    sender = lines(edition.recipient_link(one.source), quiet(behalf) if behalf else None)
    only = edition.product_names(one.products)
    condition = flow.condition.text if flow and flow.condition else None
    notes = (condition, say("only", what=only) if only else None)
    receiver = lines(edition.recipient_link(one.target), *(quiet(text) for text in notes if text))
    subjects = edition.named("data_subjects", flow.subjects) if flow else ()
    of = say("flows.of", subjects=say.enumeration(subjects)) if subjects else None
    data = lines(
        say.enumeration(data_of(edition, one)) or say("unknown"), quiet(of) if of else None, edition.example(flow)
    )
    why = edition.names("purposes", one.purposes)
    ground = ground_cell(edition, edition.transfers_of(one))
    cells = (sender, receiver, data, why, _transport(edition, one), ground or say("ground.none"))
    return identity, cells, flow_facets(edition, one).attributes


def _transport(edition: Edition, one: Link) -> Html | None:
    say, flow = edition.say, one.flow
    if flow is None:
        return lines(say(f"flows.{one.kind}"))
    moved = flow.transport
    key = "flows.transport.least" if moved and moved.minimum else "flows.transport.any"
    words = say(key, protocol=moved.protocol, minimum=moved.minimum) if moved and moved.protocol else None
    remote = say("flows.remote") if one.access == "remote-access" else None
    rare = say("flows.occasional") if one.frequency == "occasional" else None
    return lines(words, *(quiet(text) for text in (remote, rare) if text))


def diagram(edition: Edition, identity: str, title: str, links: Sequence[Link], page: Callable[[Link], str]) -> Diagram:
    """The drawing of these flows and of no others; each edge and node leads to its row in the tables of a page."""
    at = {end: page(one) for one in reversed(links) for end in (one.target, one.source)}
    clusters: dict[str, Cluster] = {}
    looks = perspectives(edition, links)
    nodes = tuple(_node(edition, party, at[party], clusters) for party in parties_of(links))
    edges = tuple(_edge(edition, one, page(one), tuple(marks_of(one, looks))) for one in links)
    drawn, shown = tuple(clusters.values()), tuple(one for one, _ in looks)
    described = _description(edition, links)
    return Diagram(identity, title, nodes, edges, drawn, described, perspectives=shown, wording=_wording(edition))


def parties_of(links: Iterable[Link]) -> tuple[str, ...]:
    """The ends of flows, each once."""
    return tuple(dict.fromkeys(end for one in links for end in (one.source, one.target)))


def party_table(edition: Edition, links: Iterable[Link], label: str) -> Html:
    """Who takes part in flows: what each is, where, and what it does. The nodes of a diagram lead to its rows."""
    columns = [edition.say(f"flows.party.{name}") for name in ("name", "kind", "places", "about")]
    return table(label, columns, (_party_row(edition, party) for party in parties_of(links)))


def party_row_id(party: str) -> str:
    """The anchor of a party's row."""
    return f"party-{slug(party)}"


def _party_row(edition: Edition, party: str) -> Row:
    record = edition.inventory.parties[party]
    kind = edition.say(f"diagram.kind.{_kind(edition, record)}")
    where = edition.say.enumeration(dict.fromkeys(edition.country(one.country) for one in edition.places(party)))
    about = record.service if isinstance(record, Subprocessor) else None
    return party_row_id(party), (edition.recipient_link(party), kind, where, about or inline(record.description))


def _wording(edition: Edition) -> Wording:
    say = edition.say
    kinds = tuple((kind, say(f"diagram.kind.{kind}")) for kind in NODE_STYLES)
    controls = (say(f"diagram.{name}") for name in ("lines", "zoom-in", "zoom-out", "whole", "hint"))
    return replace(Wording(kinds, *controls), colon=say("colon"))


def _description(edition: Edition, links: Iterable[Link]) -> str:
    return edition.say.series(
        edition.say("flows.spoken", source=edition.party(one.source), target=edition.party(one.target)) for one in links
    )


def _edge(edition: Edition, one: Link, page: str, marks: tuple[tuple[str, str], ...]) -> Edge:
    say = edition.say
    way = say("flows.spoken", source=edition.party(one.source), target=edition.party(one.target))
    purposes = say.enumeration(edition.named("purposes", one.purposes))
    data = say.enumeration(data_of(edition, one))
    grounds = spoken(edition, edition.transfers_of(one)) or say("ground.none")
    says = ". ".join(filter(None, (say.labelled(way, data or say("unknown")), purposes, grounds)))
    facets = tuple((name.replace("_", "-"), value) for name, value in flow_facets(edition, one).attributes.items())
    return Edge(one.id, one.source, one.target, says, link(page, row_id(one)), marks, facets)


def _node(edition: Edition, party: str, page: str, clusters: dict[str, Cluster]) -> Node:
    record = edition.inventory.parties[party]
    label = [record.title, *_remarks(edition, record)]
    vendor = isinstance(record, Subprocessor)
    url = vendor_page(record.id) if vendor else link(page, party_row_id(party))
    tooltip = (record.service if isinstance(record, Subprocessor) else None) or ""
    return Node(party, "\n".join(label), _kind(edition, record), url, _cluster(edition, party, clusters), tooltip)


def _remarks(edition: Edition, record: Organization | Actor | System | Subprocessor) -> Iterable[str]:
    if record.example:
        yield f"({edition.say('example')})"
    if words := edition.planned(record.id):
        yield words


def _kind(edition: Edition, record: Organization | Actor | System | Subprocessor) -> str:
    if isinstance(record, Actor):
        return _ACTORS.get(record.kind or "", "customer")
    if isinstance(record, System):
        return "system" if record.operator == ORGANIZATION else "customer-system"
    if isinstance(record, Subprocessor):
        first = next(iter(standings(edition.inventory, record)))
        return {"unknown": "subprocessor"}.get(first, pill_kind(first))
    return "organization"


def _cluster(edition: Edition, party: str, clusters: dict[str, Cluster]) -> str | None:
    """The frame of a party: its own inside the jurisdiction for our systems, the customer's for what is theirs."""
    record = edition.inventory.parties[party]
    if isinstance(record, Actor):
        theirs = record.kind in ("organisation", "infrastructure")
        return _frame(clusters, CUSTOMER, edition.say("flows.customer-side"), None) if theirs else None
    if isinstance(record, System) and record.operator == CUSTOMER:
        return _frame(clusters, CUSTOMER, edition.say("flows.customer-side"), None)
    place, label = jurisdiction(edition, party)
    outer = _frame(clusters, f"place:{place}", label, None)
    if isinstance(record, Subprocessor):
        return outer
    return _frame(clusters, f"party:{place}", edition.owner, outer)


def _frame(clusters: dict[str, Cluster], identity: str, label: str, parent: str | None) -> str:
    clusters.setdefault(identity, Cluster(identity, label, parent))
    return identity


def jurisdiction(edition: Edition, party: str) -> tuple[str, str]:
    """A key and the words for all the countries in which a party is."""
    countries = sorted({place.country or "" for place in edition.places(party)}) or [""]
    if len(countries) > _MANY:
        return "several", edition.say("flows.several")
    places = edition.say.enumeration(edition.country(code or None) for code in countries)
    seat = edition.seat_elsewhere(party)
    if seat is None:
        return "+".join(countries), places
    return f"{'+'.join(countries)}@{seat}", edition.say("flows.company", places=places, seat=edition.inside(seat))
