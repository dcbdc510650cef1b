"""A diagram as a figure of the page: controls, a region that scrolls, the drawing, and its legends in HTML.

The controls stay hidden until the page's script shows them; without it the first perspective stands, and its legend.
"""

from __future__ import annotations

from html import escape

from onward.site.diagrams.model import Diagram, Perspective
from onward.site.diagrams.svg import finish, slug

_LINE = '<svg class="ow-key ow-key--line" data-mark="{mark}" viewBox="0 0 36 8" aria-hidden="true"><path d="M0 4H36"/></svg>'
_BOX = '<span class="ow-key ow-key--box kind-{kind}" aria-hidden="true"></span>'


def figure(diagram: Diagram, drawn: str) -> str:
    """HTML for the page from Graphviz' output. Raises OnwardError if anything of the model is not drawn."""
    return (
        f'<figure class="ow-diagram" id="{slug(diagram.id)}" data-search-exclude>{_controls(diagram)}'
        f'<div class="ow-scroll" role="region" tabindex="0" aria-label="{escape(diagram.title)}">'
        f'{finish(diagram, drawn)}</div><p class="ow-told" aria-hidden="true" hidden>{escape(diagram.wording.hint)}</p>'
        f"<figcaption>{escape(diagram.title)}{_legends(diagram)}</figcaption></figure>"
    )


def _controls(diagram: Diagram) -> str:
    words = diagram.wording
    zoom = "".join(
        f'<button type="button" data-zoom="{way}" aria-label="{escape(label)}" title="{escape(label)}">{sign}</button>'
        for way, label, sign in (("in", words.zoom_in, "+"), ("out", words.zoom_out, "−"), ("whole", words.whole, "⤢"))
    )
    choices = "".join(f'<option value="{one.id}">{escape(one.title)}</option>' for one in diagram.perspectives)
    lines = f"<label>{escape(words.lines)} <select>{choices}</select></label>" if choices else ""
    return f'<div class="ow-controls" hidden>{lines}<span>{zoom}</span></div>'


def _legends(diagram: Diagram) -> str:
    """The kinds of nodes that occur, and what the lines mean from each perspective, of which the first is shown."""
    kinds = {node.kind for node in diagram.nodes}
    boxes = [_item(_BOX.format(kind=kind), words) for kind, words in diagram.wording.kinds if kind in kinds]
    lines = (_lines(one, at > 0) for at, one in enumerate(diagram.perspectives))
    return (f'<ul class="ow-legend">{"".join(boxes)}</ul>' if boxes else "") + "".join(lines)


def _lines(one: Perspective, hidden: bool) -> str:
    items = "".join(_item(_LINE.format(mark=mark), words) for mark, words in one.legend)
    return f'<ul class="ow-legend" data-perspective="{one.id}"{" hidden" if hidden else ""}>{items}</ul>'


def _item(key: str, words: str) -> str:
    return f"<li>{key}{escape(words)}</li>"
