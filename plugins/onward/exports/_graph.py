"""The data flows as nodes and edges, for drawings and for programs that reckon with graphs."""

from __future__ import annotations

from dataclasses import dataclass

from onward.exports import Source
from onward.records.inventory import ORGANIZATION
from onward.records.parties import Actor, Subprocessor
from onward.site.parts.grounds import worst

SAYS = {
    "organization": {"name", "country"},
    "subprocessors": {"name", "country", "example"},
    "systems": {"name", "host", "example"},
    "actors": {"name", "kind", "example"},
    "purposes": {"name"},
    "data_categories": {"name"},
    "flows": {"from", "to", "data", "purpose", "name", "example"},
}


@dataclass(frozen=True, slots=True)
class Node:
    """A party that data comes from or goes to; `kind` is the collection of its record."""

    id: str
    name: str
    kind: str
    country: str
    example: bool


@dataclass(frozen=True, slots=True)
class Edge:
    """One way that data takes; `mechanism` is the weakest kind of transfer mechanism on it, under any law."""

    id: str
    source: str
    target: str
    kind: str
    data: tuple[str, ...]
    data_names: tuple[str, ...]
    purposes: tuple[str, ...]
    mechanism: str


def edges(source: Source) -> tuple[Edge, ...]:
    """The flows of the edition, of one product where one is asked for."""
    edition = source.edition
    edges = []
    for link in edition.links_of(source.product):
        data = tuple(name for name in edition.inventory.data_categories if name in link.data)
        purposes = tuple(name for name in link.purposes if name in edition.inventory.purposes)
        transfers = edition.transfers_of(link)
        weakest = worst(transfers) if transfers else ""
        names = edition.named("data_categories", data)
        edges.append(Edge(link.id, link.source, link.target, link.kind, data, names, purposes, weakest))
    return tuple(edges)


def nodes(source: Source, of: tuple[Edge, ...]) -> tuple[Node, ...]:
    """The parties at the ends of edges, in the order of the inventory."""
    ends = {end for edge in of for end in (edge.source, edge.target)}
    nodes = []
    for name, record in source.edition.inventory.parties.items():
        if name in ends:
            country = (record.country if not isinstance(record, Actor) and hasattr(record, "country") else None) or ""
            kind = ORGANIZATION if name == ORGANIZATION else record.COLLECTION
            title = source.edition.say.marked(record.title, record.example)
            called = title if isinstance(record, Subprocessor) or kind != ORGANIZATION else source.edition.owner
            nodes.append(Node(name, called, kind, country, record.example))
    return tuple(nodes)
