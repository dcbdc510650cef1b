"""What a reader meets in a drawing, measured: boxes, lines, crossings, the size of its letters where it has to fit, its weight."""

from __future__ import annotations

import re
import time
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import combinations, pairwise
from pathlib import Path

from onward.site import inputs
from onward.site.diagrams.model import Diagram
from onward.site.diagrams.numbers import Point, sampled
from onward.site.diagrams.svg import finish
from onward.site.diagrams.trial import DESK, PHONE, letters, tried
from onward.site.draw import Drawer
from onward.site.parts.edition import edition
from onward.site.parts.pieces import Album, album

_LINE = re.compile(r'<path class="ow-hit" d="([^"]+)"')


@dataclass(frozen=True)
class Measured:
    """A drawing with its numbers; letters in pixels, time of the engine in seconds, weight in bytes."""

    path: str
    boxes: int
    lines: int
    crossings: int
    letters: float
    weight: int
    seconds: float


def crossings(svg: str) -> int:
    """How often two lines of a finished drawing cross."""
    lines = [list(pairwise(sampled(path))) for path in _LINE.findall(svg)]
    pairs = ((one, other) for first, second in combinations(lines, 2) for one in first for other in second)
    return sum(_meet(*one, *other) for one, other in pairs)


def _meet(a: Point, b: Point, c: Point, d: Point) -> bool:
    return _side(a, b, c) * _side(a, b, d) < 0 and _side(c, d, a) * _side(c, d, b) < 0


def _side(a: Point, b: Point, c: Point) -> float:
    return (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0])


def albums(folder: Path, day: date) -> Iterator[Album]:
    """The drawings of an inventory: of all flows and of each product."""
    world = inputs.world_of(folder / "inventory", day, False, folder / "mkdocs.yml")
    of = edition(world, "public")
    return (album(of, product) for product in (None, *of.inventory.products))


def measured(found: Iterable[Album], drawer: Drawer) -> Iterator[Measured]:
    """Every drawing that has a page of its own, on a desk and on a phone."""
    for of in found:
        for one in of.own:
            picture = of.picture(
                of.opens(one.path), "Flows", (one, of.fold.slimmed(one)), of.opens(one.path), of.rows(one)
            )
            wide = picture.diagram()
            assert wide.narrow
            for shown, slim in ((wide, False), (wide.narrow, True)):
                yield _measured(shown, slim, drawer)


def _measured(shown: Diagram, slim: bool, drawer: Drawer) -> Measured:
    before = time.perf_counter()
    svg, setting = tried(shown, drawer.draw, slim)
    seconds = time.perf_counter() - before
    made = finish(shown, svg, setting)
    size = letters(svg, PHONE if slim else DESK)
    return Measured(shown.id, len(shown.nodes), len(shown.edges), crossings(made), size, len(made.encode()), seconds)


def worst(of: Sequence[Measured]) -> str:
    """The least of what should be large, and the largest of what should be small."""
    return (
        f"{len(of):4} drawings, at most {max(one.boxes for one in of)} boxes, {max(one.crossings for one in of)} crossings,"
        f" letters {min(one.letters for one in of):.1f} px, {max(one.weight for one in of) / 1000:.0f} KB,"
        f" {sum(one.seconds for one in of):.2f} s of the engine"
    )
