"""The data flows as a Mermaid flowchart, for pages that draw it themselves: GitHub, GitLab, Notion, wikis."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from onward.characters import escaped, in_line
from onward.exports import Content, Source
from onward.exports._about import about
from onward.exports._graph import SAYS, edges, nodes
from onward.records.base import Visibility
from onward.site.diagrams.mermaid import label

AUDIENCE: Final[Visibility] = "public"
_SHAPES: Final = {
    "subprocessors": ("[", "]"),
    "systems": ("[(", ")]"),
    "actors": ("([", "])"),
    "organization": ("[[", "]]"),
}


def files(source: Source) -> Mapping[str, Content]:
    """The flowchart."""
    return {"flows.mmd": lambda: ("\n".join(_lines(source)) + "\n").encode()}


def _lines(source: Source) -> Iterator[str]:
    yield "flowchart LR"
    for name, value in about(source, SAYS).items():
        yield f"  %% {name} {in_line(escaped(value)).replace('{', '(').replace('}', ')')}"
    every = edges(source)
    ids = {}
    for number, node in enumerate(nodes(source, every), 1):
        ids[node.id] = f"n{number}"
        opened, closed = _SHAPES[node.kind]
        yield f'  n{number}{opened}"{label(in_line(node.name))}"{closed}'
    for edge in every:
        yield f'  {ids[edge.source]} -->|"{label(in_line(", ".join(edge.data_names) or edge.kind))}"| {ids[edge.target]}'
