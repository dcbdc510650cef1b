"""Which laws protect data where its way begins: those that the records name, else those that bind the exporter."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from onward.graph import Graph, Link, PartyRecord
from onward.law import Law
from onward.records.inventory import ORGANIZATION, Inventory
from onward.records.parties import Actor, Organization
from onward.records.systems import System
from onward.transfers.facts import exporter_of, subject_to

_COMPANIES = ("organisation", "authority")


class Bits:
    """Categories of data as bits of a number, which are joined and compared quicker than their names."""

    def __init__(self, graph: Graph) -> None:
        self._bits: dict[str, int] = {}
        self.links = {link.id: self.mask(link.data) for link in graph.links}

    def mask(self, data: Iterable[str]) -> int:
        """A bit for each category."""
        bits, mask = self._bits, 0
        for category in data:
            bit = bits.get(category)
            if bit is None:
                bit = bits[category] = 1 << len(bits)
            mask |= bit
        return mask

    def of(self, link: Link) -> int:
        """What a link of the graph carries."""
        return self.links[link.id]


class Origins:
    """The laws under which data begins its way, worked out once for all links that are alike in what decides."""

    def __init__(self, inventory: Inventory, law: Law) -> None:
        self._inventory, self._law = inventory, law
        self._known: dict[tuple[object, ...], tuple[str, ...]] = {}

    def of(self, link: Link) -> tuple[str, ...]:
        """Those of a link's data."""
        exporter = exporter_of(self._inventory, link)
        alike = (exporter, link.source, link.flow.regimes if link.flow else (), link.purposes)
        known = self._known.get(alike)
        if known is None:
            known = self._known[alike] = origin_regimes(self._inventory, self._law, link, exporter)
        return known


def origin_regimes(inventory: Inventory, law: Law, link: Link, discloses: str) -> tuple[str, ...]:
    """The flow's own regimes, else those of each of its purposes, else the sender's or the organization's: those that
    Onward judges by.

    Where these name none of them, whoever `discloses` is bound by the law of its seat all the same; and what a flow or a
    purpose names takes nothing of that away. Source: Art. 3(1) GDPR, Art. 3(1) UK GDPR, Art. 3 FADP.
    """
    exporter = inventory.parties.get(discloses)
    named = tuple(_judged(law, named_regimes(inventory, inventory.actors.get(link.source))))
    own = named or binding(law, exporter) or binding(law, inventory.organization)
    narrowed = tuple(_judged(law, _narrowed(inventory, link, own)))
    company = discloser(inventory, exporter)
    direct = (regime for name in link.purposes or (None,) for regime in subject_to(company, name))
    bound = {*of_seat(law, company), *direct}
    return tuple(dict.fromkeys((*narrowed, *(regime for regime in own if regime in bound)))) if narrowed else own


def unbound(inventory: Inventory, law: Law, link: Link, regime: str, purpose: str | None) -> bool:
    """Whether a person's device gives data to a vendor for us as a controller, and this law does not bind us for it.

    Then nobody who is under the law discloses: the person does not, and we are outside. Source: EDPB Guidelines 05/2021, para 9.
    """
    ours, stated = inventory.organization, inventory.purposes.get(purpose or "")
    if ours is None or not from_device(inventory, link):
        return False
    if stated is None or stated.role not in ("controller", "joint-controller"):
        return False
    return exporter_of(inventory, link) == ORGANIZATION and regime not in {
        *of_seat(law, ours),
        *subject_to(ours, purpose),
    }


def from_device(inventory: Inventory, link: Link) -> bool:
    """Whether a person's browser or device gives the data, and the flow names nobody else who does."""
    sender = inventory.actors.get(link.source)
    return sender is not None and sender.kind == "data-subject" and link.on_behalf_of is None


def _narrowed(inventory: Inventory, link: Link, own: tuple[str, ...]) -> Iterator[str]:
    """The laws that a flow names, else each of its purposes; a purpose that names none has those of whoever sends."""
    if link.flow and link.flow.regimes:
        yield from link.flow.regimes
        return
    for name in link.purposes:
        purpose = inventory.purposes.get(name)
        yield from (purpose.regimes if purpose else ()) or own


