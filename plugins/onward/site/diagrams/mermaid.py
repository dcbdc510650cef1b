"""A drawing as Mermaid text, which GitHub and GitLab draw where Markdown is read."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from onward.characters import escaped
from onward.site.diagrams.model import Diagram
from onward.site.diagrams.style import NODE_STYLES

_MOST = 200
"""Lines of a drawing that Mermaid is asked for; it refuses more than 500, and nobody reads so many."""
_ARROWS: Mapping[str, str] = {"plain": "-->", "strong": "==>", "dotted": "-.->", "dashdot": "-.->"}
_PLAIN = frozenset(" .,-_()'/–—…")
"""What beside letters and digits stands in a label as it is; Mermaid takes every other character by its number."""


def to_mermaid(diagram: Diagram) -> str | None:
    """The whole drawing; None where it has no box, or more lines than a reader could follow."""
    if not diagram.nodes or len(diagram.edges) > _MOST:
        return None
    return "\n".join(_lines(diagram)) + "\n"


def _lines(diagram: Diagram) -> Iterator[str]:
    names = {node.id: f"n{number}" for number, node in enumerate(diagram.nodes)}
    yield "flowchart LR"
    yield from (f'  {names[node.id]}["{label(node.label)}"]:::{node.kind}' for node in diagram.nodes)
    for edge in diagram.edges:
        arrow = _ARROWS.get(edge.marks[0][1] if edge.marks else "plain", "-->")
        yield f"  {names[edge.source]} {arrow} {names[edge.target]}"
    for kind in sorted({node.kind for node in diagram.nodes}):
        style = NODE_STYLES[kind]
        dashes = ",stroke-dasharray:6 4" if "dashed" in style["style"] else ""
        yield f"  classDef {kind} fill:{style['fillcolor']},stroke:{style['color']},color:#111111{dashes}"


def label(text: str) -> str:
    """Lines of plain text: nothing in them is markup of Mermaid, HTML or Markdown, and no icon; `#38;` is the character `&`."""
    return "<br>".join("".join(map(_letter, escaped(line))) for line in text.splitlines())


def _letter(letter: str) -> str:
    return letter if letter.isalnum() or letter in _PLAIN else f"#{ord(letter)};"
