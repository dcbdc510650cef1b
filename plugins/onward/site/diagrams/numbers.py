"""Where the number of flows stands on a line: near its middle, on no box and no other number, and on no other line if it can."""

from __future__ import annotations

import itertools
import math
import re
from collections.abc import Iterable, Iterator, Sequence
from typing import TypeAlias

Point: TypeAlias = tuple[float, float]
Frame: TypeAlias = tuple[float, float, float, float]
"""Left, top, right, bottom."""

_NUMBER = re.compile(r"-?\d+(?:\.\d+)?")
_STEPS = 12
_TRIED = (0.5, 0.42, 0.58, 0.34, 0.66, 0.27, 0.73, 0.2, 0.8)
_SHORT = 60.0
"""On a shorter line a number would hide the pattern: it stands beside it."""
_LETTER, _HEIGHT = 7.6, 14.0


def points(shape: str) -> list[Point]:
    """The numbers of a path or a polygon, as points."""
    numbers = [float(number) for number in _NUMBER.findall(shape)]
    return list(zip(numbers[::2], numbers[1::2], strict=True))


def frame(corners: Iterable[Point]) -> Frame:
    """The rectangle around points."""
    across, down = zip(*corners, strict=True)
    return min(across), min(down), max(across), max(down)


def sampled(path: str) -> list[Point]:
    """Points along a path of cubic curves."""
    given = points(path)
    along = given[:1]
    for at in range(0, len(given) - 3, 3):
        along += _curve(given[at : at + 4])
    return along


def _curve(control: Sequence[Point]) -> Iterator[Point]:
    for step in range(1, _STEPS + 1):
        t = step / _STEPS
        weights = ((1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t * t * (1 - t), t**3)
        yield (sum(w * p[0] for w, p in zip(weights, control, strict=True)),
               sum(w * p[1] for w, p in zip(weights, control, strict=True)))  # fmt: skip


def placed(
    line: Sequence[Point], number: str, taken: Sequence[Frame], others: Sequence[Sequence[Point]] = ()
) -> tuple[Point, Frame]:
    """The middle of the number and the room that it takes.

    The first place along the line that is free and that none of the `others` crosses, else the first free one, else that of which
    least is taken.
    """
    length = sum(map(math.dist, line, line[1:]))
    sides = (_HEIGHT * 0.8, -_HEIGHT * 0.8) if length < _SHORT else (0.0,)
    tried = [_room(_along(line, share * length, beside), number) for beside in sides for share in _TRIED]
    free = [room for room in tried if not any(_meet(room[1], other) for other in taken)]
    clear = (
        room for room in free if not any(_crosses(room[1], *step) for way in others for step in itertools.pairwise(way))
    )
    return next(
        clear, free[0] if free else min(tried, key=lambda room: sum(_shared(room[1], other) for other in taken))
    )


def _crosses(frame: Frame, start: Point, end: Point) -> bool:
    """Whether a step of a line runs through a room: it reaches it, and has corners of it on both sides."""
    left, top, right, bottom = frame
    (x, y), (to_x, to_y) = start, end
    if max(x, to_x) <= left or min(x, to_x) >= right or max(y, to_y) <= top or min(y, to_y) >= bottom:
        return False
    corners = ((left, top), (right, top), (left, bottom), (right, bottom))
    return len({(to_x - x) * (down - y) > (to_y - y) * (across - x) for across, down in corners}) > 1


def _room(middle: Point, number: str) -> tuple[Point, Frame]:
    x, y = middle
    wide = len(number) * _LETTER / 2 + 2
    return middle, (x - wide, y - _HEIGHT / 2, x + wide, y + _HEIGHT / 2)


def _along(line: Sequence[Point], way: float, beside: float) -> Point:
    for start, end in itertools.pairwise(line):
        step = math.dist(start, end)
        if way <= step and step:
            across, down = (end[0] - start[0]) / step, (end[1] - start[1]) / step
            sign = -1 if across >= 0 else 1
            return start[0] + across * way - sign * down * beside, start[1] + down * way + sign * across * beside
        way -= step
    return line[-1]


def _shared(frame: Frame, other: Frame) -> float:
    """The area that both cover."""
    across, down = (min(frame[at + 2], other[at + 2]) - max(frame[at], other[at]) for at in (0, 1))
    return max(across, 0.0) * max(down, 0.0)


def _meet(frame: Frame, other: Frame) -> bool:
    return frame[0] < other[2] and other[0] < frame[2] and frame[1] < other[3] and other[1] < frame[3]
