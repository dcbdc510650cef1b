"""A folded drawing in words: what stands in each box and on each line, and where it leads."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import field, replace
from functools import cached_property
from typing import TypeAlias

from onward.frozen import dataclass
from onward.graph import Link
from onward.records.inventory import ORGANIZATION
from onward.records.parties import Actor, Organization, Subprocessor
from onward.records.standing import standings
from onward.records.systems import System
from onward.site.diagrams.folded import Box, Drawing, Key, Line
from onward.site.diagrams.model import Diagram, Edge, Node, Perspective, Row, Wording
from onward.site.diagrams.style import NODE_STYLES
from onward.site.diagrams.svg import slug
from onward.site.page import link
from onward.site.parts.edition import Edition, pill_kind, vendor_page
from onward.site.parts.folding_flows import CHAIN, side_of
from onward.site.parts.grounds import spoken
from onward.site.parts.looks import ALL, GROUND, Look, legends, outcome, said, tokens, weakest
from onward.site.parts.perspectives import marks_of, perspectives, seen_of
from onward.site.parts.places import jurisdiction
from onward.site.parts.traits import traits

_ACTORS = {"data-subject": "person", "authority": "authority", "infrastructure": "customer-system"}
_FEW = 2
"""So many countries are named in a group's box; more are counted."""

Perspectives: TypeAlias = Sequence[tuple[Perspective, Mapping[str, str]]]
"""Each with the mark of every flow."""


