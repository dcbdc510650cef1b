"""A diagram as a figure of the page: a region that scrolls, the drawing, and a legend in HTML."""

from __future__ import annotations

from html import escape

from onward.site.diagrams.model import Diagram
from onward.site.diagrams.style import EDGE_STYLES, NODE_STYLES
from onward.site.diagrams.svg import finish, slug


def figure(diagram: Diagram, drawn: str) -> str:
    """HTML for the page from Graphviz' output. Raises OnwardError if anything of the model is not drawn."""
    return (
        f'<figure class="ow-diagram" id="{slug(diagram.id)}" data-search-exclude>'
        f'<div class="ow-scroll" role="region" tabindex="0" aria-label="{escape(diagram.title)}">'
        f"{finish(diagram, drawn)}</div>"
        f"<figcaption>{escape(diagram.title)}{_legend(diagram)}</figcaption></figure>"
    )


def _legend(diagram: Diagram) -> str:
    """The kinds that occur in this diagram, in the order in which the styles list them."""
    nodes = {node.kind for node in diagram.nodes}
    edges = {edge.kind for edge in diagram.edges}
    items = [
        *(_item("box", f"kind-{kind}", style.words) for kind, style in NODE_STYLES.items() if kind in nodes),
        *(_item("line", f"ground-{kind}", style.words) for kind, style in EDGE_STYLES.items() if kind in edges),
    ]
    return f'<ul class="ow-legend">{"".join(items)}</ul>' if items else ""


def _item(shape: str, kind: str, words: str) -> str:
    return f'<li><span class="ow-key ow-key--{shape} {kind}" aria-hidden="true"></span>{escape(words)}</li>'
