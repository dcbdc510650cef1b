"""A diagram as a figure of the page: the drawing for a wide and for a narrow screen, and its legends in HTML.

Both drawings fit their page as they are; of a figure with two the stylesheet shows one, and a wide one that fits a phone stands
alone. The page's script makes the controls, in their place; without it the first perspective stands, and its legend for the law
that is chosen.
"""

from __future__ import annotations

import re
from html import escape

from onward.site.diagrams.model import Diagram, Perspective
from onward.site.diagrams.svg import finish, slug
from onward.site.diagrams.told import told
from onward.site.diagrams.trial import PHONE, Draw, tried

_LINE = '<svg class="ow-key ow-key--line" data-mark="{mark}" viewBox="0 0 36 8" aria-hidden="true"><path d="M0 4H36"/></svg>'
_BOX = '<span class="ow-key ow-key--box kind-{kind}" aria-hidden="true"></span>'
_CONTROLS = '<div class="ow-controls" hidden></div>'
_SIZE = re.compile(r'width="(\d+)" height="\d+"')
_ROOT = 20
"""Pixels of the theme's `rem` on a screen of usual width."""


def figure(diagram: Diagram, draw: Draw) -> str:
    """HTML for the page. Raises OnwardError if anything of the model is not drawn."""
    name, words = slug(diagram.id), diagram.wording
    skip = f'<a class="ow-skip" href="#{words.after}">{escape(words.skip)}</a>' if words.after else ""
    wide = finish(diagram, *tried(diagram, draw))
    two = diagram.narrow is not None and not _fits(wide)
    shape = "ow-diagram ow-diagram--two" if two else "ow-diagram"
    drawn = f'<div class="ow-scroll ow-wide">{_sized(wide)}</div>'
    if two and diagram.narrow:
        slim = finish(diagram.narrow, *tried(diagram.narrow, draw, slim=True))
        drawn += f'<div class="ow-scroll ow-slim">{_sized(slim)}</div>'
    return (
        f'<figure class="{shape}" id="{name}" data-search-exclude{told(diagram)}>{skip}{drawn}'
        f'<div class="ow-told ow-by-law" aria-hidden="true" hidden></div>'
        f"<figcaption>{_legends(diagram)}{_CONTROLS}</figcaption></figure>"
    )


def _fits(svg: str) -> bool:
    """Whether a drawing fits a phone as it is."""
    match = _SIZE.search(svg)
    return match is not None and int(match[1]) <= PHONE[0]


def _sized(svg: str) -> str:
    """With its width in letters of the page, so that it grows with them; its height follows."""
    return _SIZE.sub(lambda match: f'width="{int(match[1]) / _ROOT:g}rem"', svg, count=1)


def _legends(diagram: Diagram) -> str:
    """What the lines mean from each perspective, of which the first is shown, and the kinds of nodes that occur."""
    kinds = {node.kind for node in diagram.nodes}
    boxes = [_item(_BOX.format(kind=kind), words) for kind, words in diagram.wording.kinds if kind in kinds]
    first = next((perspective.id for perspective in diagram.perspectives), "")
    lines = (_lines(perspective, perspective.id != first) for perspective in diagram.perspectives)
    return "".join(lines) + (f'<ul class="ow-legend">{"".join(boxes)}</ul>' if boxes else "")


def _lines(perspective: Perspective, hidden: bool) -> str:
    items = "".join(_item(_LINE.format(mark=mark), words) for mark, words in perspective.legend)
    law = f' data-regimes="{escape(perspective.law)}"' if perspective.law else ""
    return f'<ul class="ow-legend" data-perspective="{perspective.id}"{law}{" hidden" if hidden else ""}>{items}</ul>'


def _item(key: str, words: str) -> str:
    return f"<li>{key}{escape(words)}</li>"
