"""A diagram as DOT text: labels, shapes and structure only.

Names in the text are numbers (`n0`, `e0`), so no value of the inventory can become syntax; links, numbers and styles of lines
are put into the drawn SVG afterwards. `newrank` and the absence of edge labels keep `dot` from losing edges.
"""

from __future__ import annotations

import textwrap
from collections.abc import Iterator
from html import escape

import graphviz

from onward.frozen import dataclass
from onward.site.diagrams.model import Diagram, Node, Row
from onward.site.diagrams.style import NODE_STYLES

_FONT = "Helvetica"
SIZE = 13
"""Points of the letters in a drawing."""
_POINTS = 72
_FIRST_WIDE = 0x1100
_ROOM = 0.24
_EM = 0.68 * SIZE
"""Points of a wide Latin letter."""


@dataclass(frozen=True, slots=True)
class Setting:
    """How a drawing is set: letters in a line of a label, columns of rows in a box; `slim` for a narrow screen, `down` its way."""

    wrap: int = 26
    columns: int = 1
    slim: bool = False
    down: bool = False


PLAIN = Setting()


def to_dot(diagram: Diagram, setting: Setting = PLAIN) -> str:
    """The diagram in Graphviz' language; the same text for the same diagram."""
    graph = graphviz.Digraph("G", comment=None)
    way = "TB" if setting.down else "LR"
    apart, ranks, margin = ("0.12", "0.3", "0.1,0.05") if setting.slim else ("0.18", "0.7", "0.2,0.07")
    graph.attr(
        "graph", newrank="true", rankdir=way, bgcolor="transparent", fontname=_FONT, fontsize=str(SIZE - 1),
        splines="true", nodesep=apart, ranksep=ranks, pad="0.1",
    )  # fmt: skip
    graph.attr("node", shape="box", fontname=_FONT, fontsize=str(SIZE), margin=margin, height="0.4")
    graph.attr("edge", arrowsize="0.7", penwidth="1.4")
    for index, node in enumerate(diagram.nodes):
        graph.node(f"n{index}", id=f"n{index}", **_look(node, setting))
    names = {node.id: f"n{index}" for index, node in enumerate(diagram.nodes)}
    for index, edge in enumerate(diagram.edges):
        weight = str(max(1, min(len(edge.flows), 4)))
        graph.edge(names[edge.source], names[edge.target], id=f"e{index}", weight=weight)
    return str(graph.source)


def _look(node: Node, setting: Setting) -> dict[str, str]:
    style = {**NODE_STYLES.get(node.kind, NODE_STYLES["system"])}
    if node.group:
        style["peripheries"] = "2"
    if node.rows:
        return {**style, "label": _table(node, setting), "fillcolor": "#ffffff", "shape": "box", "margin": "0.12,0.05"}
    return {**style, "label": _label(node.label, setting.wrap), "width": _width(node.label, setting.wrap)}


def _label(text: str, width: int) -> str:
    """Wrapped, and quoted against DOT's escapes, its HTML labels and its character entities."""
    lines = (graphviz.escape(line.replace("&", "&amp;")) for line in wrapped(text, width))
    quoted: str = graphviz.nohtml("\\n".join(lines))
    return quoted


def placed_rows(node: Node, setting: Setting) -> list[list[Row]]:
    """A box's rows as they are set, line by line; columns are filled from top to bottom."""
    tall = -(-len(node.rows) // setting.columns)
    columns = [node.rows[at : at + tall] for at in range(0, len(node.rows), tall)]
    return [[column[line] for column in columns if line < len(column)] for line in range(tall)]


def _table(node: Node, setting: Setting) -> str:
    """An HTML-like label: a heading, and a cell for each row."""
    lines = placed_rows(node, setting)
    span = max(map(len, lines))
    heading = "".join(
        f'<TR><TD ALIGN="LEFT" COLSPAN="{span}"{_least(line)}><B>{_cell(line)}</B></TD></TR>'
        for line in wrapped(node.label, setting.wrap * span)
    )
    rows = "".join(
        "<TR>" + "".join(f'<TD ALIGN="LEFT"{_least(row.label)}>{_cell(row.label)}</TD>' for row in line) + "</TR>"
        for line in lines
    )
    return f'<<TABLE BORDER="0" CELLBORDER="0" CELLSPACING="0" CELLPADDING="2">{heading}{rows}</TABLE>>'


def _cell(text: str) -> str:
    """A text in an HTML-like label, where a backslash still begins an escape."""
    return escape(" ".join(text.split())).replace("\\", "\\\\") or "&#160;"


def _least(text: str) -> str:
    """A width of a cell that is enough in the letters of any browser, and where letters are measured as a space."""
    return f' WIDTH="{ems(text) * _EM:.0f}"'


def wrapped(text: str, width: int) -> Iterator[str]:
    """The lines of a label; a word that is longer stays whole."""
    for line in text.splitlines():
        yield from textwrap.wrap(line, width, break_long_words=False, break_on_hyphens=False) or [""]


def titles(label: str, wrap: int) -> list[str]:
    """The lines of a label's first line, which are set in bold where more stands under them."""
    return [*wrapped(label.splitlines()[0], wrap)] if len(label.splitlines()) > 1 else []


def _width(label: str, wrap: int) -> str:
    """A least width in inches: bold letters are wider than is measured, and those beyond ASCII are measured as a space."""
    wide = [*titles(label, wrap), *(line for line in wrapped(label, wrap) if not line.isascii())]
    return f"{max((ems(line) * _EM / _POINTS + _ROOM for line in wide), default=0.6):.2f}"


def ems(line: str) -> float:
    """Letters of a line in units of a wide Latin letter; East Asian letters count nearly double.

    Counted in tenths: each version of Python adds up fractions in its own way, and a drawing is the same in all of them.
    """
    return sum(9 if char.isascii() else 11 if ord(char) < _FIRST_WIDE else 17 for char in line) / 10
