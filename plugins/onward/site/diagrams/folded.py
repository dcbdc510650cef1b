"""What a folded drawing is made of: parties in boxes, and lines that know their flows; it refuses to lose one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from itertools import product
from typing import Literal, TypeAlias

from onward.finding import OnwardError
from onward.frozen import dataclass

Key: TypeAlias = tuple[str, ...]
"""What a box or a drawing is about, such as `("party", "stripe")` or `("place", "DE")`; words are made of it later."""

Side: TypeAlias = Literal["customer", "ours", "vendor"]


@dataclass(frozen=True, slots=True)
class Party:
    """An end of flows: whose side it is on, and by what it is grouped. `purpose` and `place` are keys, empty where unknown."""

    id: str
    side: Side
    name: str
    purpose: str = ""
    place: str = ""
    products: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Flow:
    """One flow between two parties; `looks` is how it stands under every law, for flows that look alike."""

    id: str
    source: str
    target: str
    looks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Box:
    """Parties that are drawn as one: a `party` alone, a `list` that names each, or a `group` that counts them.

    `opens` is the path of the drawing that shows what a group holds. A `far` group stands for parties of another drawing.
    """

    id: str
    kind: Literal["party", "list", "group", "far"]
    key: Key
    parties: tuple[str, ...]
    opens: tuple[str, ...] | None = None

    @property
    def named(self) -> bool:
        """Whether each party of it can be read in the drawing."""
        return self.kind in ("party", "list")


@dataclass(frozen=True, slots=True)
class Line:
    """All flows from one box to another, in the order of the inventory."""

    source: str
    target: str
    flows: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Drawing:
    """Boxes and lines about some parties, its `members`; `path` leads to it from the overview, whose path is empty."""

    path: tuple[str, ...]
    key: Key
    members: frozenset[str]
    boxes: tuple[Box, ...]
    lines: tuple[Line, ...]


def drawn(
    path: tuple[str, ...], key: Key, members: Iterable[str], boxes: Sequence[Box], flows: Sequence[Flow]
) -> Drawing:
    """The drawing of these flows in these boxes. Raises OnwardError unless each flow lies in exactly one true line."""
    home: dict[str, str] = {}
    for box in boxes:
        if not box.parties or home.keys() & set(box.parties):
            raise OnwardError(f"drawing {path}: the box {box.id!r} is empty, or holds a party that another one holds")
        home.update(dict.fromkeys(box.parties, box.id))
    if missing := {end for flow in flows for end in (flow.source, flow.target)} - home.keys():
        raise OnwardError(f"drawing {path}: no box holds {', '.join(sorted(missing))}")
    between: dict[tuple[str, str], list[str]] = {}
    for flow in flows:
        between.setdefault((home[flow.source], home[flow.target]), []).append(flow.id)
    lines = tuple(Line(*ends, tuple(of)) for ends, of in between.items())
    made = Drawing(path, key, frozenset(members), tuple(boxes), lines)
    _count(made, flows)
    return made


def _count(made: Drawing, flows: Sequence[Flow]) -> None:
    wanted = Counter(flow.id for flow in flows)
    if Counter(flow for line in made.lines for flow in line.flows) != wanted or max(wanted.values(), default=1) > 1:
        raise OnwardError(f"drawing {made.path}: not every flow lies in exactly one line")
    boxes, by_id = {box.id: box for box in made.boxes}, {flow.id: flow for flow in flows}
    for line in made.lines:
        ends = (boxes[line.source], boxes[line.target])
        if all(box.named for box in ends):
            _full(made, line, {(by_id[flow].source, by_id[flow].target) for flow in line.flows}, *ends)


def _full(made: Drawing, line: Line, pairs: Collection[tuple[str, str]], source: Box, target: Box) -> None:
    """A line between boxes that name their parties says that each of these sends to each of those."""
    if set(pairs) != set(product(source.parties, target.parties)):
        raise OnwardError(f"drawing {made.path}: the line from {line.source} to {line.target} says more than its flows")
