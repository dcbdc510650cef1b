"""A drawing that stands alone as a file: on white, with its legend inside."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from html import escape

from onward.site.diagrams.model import Diagram
from onward.site.diagrams.style import MARKS, NODE_STYLES

_VIEW = re.compile(r'width="(\d+)" height="(\d+)" viewBox="([^"]*)"')
_ROW, _KEY, _LETTER, _SIZE = 22.0, 48.0, 6.6, 12
_DASHED = "6 4"


def alone(diagram: Diagram, svg: str) -> str:
    """The finished SVG element as a file; its legend names what occurs in the drawing, line styles and boxes."""
    match = _VIEW.search(svg)
    assert match
    left, top, width, height = (float(number) for number in match[3].split())
    items = [*_boxes(diagram), *_lines(diagram)]
    wide = max([width, *(_KEY + 16 + len(words) * _LETTER for _, words in items)])
    tall = height + (len(items) + 1) * _ROW
    scale = int(match[1]) / width
    size = f'width="{math.ceil(wide * scale)}" height="{math.ceil(tall * scale)}"'
    view = f'viewBox="{left:g} {top:g} {wide:g} {tall:g}"'
    paper = f'<rect x="{left:g}" y="{top:g}" width="{wide:g}" height="{tall:g}" fill="#ffffff"/>'
    head, _, rest = svg.replace(match[0], f"{size} {view}", 1).partition("</desc>")
    rows = (_row(key, words, left + 8, top + height + (at + 0.5) * _ROW) for at, (key, words) in enumerate(items))
    return f"{head}</desc>{paper}{rest.removesuffix('</svg>')}{''.join(rows)}</svg>\n"


def _boxes(diagram: Diagram) -> Iterator[tuple[str, str]]:
    kinds = {node.kind for node in diagram.nodes}
    for kind, words in diagram.wording.kinds:
        if kind in kinds:
            style = NODE_STYLES[kind]
            dashes = f' stroke-dasharray="{_DASHED}"' if "dashed" in style["style"] else ""
            width = float(style.get("penwidth", "1")) * int(style.get("peripheries", "1"))
            yield (
                f'<rect width="36" height="14" y="-7" fill="{style["fillcolor"]}" stroke="{style["color"]}"'
                f' stroke-width="{width:g}"{dashes}/>',
                words,
            )


def _lines(diagram: Diagram) -> Iterator[tuple[str, str]]:
    marks = {mark for edge in diagram.edges for _, mark in edge.marks[:1]}
    for mark, words in (entry for view in diagram.perspectives[:1] for entry in view.legend):
        if mark in marks:
            line = MARKS[mark]
            dashes = f' stroke-dasharray="{line.dashes}"' if line.dashes else ""
            yield f'<path d="M0 0H36" stroke="{line.colour}" stroke-width="{line.width:g}"{dashes}/>', words


def _row(key: str, words: str, x: float, y: float) -> str:
    return (
        f'<g transform="translate({x:g} {y:g})">{key}<text x="{_KEY:g}" y="4" font-size="{_SIZE}"'
        f' font-family="Helvetica, Arial, sans-serif" fill="#14232b">{escape(words)}</text></g>'
    )