@dataclass(frozen=True)
class Picture:
    """Flows as they are drawn on one page, wide and narrow: `wide` decides how lines are called there, `L0`, `L1` …

    `page` has their `entries` (`line-L0`), and `rows` for these flows and their ends; those of `beyond`
    are on the pages that it names. `opens` is the page of a group's drawing; `elsewhere` is true where it stands on another
    page, to which its lines lead. `whole` is one that nobody narrows, for its page is that of a case.
    """

    edition: Edition
    identity: str
    title: str
    links: Mapping[str, Link]
    looks: Mapping[str, Look]
    wide: Drawing
    slim: Drawing
    page: str
    opens: Callable[[tuple[str, ...]], str]
    rows: frozenset[str] = frozenset()
    beyond: Mapping[str, str] = field(default_factory=dict)
    entries: bool = True
    elsewhere: bool = False
    whole: bool = False

    @cached_property
    def lines(self) -> Mapping[str, Line]:
        """The lines of the wide drawing, by how they are called."""
        return {f"L{at}": line for at, line in enumerate(self.wide.lines)}

    @cached_property
    def line_of(self) -> Mapping[str, str]:
        """How the line of each flow is called."""
        return {flow: name for name, line in self.lines.items() for flow in line.flows}

    @cached_property
    def numbers(self) -> Mapping[str, int]:
        """The number of each flow, in the order of the wide drawing."""
        return {flow: at for at, flow in enumerate(flow for line in self.wide.lines for flow in line.flows)}

    @cached_property
    def _parties(self) -> Mapping[str, int]:
        ends = dict.fromkeys(end for link in self.links.values() for end in (link.source, link.target))
        return {party: at for at, party in enumerate(ends)}

    def _ends(self, flow: str) -> tuple[int, int]:
        return self._parties[self.links[flow].source], self._parties[self.links[flow].target]

    def marks(self, flow: str) -> Mapping[str, str]:
        """How the row of a flow is found from the drawing: its number, and the numbers of its ends."""
        first, last = self._ends(flow)
        return {"data_flow": f"{self.numbers[flow]}", "data_ends": f"{first} {last}"}

    @cached_property
    def ends(self) -> frozenset[str]:
        """Who has a row."""
        return frozenset(end for flow in self.rows for end in (self.links[flow].source, self.links[flow].target))

    def diagram(self) -> Diagram:
        """Both drawings, with the same legends."""
        links = list(self.links.values())
        seen = perspectives(self.edition, links)
        shown = (
            *legends(self.edition, [self._looks(line) for line in self.wide.lines]),
            *(perspective for perspective, _ in seen),
        )
        slim = self._drawn(self.slim, f"{self.identity}-slim", (), seen)
        here = frozenset[str]() if self.elsewhere else self.rows
        rowless = tuple(
            None if flow in here else traits(self.edition, self.links[flow], self.looks[flow], self._ends(flow))
            for flow in (() if self.whole else self.numbers)
        )
        return replace(
            self._drawn(self.wide, self.identity, shown, seen),
            narrow=slim,
            traits=rowless,
            seen=() if self.whole else seen_of(self.numbers, seen),
        )

    def _drawn(self, of: Drawing, identity: str, shown: tuple[Perspective, ...], seen: Perspectives) -> Diagram:
        names = {box.id: heading(self.edition, box) for box in of.boxes}
        nodes = tuple(self._node(box, of is self.slim) for box in of.boxes)
        edges = tuple(self._edge(f"{at}", line, names, seen) for at, line in enumerate(of.lines))
        ways = self.edition.say.series(self._way(line, names) for line in of.lines)
        return Diagram(identity, self.title, nodes, edges, ways, shown, wording(self.edition, f"{self.identity}-words"))

    def _looks(self, line: Line) -> list[Look]:
        return [self.looks[flow] for flow in line.flows]

    def _spoken(self, line: Line, names: Mapping[str, str]) -> str:
        return self.edition.say("flows.spoken", source=names[line.source], target=names[line.target])

    def _way(self, line: Line, names: Mapping[str, str]) -> str:
        way = self._spoken(line, names)
        return way if len(line.flows) == 1 else f"{way} ({self.edition.say.count('flows.count', len(line.flows))})"

    def _edge(self, name: str, line: Line, names: Mapping[str, str], seen: Perspectives) -> Edge:
        entries = tuple(dict.fromkeys(self.line_of[flow] for flow in line.flows))
        looks = self._looks(line)
        pairs = tokens(looks)
        ground = next((mark for law, mark in pairs if law == ALL), "plain")
        marks = ((GROUND, ground), *marks_of(line.flows, seen))
        way = self._spoken(line, names) if len(line.flows) > 1 else ""
        numbers = tuple(self.numbers[flow] for flow in line.flows)
        return Edge(name, line.source, line.target, self._says(line, names), self._at(f"line-{entries[0]}"), marks, pairs,
                    line.flows, entries, numbers, way)  # fmt: skip

    def _says(self, line: Line, names: Mapping[str, str]) -> str:
        """From where to where, what, and on which ground: in full for one flow, law by law for several."""
        edition, way = self.edition, self._way(line, names)
        if len(line.flows) > 1:
            return ". ".join(
                [way, *(f"{edition.say.labelled(laws, words)}" for laws, words, _ in said(edition, self._looks(line)))]
            )
        link = self.links[line.flows[0]]
        purposes = edition.say.enumeration(edition.named("purposes", link.purposes))
        data = edition.say.enumeration(data_of(edition, link)) or edition.say("unknown")
        grounds = spoken(edition, edition.transfers_of(link)) or edition.say("ground.none")
        return ". ".join(filter(None, (edition.say.labelled(way, data), purposes, grounds)))

    def _node(self, box: Box, slim: bool) -> Node:
        edition, named = self.edition, box.parties[0]
        if box.kind == "party":
            record = edition.inventory.parties[named]
            about = (record.service if isinstance(record, Subprocessor) else None) or ""
            label = "\n".join([record.title, *remarks(edition, record)])
            return Node(box.id, label, kind_of(edition, [named]), self._leads(named), about)
        held = tuple(counts(edition, box))[: 1 if slim else None]
        label, kind = "\n".join([heading(edition, box), *held]), kind_of(edition, box.parties)
        unit = f"diagram.box.{unit_of(edition, box)}"
        if box.kind == "list":
            rows = tuple(Row(party, self._row(box, party), self._leads(party)) for party in box.parties)
            return Node(box.id, f"{heading(edition, box)} · {len(rows)}", kind, None, rows=rows)
        if box.opens is None:
            return Node(box.id, label, kind, self._at(f"{self.identity}-words"), group=True, held=held, unit=unit)
        opens = edition.say("diagram.opens")
        return Node(box.id, label, kind, link(self.opens(box.opens)), opens, group=True, held=held, unit=unit)

    def _row(self, box: Box, party: str) -> str:
        """A name in a box, with its place where the heading does not say it."""
        name = self.edition.party(party)
        return name if _one_place(self.edition, box) else f"{name}, {jurisdiction(self.edition, party)[1]}"

    def _at(self, anchor: str) -> str:
        return link(self.page, anchor if self.entries else "")

    def _leads(self, party: str) -> str | None:
        """A party's own page, else its row."""
        if isinstance(self.edition.inventory.parties[party], Subprocessor):
            return vendor_page(party)
        return self._at(party_row_id(party) if party in self.ends else f"{self.identity}-words")


