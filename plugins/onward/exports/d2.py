"""The data flows as a D2 diagram (d2lang.com)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from onward.characters import escaped, in_line
from onward.exports import Content, Source
from onward.exports._about import about
from onward.exports._graph import SAYS, edges, nodes
from onward.records.base import Visibility

AUDIENCE: Final[Visibility] = "public"
_SHAPES: Final = {
    "subprocessors": "rectangle", "systems": "cylinder", "actors": "person", "organization": "hexagon",
}  # fmt: skip


def files(source: Source) -> Mapping[str, Content]:
    """The diagram."""
    return {"flows.d2": lambda: ("\n".join(_lines(source)) + "\n").encode()}


def _lines(source: Source) -> Iterator[str]:
    for name, value in about(source, SAYS).items():
        yield f"# {name}: {in_line(escaped(value))}"
    yield "direction: right"
    every = edges(source)
    ids = {}
    for number, node in enumerate(nodes(source, every), 1):
        ids[node.id] = f"n{number}"
        yield f"n{number}: {_label(node.name)} {{shape: {_SHAPES[node.kind]}}}"
    for edge in every:
        yield f"{ids[edge.source]} -> {ids[edge.target]}: {_label(', '.join(edge.data_names) or edge.kind)}"


def _label(text: str) -> str:
    """A text between quotation marks, in which nothing is markup or a variable."""
    kept = in_line(escaped(text)).replace("\\", "\\\\").replace('"', '\\"').replace("$", "\\$")
    return f'"{kept}"'
