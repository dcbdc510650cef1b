"""A drawing tried in several settings, until its letters can be read where it has to fit."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from onward.site.diagrams.dot import SIZE, Setting, to_dot
from onward.site.diagrams.model import Diagram
from onward.site.diagrams.svg import LARGEST

_READABLE, _READABLE_SLIM = 13.0, 12.0
"""Pixels of letters that need no further trial."""
LEAST = 11.0
"""Pixels of the smallest letters in a drawing."""
DESK, PHONE = (950.0, 700.0), (336.0, 10_000.0)
"""Room for a drawing in pixels, width and height; a phone scrolls down."""
_SIZE = re.compile(r'<svg width="([\d.]+)pt" height="([\d.]+)pt"')

_DOWN = (Setting(15, 1, True, True), Setting(12, 1, True, True))

Draw = Callable[[str], str]
"""What makes a drawing of a text in Graphviz' language."""


def letters(svg: str, room: tuple[float, float]) -> float:
    """Pixels of the letters of Graphviz' drawing when the whole of it fits into a room."""
    match = _SIZE.search(svg)
    assert match
    return min(LARGEST, *(SIZE * side / float(size) for side, size in zip(room, match.groups(), strict=True)))


def tried(diagram: Diagram, draw: Draw, slim: bool = False) -> tuple[str, Setting]:
    """Graphviz' drawing in the first setting whose letters are readable at fit, else in the one with the largest.

    On a narrow screen one that is too long for it, such as a chain of companies, runs down.
    """
    room = PHONE if slim else DESK
    best: tuple[float, str, Setting] | None = None
    for setting in (*_settings(diagram, slim), *(_DOWN if slim else ())):
        if setting.down and best and best[0] >= LEAST:
            break
        svg = draw(to_dot(diagram, setting))
        size = letters(svg, room)
        if best is None or size > best[0]:
            best = (size, svg, setting)
        if size >= (_READABLE_SLIM if slim else _READABLE):
            break
    assert best
    return best[1], best[2]


def first_text(diagram: Diagram, slim: bool = False) -> str:
    """What is asked for first when a drawing is tried."""
    return to_dot(diagram, next(_settings(diagram, slim)))


def _settings(diagram: Diagram, slim: bool) -> Iterator[Setting]:
    rows = any(node.rows for node in diagram.nodes)
    for columns in (1,) if slim or not rows else (1, 2, 3, 4):
        for wrap in (22, 18, 15, 12) if slim else (26, 22, 16):
            yield Setting(wrap, columns, slim)