def data_of(edition: Edition, link: Link) -> tuple[str, ...]:
    """The names of a flow's data, in the inventory's order."""
    return edition.named("data_categories", (name for name in edition.inventory.data_categories if name in link.data))


def party_row_id(party: str) -> str:
    """The anchor of a party's row."""
    return f"party-{slug(party)}"


def wording(edition: Edition, after: str = "") -> Wording:
    """What stands around a drawing; `after` is where the page goes on behind it."""
    say = edition.say
    shown = tuple((kind, say(f"diagram.kind.{kind}")) for kind in NODE_STYLES)
    return Wording(shown, say("diagram.skip"), after, say("colon"), say.number(1000)[1:-3])


def heading(edition: Edition, box: Box) -> str:
    """What a box is called."""
    if box.kind == "party":
        return edition.party(box.parties[0])
    if box.kind == "list":
        if side_of(edition, box.parties[0]) == "ours":
            return edition.say("diagram.box.ours")
        return jurisdiction(edition, box.parties[0])[1] if _one_place(edition, box) else edition.say("flows.several")
    return called(edition, box.key, box.parties)


def called(edition: Edition, key: Key, parties: Sequence[str]) -> str:
    """What a group is called: by its purpose or its place, by its products, or by its first and last company."""
    say, (kind, *rest) = edition.say, key
    if kind == "purpose" and rest[0] not in ("", CHAIN):
        return edition.inventory.purposes[rest[0]].title
    if kind == "purpose":
        return say("diagram.box.chain" if rest[0] else "diagram.box.no-purpose")
    if kind == "place":
        place_ = jurisdiction(edition, parties[0])[1]
        ground = [outcome(edition, ALL, weakest(look.partition(":")[2] for look in rest[1:]))] if rest[1:] else []
        return edition.say.labelled(place_, ground[0]) if ground else place_
    if kind == "systems":
        return edition.product_names(rest) or say("diagram.box.shared")
    if kind == "range":
        return say("diagram.box.range", first=rest[0], last=rest[1])
    if kind == "other":
        return say(f"diagram.box.other.{rest[0] if rest[0] in ('purpose', 'place') else 'all'}")
    return say(f"diagram.box.{kind}")


def _one_place(edition: Edition, box: Box) -> bool:
    """Whether all of a box are in one place, or are systems, whose place is not told."""
    vendors = side_of(edition, box.parties[0]) == "vendor"
    return not vendors or len({jurisdiction(edition, party)[0] for party in box.parties}) == 1


def counts(edition: Edition, box: Box) -> Iterable[str]:
    """How many a group holds, and where they are."""
    unit = unit_of(edition, box)
    yield edition.say.count(f"diagram.box.{unit}", len(box.parties))
    if unit != "companies":
        return
    countries = {place.country or "" for party in box.parties for place in edition.places(party)}
    if box.key[0] != "place" and len(countries) > _FEW:
        yield edition.say.count("diagram.box.countries", len(countries - {""}))
    elif box.key[0] != "place":
        yield edition.say.enumeration(sorted(edition.country(code or None) for code in countries))


def unit_of(edition: Edition, box: Box) -> str:
    """What a box counts."""
    return {"vendor": "companies", "customer": "parties"}.get(side_of(edition, box.parties[0]), "systems")


def remarks(edition: Edition, record: Organization | Actor | System | Subprocessor) -> Iterable[str]:
    """What stands under a party's name: that it is an example or planned, and where a vendor is."""
    if record.example:
        yield f"({edition.say('example')})"
    if words := edition.planned(record.id):
        yield words
    if isinstance(record, Subprocessor):
        yield jurisdiction(edition, record.id)[1]


def kind_of(edition: Edition, parties: Iterable[str]) -> str:
    """Of which kind parties are, as shape and colour of their box."""
    every = {_kind(edition, edition.inventory.parties[party]) for party in parties}
    if len(every) == 1:
        return every.pop()
    sides = {"system": "system", "organization": "system"}
    left = {sides.get(kind, kind) for kind in every}
    if left == {"system"}:
        return "system"
    return "customer" if left <= {"person", "customer", "customer-system", "authority"} else "companies"


def _kind(edition: Edition, record: Organization | Actor | System | Subprocessor) -> str:
    if isinstance(record, Actor):
        return _ACTORS.get(record.kind or "", "customer")
    if isinstance(record, System):
        return "system" if record.operator == ORGANIZATION else "customer-system"
    if isinstance(record, Subprocessor):
        first = next(iter(standings(edition.inventory, record)))
        return {"unknown": "subprocessor"}.get(first, pill_kind(first))
    return "organization"