def discloser(inventory: Inventory, exporter: PartyRecord | None) -> Organization | Actor | None:
    """Who discloses, where that is the organization or an actor; what vendors pass on is under the law that it came by."""
    if isinstance(exporter, System):
        return inventory.organization if exporter.operator == ORGANIZATION else None
    return exporter if isinstance(exporter, Organization | Actor) else None


def beginnings(inventory: Inventory, graph: Graph, bits: Bits) -> dict[str, int]:
    """By link, the data that begins its way there, as `bits`: with an actor, where it is collected, where it appears without
    having come, and somewhere on a round of which no record says where its data comes from.
    """
    came: dict[str, int] = {}
    for link in graph.links:
        came[link.target] = came.get(link.target, 0) | bits.of(link)
    collected = {name: bits.mask(system.collects) for name, system in inventory.systems.items()}
    starts: dict[str, int] = {}
    for link in graph.links:
        data, actor = bits.of(link), link.source in inventory.actors
        new = ~came.get(link.source, 0) | collected.get(link.source, 0)
        starts[link.id] = data if actor else data & new
    reached: dict[str, int] = {}
    begun: dict[str, int] = {}
    for link in graph.links:
        begun[link.source] = begun.get(link.source, 0) | starts[link.id]
    _follow(graph, begun, bits, reached)
    for link in sorted(graph.links, key=lambda edge: edge.source not in inventory.systems):
        rest = bits.of(link) & ~reached.get(link.source, 0)
        if rest:
            starts[link.id] |= rest
            _follow(graph, {link.source: rest}, bits, reached)
    return starts


def _follow(graph: Graph, begun: dict[str, int], bits: Bits, reached: dict[str, int]) -> None:
    """Note down where data comes from the parties at which it has `begun`, over any number of links."""
    waiting = {party: data & ~reached.get(party, 0) for party, data in begun.items()}
    for party, data in waiting.items():
        reached[party] = reached.get(party, 0) | data
    carries = bits.links
    while waiting:
        at, fresh = waiting.popitem()
        for link in graph.out.get(at, ()) if fresh else ():
            moved = fresh & carries[link.id]
            if moved and (moved := moved & ~reached.get(link.target, 0)):
                reached[link.target] = reached.get(link.target, 0) | moved
                waiting[link.target] = waiting.get(link.target, 0) | moved


def named_regimes(inventory: Inventory, actor: Actor | None) -> tuple[str, ...]:
    """The laws that an actor names, else those of the organization."""
    ours = inventory.organization
    return (actor.regimes if actor else ()) or (ours.regimes if ours else ())


def binding(law: Law, record: PartyRecord | None) -> tuple[str, ...]:
    """The laws that bind a company by its seat, or as it says of itself: those that Onward judges by."""
    stated = (regime.regime for regime in getattr(record, "subject_to", None) or ())
    return tuple(dict.fromkeys((*of_seat(law, record), *_judged(law, stated))))


def of_seat(law: Law, record: PartyRecord | None) -> tuple[str, ...]:
    """The laws that bind a company by its seat: those that Onward judges by."""
    seats = dict.fromkeys(place for named in _seats(record) for place in law.expand(named))
    return tuple(dict.fromkeys(_judged(law, map(law.territorial, seats))))


def _judged(law: Law, regimes: Iterable[str | None]) -> Iterator[str]:
    """The laws among some by which Onward judges."""
    yield from (regime for regime in regimes if regime is not None and regime in law.full_regimes())


def _seats(record: PartyRecord | None) -> Iterator[str]:
    """The countries in which a company is established; a person is nowhere, and a system is whose it is."""
    if isinstance(record, Actor):
        if record.kind in _COMPANIES:
            yield from (location.country for location in record.locations if location.country)
    elif record is not None and not isinstance(record, System) and record.country:
        yield record.country
