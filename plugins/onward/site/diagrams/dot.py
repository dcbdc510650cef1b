"""A diagram as DOT text: labels, shapes and structure only.

Names in the text are numbers (`n0`, `e0`, `c0`), so no value of the inventory can become syntax; links, tooltips and
styles of lines are put into the drawn SVG afterwards. `newrank` and the absence of edge labels keep `dot` from losing edges.
"""

from __future__ import annotations

import textwrap
from collections.abc import Iterable

import graphviz

from onward.site.diagrams.model import Cluster, Diagram, Node
from onward.site.diagrams.style import NODE_STYLES

_FONT = "Helvetica"
_EM = 0.62 / 72
_SIZE = 13
_FIRST_WIDE = 0x1100


def to_dot(diagram: Diagram) -> str:
    """The diagram in Graphviz' language; the same text for the same diagram."""
    graph = graphviz.Digraph("G", comment=None)
    graph.attr(
        "graph", newrank="true", rankdir=diagram.direction, bgcolor="transparent", fontname=_FONT,
        fontsize=str(_SIZE - 1), labeljust="l", nodesep="0.35", ranksep="0.9", pad="0.1", compound="true",
    )  # fmt: skip
    graph.attr("node", shape="box", fontname=_FONT, fontsize=str(_SIZE), margin="0.22,0.12", height="0.5")
    graph.attr("edge", arrowsize="0.8", penwidth="1.3")
    _frames(graph, diagram, None)
    _nodes(graph, diagram, None)
    names = {node.id: f"n{index}" for index, node in enumerate(diagram.nodes)}
    for index, edge in enumerate(diagram.edges):
        graph.edge(names[edge.source], names[edge.target], id=f"e{index}")
    return str(graph.source)


def _frames(graph: graphviz.Digraph, diagram: Diagram, parent: str | None) -> None:
    for index, cluster in enumerate(diagram.clusters):
        if (cluster.parent or None) == parent:
            with graph.subgraph(name=f"cluster_c{index}") as frame:
                frame.attr(**_frame(cluster, index, parent))
                _nodes(frame, diagram, cluster.id)
                _frames(frame, diagram, cluster.id)


def _frame(cluster: Cluster, index: int, parent: str | None) -> dict[str, str]:
    style = "rounded" if parent is None else "rounded,dashed"
    return {"label": _frame_label(cluster.label), "id": f"c{index}", "style": style, "color": "#8a9aa3",
            "fontcolor": "#5f7079", "margin": "16"}  # fmt: skip


def _nodes(graph: graphviz.Digraph, diagram: Diagram, cluster: str | None) -> None:
    for index, node in enumerate(diagram.nodes):
        if (node.cluster or None) == cluster:
            style = NODE_STYLES.get(node.kind, NODE_STYLES["system"])
            graph.node(f"n{index}", _label(node.label, 26), id=f"n{index}", width=_width(node), **style)


def _label(text: str, width: int) -> str:
    """Wrapped, and quoted against DOT's escapes, its HTML labels and its character entities."""
    lines = (graphviz.escape(line.replace("&", "&amp;")) for line in _wrapped(text, width))
    quoted: str = graphviz.nohtml("\\n".join(lines))
    return quoted


def _frame_label(text: str) -> str:
    """A frame is as wide as its name in the letters of a browser, which are wider than those that are measured here."""
    return "".join(f"{_label(line + _ROOM * (len(line) // 3), 48)}\\l" for line in _wrapped(text, 28))


_ROOM = "\N{NO-BREAK SPACE}"


def _wrapped(text: str, width: int) -> Iterable[str]:
    for line in text.splitlines():
        yield from textwrap.wrap(line, width) or [""]


def _width(node: Node) -> str:
    """A least width in inches: letters beyond ASCII are measured as a space, and would run over the frame."""
    longest = max((_ems(line) for line in _wrapped(node.label, 26)), default=0)
    return f"{max(1.1, longest * _EM * _SIZE + 0.4):.2f}"


def _ems(line: str) -> float:
    """Letters of a line in units of a wide Latin letter; East Asian letters count nearly double."""
    return sum(0.9 if char.isascii() else 1.1 if ord(char) < _FIRST_WIDE else 1.7 for char in line)
