"""Which laws protect data where its way begins: those that the records name, else those that bind the exporter."""

from __future__ import annotations

from collections.abc import Iterator

from onward.graph import Graph, Link, PartyRecord
from onward.law import Law
from onward.records.inventory import Inventory
from onward.records.parties import Actor
from onward.records.systems import System
from onward.transfers.facts import exporter_of

_COMPANIES = ("organisation", "authority")


def origin_regimes(inventory: Inventory, law: Law, link: Link) -> tuple[str, ...]:
    """The flow's own regimes, else its purpose's, the sender's, the organization's: those that Onward judges by.

    Where these name none of them, whoever discloses is bound by the law of its seat all the same.
    Source: Art. 3(1) GDPR, Art. 3(1) UK GDPR, Art. 3 FADP.
    """
    purpose = inventory.purposes.get(link.purposes[0]) if link.purposes else None
    stated = (
        (link.flow.regimes if link.flow else ())
        or (purpose.regimes if purpose else ())
        or named_regimes(inventory, inventory.actors.get(link.source))
    )
    evaluated = tuple(regime for regime in stated if regime in law.full_regimes())
    exporter = inventory.parties.get(exporter_of(inventory, link))
    return evaluated or binding(law, exporter) or binding(law, inventory.organization)


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
    seats = dict.fromkeys(place for named in _seats(record) for place in law.expand(named))
    stated = tuple(regime.regime for regime in getattr(record, "subject_to", None) or ())
    regimes = dict.fromkeys((*(law.territorial(seat) for seat in seats), *stated))
    return tuple(regime for regime in regimes if regime in law.full_regimes() and regime is not None)


def _seats(record: PartyRecord | None) -> Iterator[str]:
    """The countries in which a company is established; a person is nowhere, and a system is whose it is."""
    if isinstance(record, Actor):
        if record.kind in _COMPANIES:
            yield from (location.country for location in record.locations if location.country)
    elif record is not None and not isinstance(record, System) and record.country:
        yield record.country
