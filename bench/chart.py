"""A picture of growth: both axes in powers of ten, a line for each command, as SVG that reads on light and dark pages."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

WIDTH, HEIGHT, LEFT, RIGHT, TOP, BOTTOM = 720, 420, 64, 190, 24, 48
COLOURS = ("#2f6fb0", "#b3541e", "#3d8b57", "#8a5bb0", "#a0762a")
Points = Sequence[tuple[float, float]]


def exponent(points: Points) -> float:
    """How the second grows with the first: 1 is linear, 2 quadratic; from the first point to the last."""
    (first, least), (last, most) = points[0], points[-1]
    return math.log(most / least) / math.log(last / first)


def chart(lines: Mapping[str, Points], across: str, up: str) -> str:
    """Lines of (number, value) by name; `across` and `up` name the axes."""
    every = [point for points in lines.values() for point in points]
    x = _Axis([point[0] for point in every], LEFT, WIDTH - RIGHT)
    y = _Axis([point[1] for point in every], HEIGHT - BOTTOM, TOP)
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" role="img" aria-label="{up} by {across}">',
        "<style>text{font:13px sans-serif;fill:#777}line{stroke:#9994}polyline{fill:none;stroke-width:2}</style>",
    ]
    for power in x.powers:
        at = x.place(10.0**power)
        parts += [
            f'<line x1="{at:.1f}" x2="{at:.1f}" y1="{TOP}" y2="{HEIGHT - BOTTOM}"/>',
            f'<text x="{at:.1f}" y="{HEIGHT - BOTTOM + 18}" text-anchor="middle">{10**power:,}</text>',
        ]
    for power in y.powers:
        at = y.place(10.0**power)
        parts += [
            f'<line x1="{LEFT}" x2="{WIDTH - RIGHT}" y1="{at:.1f}" y2="{at:.1f}"/>',
            f'<text x="{LEFT - 8}" y="{at + 4:.1f}" text-anchor="end">{10.0**power:g}</text>',
        ]
    ends = _apart({name: y.place(points[-1][1]) for name, points in lines.items()})
    for (name, points), colour in zip(lines.items(), COLOURS[: len(lines)], strict=True):
        placed = " ".join(f"{x.place(one):.1f},{y.place(other):.1f}" for one, other in points)
        parts += [
            f'<polyline points="{placed}" stroke="{colour}"/>',
            f'<text x="{x.place(points[-1][0]) + 8:.1f}" y="{ends[name] + 4:.1f}" style="fill:{colour}">{name}</text>',
        ]
    parts += [
        f'<text x="{(LEFT + WIDTH - RIGHT) / 2:.0f}" y="{HEIGHT - 8}" text-anchor="middle">{across}</text>',
        f'<text x="{LEFT - 50}" y="{TOP - 8}">{up}</text></svg>',
    ]
    return "\n".join(parts) + "\n"


class _Axis:
    """Where a value lies between two places, by its power of ten."""

    def __init__(self, values: Sequence[float], begin: float, end: float) -> None:
        low, high = math.floor(math.log10(min(values))), math.ceil(math.log10(max(values)))
        self.powers = range(low, high + 1)
        self._low, self._step, self._begin = low, (end - begin) / max(high - low, 1), begin

    def place(self, value: float) -> float:
        return self._begin + (math.log10(value) - self._low) * self._step


def _apart(places: Mapping[str, float], least: float = 16) -> dict[str, float]:
    """Labels that would lie on each other, moved apart."""
    found: dict[str, float] = {}
    for name, place in sorted(places.items(), key=lambda one: one[1]):
        found[name] = max(place, *(other + least for other in found.values())) if found else place
    return found
