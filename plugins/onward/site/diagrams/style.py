"""How kinds of nodes and marks of edges look: shape and line style carry the meaning, colour only repeats it.

The colours are what a plain SVG shows; on the site the stylesheet replaces them (`kind-system`, `data-mark="dashed"` …).
"""

from __future__ import annotations

from collections.abc import Mapping

from onward.frozen import dataclass

INK = "#14232b"
"""The colour of letters."""


@dataclass(frozen=True, slots=True)
class Line:
    """A style of line: colour, width in points, and the pattern of its dashes in SVG's words; empty for solid."""

    colour: str
    width: float
    dashes: str = ""


MARKS: Mapping[str, Line] = {
    "plain": Line("#716f52", 1.1),
    "strong": Line("#017481", 2.6),
    "dashed": Line("#0a19b6", 1.7, "7 4"),
    "long": Line("#2c6a2f", 1.7, "15 5"),
    "dotted": Line("#341638", 2.2, "2 3"),
    "sparse": Line("#b15805", 2.2, "2 8"),
    "dashdot": Line("#52060c", 2.2, "10 4 2 4"),
}
"""What an edge may look like, the surest ground first, each unlike the others without its colour too; another mark looks plain."""


def _node(fill: str, line: str, **more: str) -> Mapping[str, str]:
    style = more.pop("style", "filled")
    return {"fillcolor": fill, "color": line, "fontcolor": INK, "style": style, **more}


NODE_STYLES: Mapping[str, Mapping[str, str]] = {
    "person": _node("#f3eee2", "#8a7440", style="filled,rounded,dotted"),
    "customer": _node("#f3eee2", "#8a7440", style="filled,rounded"),
    "organization": _node("#d5ebee", "#0f5c6b", style="filled,rounded", penwidth="2"),
    "system": _node("#d5ebee", "#0f5c6b", style="filled,rounded"),
    "customer-system": _node("#f3eee2", "#8a7440", style="filled,rounded,dashed"),
    "subprocessor": _node("#e2e3f6", "#4148a0"),
    "processor": _node("#e2e3f6", "#4148a0", peripheries="2"),
    "controller": _node("#f3e1ee", "#8b3a78", shape="octagon"),
    "companies": _node("#e2e3f6", "#4148a0"),
    "authority": _node("#ececec", "#5a6a72", shape="hexagon"),
    "came": _node("#e0f2e3", "#2c6a2f", penwidth="2.6"),
    "gone": _node("#fbe7e4", "#a3322b", style="filled,dashed", penwidth="1.6"),
    "changed": _node("#fdf1cf", "#8a6d1d", peripheries="2"),
    "kept": _node("#ffffff", "#8a9aa3"),
}
"""DOT attributes of the kinds of nodes; another kind looks like a system."""
