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


def origin_regimes(inventory: Inventory, law: Law, link: Link) -> tuple[str, ...]:
    """The flow's own regimes, else those of each of its purposes, else the sender's or the organization's: those that
    Onward judges by.

    Where these name none of them, whoever discloses is bound by the law of its seat all the same; and what a flow or a
    purpose names takes nothing of that away. Source: Art. 3(1) GDPR, Art. 3(1) UK GDPR, Art. 3 FADP.
    """
    exporter = inventory.parties.get(exporter_of(inventory, link))
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


def beginnings(inventory: Inventory, graph: Graph) -> dict[str, frozenset[str]]:
    """By link, the data that begins its way there: with an actor, where it is collected, where it appears without having
    come, and somewhere on a round of which no record says where its data comes from.
    """
    starts = {link.id: _begins(inventory, graph, link) for link in graph.links}
    reached: set[tuple[str, str]] = set()
    for link in graph.links:
        _follow(graph, link.source, starts[link.id], reached)
    for link in sorted(graph.links, key=lambda edge: edge.source not in inventory.systems):
        rest = frozenset(data for data in link.data if (link.source, data) not in reached)
        if rest:
            starts[link.id] |= rest
            _follow(graph, link.source, rest, reached)
    return starts


def _begins(inventory: Inventory, graph: Graph, link: Link) -> frozenset[str]:
    if link.source in inventory.actors:
        return link.data
    came: set[str] = set()
    for into in graph.into.get(link.source, ()):
        came |= into.data
    system = inventory.systems.get(link.source)
    return (link.data - came) | (link.data & set(system.collects if system else ()))


def _follow(graph: Graph, party: str, data: frozenset[str], reached: set[tuple[str, str]]) -> None:
    """Note down where data comes from a party, over any number of links."""
    waiting = [(party, category) for category in data if (party, category) not in reached]
    reached.update(waiting)
    while waiting:
        at, current = waiting.pop()
        for link in graph.out.get(at, ()):
            if current in link.data and (link.target, current) not in reached:
                reached.add((link.target, current))
                waiting.append((link.target, current))


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
