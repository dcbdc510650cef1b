"""How many flows become drawings that one can read: an overview of few boxes, and a drawing for each group in it.

Vendors are grouped by purpose or by place; what a group holds is drawn with twins, parties that nothing in the drawing tells
apart, as rows of one box. The same inventory gives the same drawings: every tie ends in the order of the inventory.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from functools import cached_property

from onward.frozen import dataclass
from onward.site.diagrams.folded import Box, Drawing, Flow, Key, Party, drawn
from onward.site.diagrams.grouping import (
    Groups,
    Lens,
    alone,
    columns,
    grouped,
    lines,
    stages,
    twins,
    with_others,
)

MOST_BOXES = 15
"""Boxes of a drawing that has groups."""
MOST_MEMBERS = 40
"""Vendors of a drawing that names them all, and its boxes."""
MOST_COLUMNS = 6
"""Boxes side by side, of which a page has room for no more that one can read."""
_MOST_LINES = 30
_MOST_NAMED = 13
"""Boxes of a drawing that names its members, while others can stand together to make room."""
_SMALL = (3, 6, 12)
"""Fewer twins than these do not need a box of their own place, where boxes are too many."""
_LEAST_PARTS = 6
_SLIM = 3
_FEW_BOXES = 12
_FEW = 3
"""With fewer purposes than these among many parties, vendors are grouped by place."""

_REST: Key = ("other", "", "")
_ORDER = {"customer": 0, "ours": 1, "vendor": 2}
_UNSAFE = re.compile(r"[^a-z0-9]+")


@dataclass(frozen=True)
class Fold:
    """Parties and flows, in the order of the inventory, and what vendors are grouped by."""

    parties: Mapping[str, Party]
    flows: tuple[Flow, ...]
    asked: Lens = "purpose"

    @cached_property
    def ends(self) -> tuple[Party, ...]:
        """Every party that sends or receives, in the order of the inventory."""
        ends = {end for flow in self.flows for end in (flow.source, flow.target)}
        return tuple(party for name, party in self.parties.items() if name in ends)

    @cached_property
    def lens(self) -> Lens:
        """What vendors are grouped by: as asked, or by place where purposes tell too few apart."""
        purposes = {party.purpose for party in self.ends if party.side == "vendor"}
        return "place" if len(purposes) < _FEW and len(self.ends) > MOST_BOXES else self.asked

    @cached_property
    def drawings(self) -> tuple[Drawing, ...]:
        """The overview, then all that its groups open, each before what it opens itself."""
        return (self.overview, *(drawing for box in self.overview.boxes if box.opens for drawing in self._opened(box)))

    @cached_property
    def overview(self) -> Drawing:
        """All flows in few boxes."""
        ways = [grouped(self.ends, alone), *stages(self.ends, self.lens)]
        groups = next(filter(self._readable, ways), None) or self._shortened(ways[-1], self.flows, MOST_BOXES)
        return drawn((), ("all",), self.parties, self._boxes(groups, (), opening=True), self.flows)

    @cached_property
    def narrow(self) -> Drawing:
        """The same in three columns: customers, the organization, vendors; each vendor by name where they are few."""
        few = grouped(self.ends, lambda party: alone(party) if party.side == "vendor" else (party.side,))
        opens = any(box.opens for box in self.overview.boxes)
        home = {name: box.key for box in self.overview.boxes for name in box.parties}
        as_wide = grouped(self.ends, lambda party: home[party.id] if party.side == "vendor" else (party.side,))
        groups = as_wide if opens and len(few) > _FEW_BOXES else few
        return drawn((), ("all",), self.parties, self._boxes(groups, (), opening=True), self.flows)

    def around(self, party: str) -> tuple[Drawing, Drawing]:
        """What a party sends and receives, wide and narrow."""
        return self._named((), ("party", party), (party,)), self.slim((), ("party", party), (party,))

    def slim(self, path: tuple[str, ...], key: Key, members: Collection[str]) -> Drawing:
        """A drawing of members in three columns."""
        flows = self.flows_of(members)
        boxes = self._boxes(_levelled(self, members, flows, _SLIM), path)
        return drawn(path, key, members, boxes, flows)

    def flows_of(self, members: Collection[str]) -> tuple[Flow, ...]:
        """The flows with an end among members."""
        ranks = {rank for member in members for rank in self._touching.get(member, ())}
        return tuple(self.flows[rank] for rank in sorted(ranks))

    @cached_property
    def _touching(self) -> Mapping[str, Sequence[int]]:
        """The ranks of the flows that each party sends or receives."""
        touching: dict[str, list[int]] = {}
        for rank, flow in enumerate(self.flows):
            touching.setdefault(flow.source, []).append(rank)
            touching.setdefault(flow.target, []).append(rank)
        return touching

    def slimmed(self, drawing: Drawing) -> Drawing:
        """A drawing of the fold as a narrow screen shows it; what a group opens is the same."""
        if not drawing.path:
            return self.narrow
        if any(box.opens and box.kind == "group" for box in drawing.boxes):
            return self._middle(drawing.path, drawing.key, drawing.members, slim=True)
        return self.slim(drawing.path, drawing.key, drawing.members)

    def _readable(self, groups: Groups) -> bool:
        if len(groups) > MOST_BOXES or self._columns(groups, self.flows) > MOST_COLUMNS:
            return False
        return len(groups) == len(self.ends) or lines(groups, self.flows) <= _MOST_LINES

    def _shortened(self, groups: Groups, flows: Sequence[Flow], most: int, others: Groups | None = None) -> Groups:
        """As many groups as `most` beside others; fewer, the smallest as one, until no way through all of them is too long."""
        fixed = sum(key in (("customer",), ("ours",)) for key in groups)
        ways = [with_others(groups, number) for number in range(most, fixed, -1)]
        fits = (way for way in ways if self._columns({**(others or {}), **way}, flows) <= MOST_COLUMNS)
        return next(fits, ways[-1])

    def _columns(self, groups: Groups, flows: Sequence[Flow]) -> int:
        """How many boxes stand side by side, drawn in their order."""
        return columns(dict(sorted(groups.items(), key=lambda group: self._order(group[1]))), flows)

    def _order(self, parties: Sequence[str]) -> tuple[int, int]:
        """Customers, then the organization, then vendors, the largest group first."""
        return _ORDER[self.parties[parties[0]].side], -len(parties)

    def _opened(self, box: Box) -> Iterator[Drawing]:
        """The drawing of a group, and all below it."""
        assert box.opens
        named = self._named(box.opens, box.key, box.parties)
        if len(box.parties) <= MOST_MEMBERS and len(named.boxes) <= MOST_MEMBERS:
            yield named
            return
        middle = self._middle(box.opens, box.key, box.parties)
        yield middle
        for inner in middle.boxes:
            if inner.kind == "group" and inner.opens:
                yield from self._opened(inner)

    def _named(self, path: tuple[str, ...], key: Key, members: Collection[str]) -> Drawing:
        """Members by name, twins in one box; others in as few boxes as the whole needs to be read."""
        flows = self.flows_of(members)
        levels = [_levelled(self, members, flows, level) for level in range(_SLIM + 1)]
        levels += (_levelled(self, members, flows, _SLIM, small) for small in _SMALL)
        fits = (
            grouping for grouping in levels if len(grouping) <= _MOST_NAMED and lines(grouping, flows) <= _MOST_LINES
        )
        groups = next(fits, None) or min(levels, key=len)
        return drawn(path, key, members, self._boxes(groups, path), flows)

    def _middle(self, path: tuple[str, ...], key: Key, members: Collection[str], slim: bool = False) -> Drawing:
        """Members in groups that open, for more of them than one drawing can name."""
        flows, parts = self.flows_of(members), self._split(self._sorted(members))
        for level in range(1, 5):
            others = _levelled(self, members, flows, level)
            others = {name: of for name, of in others.items() if not {*of} & {*members}}
            if len(others) + min(len(parts), _LEAST_PARTS) <= MOST_BOXES:
                break
        groups = self._shortened(parts, flows, MOST_BOXES - len(others), others)
        if slim and level < _SLIM:
            levelled = _levelled(self, members, flows, _SLIM)
            others = {name: of for name, of in levelled.items() if not {*of} & {*members}}
        boxes = self._boxes(others | groups, path, opening=True, members={*members})
        return drawn(path, key, members, boxes, flows)

    def _sorted(self, parties: Iterable[str]) -> list[str]:
        """In the order of the inventory."""
        return sorted(parties, key=self._rank.__getitem__)

    @cached_property
    def _rank(self) -> Mapping[str, int]:
        return {name: at for at, name in enumerate(self.parties)}

    def _split(self, members: Sequence[str]) -> Groups:
        """Members in at least two parts."""
        by_lens: list[Callable[[Party], Key]] = [
            lambda party: ("place", party.place), lambda party: ("purpose", party.purpose),
        ]  # fmt: skip
        if self.lens == "place":
            by_lens.reverse()
        looks = self._looks
        for key in (*by_lens, lambda party: ("place", party.place, *looks.get(party.id, ()))):
            parts = grouped((self.parties[name] for name in members), key)
            if len(parts) > 1:
                return parts
        return self._alphabetical(members)

    def _alphabetical(self, members: Sequence[str]) -> Groups:
        names = sorted(members, key=self._by_name)
        number = max(2, -(-len(names) // MOST_MEMBERS))
        size = -(-len(names) // number)
        chunks = [names[at : at + size] for at in range(0, len(names), size)]
        return {
            ("range", self.parties[chunk[0]].name, self.parties[chunk[-1]].name, chunk[0]): chunk for chunk in chunks
        }

    @cached_property
    def _looks(self) -> Mapping[str, tuple[str, ...]]:
        """How what a vendor receives stands under every law."""
        looks: dict[str, set[str]] = {}
        for flow in self.flows:
            looks.setdefault(flow.target, set()).update(flow.looks)
        return {name: tuple(sorted(of)) for name, of in looks.items()}

    @cached_property
    def _overview_key(self) -> Mapping[str, Box]:
        return {party: box for box in self.overview.boxes for party in box.parties}

    def _by_name(self, party: str) -> tuple[str, str]:
        return self.parties[party].name.casefold(), party

    def _boxes(
        self, groups: Groups, path: tuple[str, ...], opening: bool = False, members: Collection[str] | None = None
    ) -> list[Box]:
        """The boxes of groups, in their order."""
        taken: set[str] = set()
        boxes = []
        for key, of in groups.items():
            name = _free(_slug(key), taken)
            vendors = self.parties[of[0]].side == "vendor"
            boxes.append(
                self._box(name, key, of, (*path, name), opening and vendors and (members is None or of[0] in members))
            )
        return sorted(boxes, key=lambda box: self._order(box.parties))

    def _box(self, name: str, key: Key, of: Sequence[str], path: tuple[str, ...], opens: bool) -> Box:
        if len(of) == 1:
            return Box(name, "party", ("party", of[0]), (of[0],))
        if key[0] == "twins":
            return Box(name, "list", key, tuple(sorted(of, key=self._by_name)))
        if key[0] == "far":
            elsewhere = self._overview_key[of[0]].opens if key[1:] != _REST else None
            return Box(name, "far", key[1:], tuple(of), elsewhere)
        return Box(name, "group", key, tuple(of), path if opens else None)


def _levelled(fold: Fold, members: Collection[str], flows: Sequence[Flow], level: int, small: int = 0) -> Groups:
    """Ends of flows in boxes, the more together the higher the level; twins that are fewer than `small` together from all places.

    From 1 on other vendors are in their group of the overview, from 2 on our systems are one box, from 3 on customers are
    one; with 4 all other vendors are one.
    """
    ends = dict.fromkeys(end for flow in flows for end in (flow.source, flow.target))
    merged = {2: ("ours",), 3: ("ours", "customer"), 4: ("ours", "customer")}.get(level, ())
    alike = twins(fold.parties, flows, merged, small)

    def key(party: Party) -> Key:
        if party.side in merged:
            return (party.side,)
        if party.side == "vendor" and party.id not in members and level:
            return ("far", *(fold._overview_key[party.id].key if level <= _SLIM else _REST))
        return alike.get(party.id, alone(party))

    return grouped((fold.parties[name] for name in fold._sorted(ends)), key)


def _slug(key: Key) -> str:
    words = {"systems": key[1:], "twins": key[2:3]}.get(key[0], key[1:2] if key[0] != "other" else ())
    return _UNSAFE.sub("-", "-".join(words).casefold()).strip("-") or key[0]


def _free(name: str, taken: set[str]) -> str:
    free, number = name, 2
    while free in taken:
        free, number = f"{name}-{number}", number + 1
    taken.add(free)
    return free
