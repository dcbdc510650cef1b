"""The data flows as a graph that Gephi, yEd, networkx and others open (GraphML, graphml.graphdrawing.org)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Final

from onward.characters import escaped
from onward.exports import Content, Source
from onward.exports._about import about
from onward.exports._graph import SAYS, edges, nodes
from onward.records.base import Visibility

if TYPE_CHECKING:
    import networkx as nx

AUDIENCE: Final[Visibility] = "public"


def files(source: Source) -> Mapping[str, Content]:
    """The graph."""
    return {"flows.graphml": lambda: _written(source)}


def _written(source: Source) -> bytes:
    import networkx as nx

    head = '<?xml version="1.0" encoding="utf-8"?>\n'
    return (head + "\n".join(nx.generate_graphml(graph(source))) + "\n").encode()


def graph(source: Source) -> nx.MultiDiGraph[str]:
    """The parties and flows as networkx has them; lists are separated by `;`."""
    import networkx as nx

    every = edges(source)
    made: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    made.graph.update(about(source, SAYS))
    for node in nodes(source, every):
        made.add_node(node.id, name=escaped(node.name), kind=node.kind, country=node.country, example=node.example)
    for edge in every:
        lists = {"data": "; ".join(edge.data), "purposes": "; ".join(edge.purposes)}
        made.add_edge(edge.source, edge.target, key=edge.id, kind=edge.kind, mechanism=edge.mechanism, **lists)
    return made
