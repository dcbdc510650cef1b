"""A finished drawing in fewer letters, for a page: every line runs where it ran, and nothing that is shown or read aloud is less.

A page names no namespaces, its stylesheet sets the numbers on lines, and a link in a box is named by its own letters.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from onward.site.diagrams.numbers import Point, points

_SPACES = re.compile(r' xmlns(?::xlink)?="[^"]*"')
_VIEW = re.compile(r'(?<= viewBox=")[\d. -]+')
_PATH = re.compile(r'(?<= d=")M[\d.,-]+C[\d., -]+(?=")')
_CORNERS = re.compile(r'(?<= points=")[\d., -]+')
_NAMED = re.compile(r' aria-label="([^"<>]*)"(><text [^<>]*>)\1(?=</text></a>)')
_STILL = (
    ("scale(1 1) rotate(0) ", ""),
    (' fill="none" stroke="transparent" stroke-width="14" />', ' fill="none" />'),
    (' stroke="#ffffff" stroke-width="4" paint-order="stroke"', ""),
    (' text-anchor="middle" font-size="13" font-weight="bold"', ""),
    (" />", "/>"),
)
"""What moves nothing, and what the stylesheet says of lines that are hit and of their numbers."""


def lean(svg: str) -> str:
    """The SVG element for a page that has the stylesheet of the site."""
    for said, less in _STILL:
        svg = svg.replace(said, less)
    svg = _VIEW.sub(lambda view: " ".join(f"{float(number):g}" for number in view[0].split()), _SPACES.sub("", svg))
    svg = _CORNERS.sub(lambda corners: _closed(corners[0].split()), svg)
    return _NAMED.sub(r"\2\1", _PATH.sub(lambda path: shorter(path[0]), svg))


def _closed(corners: list[str]) -> str:
    """The corners of a polygon, which closes by itself."""
    return " ".join(corners[:-1] if len(corners) > 2 and corners[0] == corners[-1] else corners)


def shorter(path: str) -> str:
    """The same path of cubic curves (`M… C…`, in hundredths), step by step: along an axis where a curve lies on it."""
    given = [(round(x * 100), round(y * 100)) for x, y in points(path)]
    steps, way, last = [f"M{_joined(given[0])}"], given[0], ""
    for at in range(1, len(given) - 2, 3):
        command, numbers = _step(way, given[at : at + 3])
        if command:
            text = _joined(numbers)
            steps.append(_after(last, text) if command == last else command + text)
            last, way = command, given[at + 2]
    return "".join(steps)


def _after(command: str, numbers: str) -> str:
    """Further numbers of a command that is not named again."""
    return numbers if numbers.startswith("-") else f" {numbers}" if command else numbers


def _step(start: Point, curve: list[tuple[int, int]]) -> tuple[str, tuple[float, ...]]:
    """A curve as command and numbers, from where it starts; no command where it leads nowhere."""
    (x, y), (a, b), (c, d), (to_x, to_y) = start, *curve
    if y == b == d == to_y and min(x, to_x) <= min(a, c) and max(a, c) <= max(x, to_x):
        return ("h", (to_x - x,)) if to_x != x else ("", ())
    if x == a == c == to_x and min(y, to_y) <= min(b, d) and max(b, d) <= max(y, to_y):
        return "v", (to_y - y,)
    return "c", tuple(_offsets((x, y), curve))


def _offsets(start: Point, curve: Iterable[Point]) -> Iterator[float]:
    for x, y in curve:
        yield x - start[0]
        yield y - start[1]


def _joined(hundredths: Iterable[float]) -> str:
    """Numbers as SVG reads them: a sign parts them, too, and no zero leads."""
    texts = [re.sub(r"^(-?)0\.", r"\1.", f"{number / 100:.2f}".rstrip("0").rstrip(".")) for number in hundredths]
    return "".join(text if not at or text.startswith("-") else f" {text}" for at, text in enumerate(texts))
