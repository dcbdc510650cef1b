"""From where to where a flow or a transfer leads, for the functions of claims that ask so."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Final

from onward.claims.facts import Look, Unsettled
from onward.claims.types import Sort, Type
from onward.graph import Link
from onward.records.data import Flow
from onward.records.safeguards import Location
from onward.transfers.model import Transfer
from onward.transfers.places import importing_party, party_places, places

WAY_AND_GROUP: Final = ((Type(Sort.RECORD, parts=(Flow, Transfer)), Type(Sort.TEXT, place=True)),)
"""What functions take that ask whether a way leads out of a country or a group."""


def any_way(look: Look, way: Flow | Transfer, leads: Callable[[Link], bool]) -> bool:
    """Whether a way leads somewhere, or one that follows from it; Unsettled where none is seen to and one is not known."""
    open_questions = []
    for link in (link_of(look, way), *implied(look, way)):
        try:
            if leads(link):
                return True
        except Unsettled as question:
            open_questions.append(question)
    if open_questions:
        raise open_questions[0]
    return False


def implied(look: Look, way: Flow | Transfer) -> Iterator[Link]:
    """What follows from a flow without a flow of its own: its data goes to the host of a system, and to vendors' vendors.

    A transfer is one hop, and nothing follows from it here.
    """
    if isinstance(way, Transfer):
        return
    first = look.link(way)
    waiting, seen = [(first.target, first.data)], {first.id}
    while waiting:
        party, data = waiting.pop()
        for link in look.world.graph.out.get(party, ()):
            moved = link.data & data
            if link.kind != "flow" and link.id not in seen and (moved or not link.data or not data):
                seen.add(link.id)
                waiting.append((link.target, moved))
                yield link


def handed_on(look: Look, way: Flow | Transfer) -> Iterator[Transfer]:
    """The transfers that follow from a flow: over links of the graph, and to companies without a record that run a place.

    Those companies are in no link of the graph; a transfer to one leads from the party that names it to that same party.
    """
    if isinstance(way, Transfer):
        return
    first, follows = look.link(way), tuple(implied(look, way))
    for link in follows:
        yield from look.world.transfers_by_link.get(link.id, ())
    for party in dict.fromkeys((first.target, *(link.target for link in follows))):
        for transfer in look.world.transfers_to.get(party, ()):
            moved = transfer.link.data & first.data
            if transfer.link.source == party and (moved or not transfer.link.data or not first.data):
                yield transfer


def link_of(look: Look, way: Flow | Transfer) -> Link:
    """The link of the graph that a flow or a transfer is."""
    return way.link if isinstance(way, Transfer) else look.link(way)


def sent(look: Look, link: Link) -> set[str]:
    """The countries of the sender's places; Unsettled where one is not known, or the customer's choice."""
    parties = look.world.inventory.parties
    return _countries(look, party_places(look.world.inventory, look.facts(parties[link.source])))


def received(look: Look, way: Flow | Transfer, link: Link) -> set[str]:
    """The countries of the recipient's places, or of the one place of a transfer."""
    look.facts(look.world.inventory.parties[link.target])
    if not isinstance(way, Transfer):
        return _countries(look, places(look.world.inventory, link))
    return _countries(look, (way.location,)) if way.location else set()


def settled(look: Look, way: Flow | Transfer, link: Link) -> None:
    """Unsettled where it is recorded that nobody knows yet where the recipient has the data, or where its people work."""
    record = look.world.inventory.parties[link.target]
    company = importing_party(look.world.inventory, record)
    if isinstance(way, Transfer):
        return
    if record.unknown("locations"):
        raise Unsettled(f"the locations of {record.title} are unknown")
    if company is not None and company.unknown("staff_countries"):
        raise Unsettled(f"where people of {company.title} work is unknown")


def _countries(look: Look, locations: Iterable[Location]) -> set[str]:
    codes = [look.known(place.country, "a location") for place in locations]
    if not codes:
        raise Unsettled("a location is not stated")
    if any(place == "customer-chosen" for place in codes):
        raise Unsettled("a location is chosen by the customer")
    return {country for code in codes for country in look.world.law.expand(code)}
