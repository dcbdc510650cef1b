"""A diagram as a figure of the page: the drawing for a wide and for a narrow screen, and its legends in HTML.

Both drawings fit their page as they are, unless their letters would be too small. Of a figure with two the stylesheet shows one,
and a wide one that fits a phone stands alone. The page's script makes the controls, in their place; without it the first
perspective stands, and its legend for the law that is chosen.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from html import escape

from onward.site.diagrams.lean import lean
from onward.site.diagrams.model import Diagram
from onward.site.diagrams.style import MARKS
from onward.site.diagrams.svg import LARGEST, finish, slug
from onward.site.diagrams.told import told
from onward.site.diagrams.trial import DESK, LEAST, PHONE, Draw, letters, tried

_LINE = '<svg class="ow-key ow-key--line" data-mark="{mark}" viewBox="0 0 36 8" aria-hidden="true"><path d="M0 4H36"/></svg>'
_BOX = '<span class="ow-key ow-key--box kind-{kind}" aria-hidden="true"></span>'
_CONTROLS = '<div class="ow-controls" hidden></div>'
_PLACES = {mark: at for at, mark in enumerate(MARKS)}
_SIZE = re.compile(r'width="(\d+)" height="\d+"')
_ROOT = 20
"""Pixels of the theme's `rem` on a screen of usual width."""


def figure(diagram: Diagram, draw: Draw) -> str:
    """HTML for the page. Raises OnwardError if anything of the model is not drawn."""
    name, words = slug(diagram.id), diagram.wording
    skip = f'<a class="ow-skip" href="#{words.after}">{escape(words.skip)}</a>' if words.after else ""
    wide, drawn = _framed(diagram, draw, "ow-wide")
    two = diagram.narrow is not None and not _fits(wide)
    shape = "ow-diagram ow-diagram--two" if two else "ow-diagram"
    if two and diagram.narrow:
        drawn += _framed(diagram.narrow, draw, "ow-slim")[1]
    return (
        f'<figure class="{shape}" id="{name}" data-search-exclude{told(diagram)}>{skip}{drawn}'
        f'<div class="ow-told ow-by-law" aria-hidden="true" hidden></div>'
        f"<figcaption>{_legends(diagram)}{_CONTROLS}</figcaption></figure>"
    )


def _framed(diagram: Diagram, draw: Draw, screen: str) -> tuple[str, str]:
    """A drawing, and the same in its frame; one whose letters would be too small at fit keeps its size, and its frame scrolls."""
    slim = screen == "ow-slim"
    raw, setting = tried(diagram, draw, slim)
    small = letters(raw, PHONE if slim else DESK) < LEAST
    made = finish(diagram, raw, setting)
    kind = f"ow-scroll {screen} ow-scroll--large" if small else f"ow-scroll {screen}"
    return made, f'<div class="{kind}">{_sized(lean(made), LEAST / LARGEST if small else 1)}</div>'


def _fits(svg: str) -> bool:
    """Whether a drawing fits a phone as it is."""
    match = _SIZE.search(svg)
    return match is not None and int(match[1]) <= PHONE[0]


def _sized(svg: str, scale: float) -> str:
    """With its width in letters of the page, so that it grows with them; its height follows."""
    return _SIZE.sub(lambda match: f'width="{round(int(match[1]) * scale / _ROOT, 2):g}rem"', svg, count=1)


def _legends(diagram: Diagram) -> str:
    """What the lines mean from each perspective, of which the first is shown, and the kinds of nodes that occur."""
    kinds = {node.kind for node in diagram.nodes}
    boxes = [_item(_BOX.format(kind=kind), words) for kind, words in diagram.wording.kinds if kind in kinds]
    shown = dict.fromkeys(perspective.id for perspective in diagram.perspectives)
    lines = (_lines(diagram, name, bool(at)) for at, name in enumerate(shown))
    return "".join(lines) + (f'<ul class="ow-legend">{"".join(boxes)}</ul>' if boxes else "")


def _lines(diagram: Diagram, name: str, hidden: bool) -> str:
    """The legend of a perspective; an entry that is not for each of its laws names those that it is for."""
    views = [perspective for perspective in diagram.perspectives if perspective.id == name]
    laws: dict[tuple[str, str], list[str]] = {}
    for view in views:
        for entry in view.legend:
            laws.setdefault(entry, []).append(view.law)
    entries = sorted(laws, key=_rank) if len(views) > 1 else laws
    items = "".join(
        _item(_LINE.format(mark=mark), words, None if len(laws[mark, words]) == len(views) else laws[mark, words])
        for mark, words in entries
    )
    return f'<ul class="ow-legend" data-perspective="{name}"{" hidden" if hidden else ""}>{items}</ul>'


def _rank(entry: tuple[str, str]) -> int:
    """The place of a mark in a legend; what is no mark of a line comes last."""
    return _PLACES.get(entry[0], len(_PLACES))


def _item(key: str, words: str, laws: Iterable[str] | None = None) -> str:
    under = "" if laws is None else f' data-regimes="{escape(" ".join(laws))}"'
    return f"<li{under}>{key}{escape(words)}</li>"
