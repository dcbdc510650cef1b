"""How kinds of nodes and edges look: shape and line style carry the meaning, colour only repeats it.

The colours are what a plain SVG shows; on the site the stylesheet replaces them by class (`kind-system` …).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Style:
    """The words for a legend, and the DOT attributes."""

    words: str
    dot: Mapping[str, str]


def _node(words: str, fill: str, line: str, **more: str) -> Style:
    style = more.pop("style", "filled")
    return Style(words, {"fillcolor": fill, "color": line, "fontcolor": "#14232b", "style": style, **more})


def _edge(words: str, colour: str, style: str, **more: str) -> Style:
    return Style(words, {"color": colour, "style": style, **more})


NODE_STYLES: Mapping[str, Style] = {
    "person": _node("Person", "#f3eee2", "#8a7440", shape="ellipse"),
    "customer": _node("Customer", "#f3eee2", "#8a7440", style="filled,rounded"),
    "organization": _node("Our own organization", "#d5ebee", "#0f5c6b", style="filled,rounded", penwidth="2"),
    "system": _node("System that we run", "#d5ebee", "#0f5c6b", style="filled,rounded"),
    "customer-system": _node("System that the customer runs", "#f3eee2", "#8a7440", style="filled,rounded,dashed"),
    "subprocessor": _node("Subprocessor", "#e2e3f6", "#4148a0"),
    "processor": _node("Our own processor", "#e2e3f6", "#4148a0", peripheries="2"),
    "controller": _node("Independent controller", "#f3e1ee", "#8b3a78", shape="octagon"),
    "authority": _node("Authority", "#ececec", "#5a6a72", shape="hexagon"),
}
"""Node kinds; another kind looks like a system."""

EDGE_STYLES: Mapping[str, Style] = {
    "flow": _edge("Flow of data", "#5f7079", "solid"),
    "no-transfer": _edge("No restricted transfer", "#5f7079", "solid", penwidth="0.9"),
    "adequacy": _edge("Relies on an adequacy decision", "#0f6b7a", "solid", penwidth="2.2"),
    "safeguard": _edge("Relies on an appropriate safeguard", "#4148a0", "dashed"),
    "derogation": _edge("Relies on a derogation", "#8b3a78", "dotted", penwidth="1.8", arrowhead="vee"),
    "unknown": _edge("Being confirmed", "#8a6d1d", "dotted", penwidth="1.8", arrowhead="odot"),
    "no-ground": _edge("No ground recorded", "#a3322b", "dashed", arrowhead="tee"),
}
"""Edge kinds; another kind looks like a flow."""
