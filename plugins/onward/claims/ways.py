"""From where to where a flow or a transfer leads, for the functions of claims that ask so."""

from __future__ import annotations

from collections.abc import Iterable

from onward.claims.facts import Look, Unsettled
from onward.graph import Link
from onward.records.data import Flow
from onward.records.safeguards import Location
from onward.transfers.model import Transfer
from onward.transfers.places import party_places, places


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


def _countries(look: Look, found: Iterable[Location]) -> set[str]:
    codes = [look.known(place.country, "a location") for place in found]
    if not codes:
        raise Unsettled("a location is not stated")
    if any(place == "customer-chosen" for place in codes):
        raise Unsettled("a location is chosen by the customer")
    return {country for code in codes for country in look.world.law.expand(code)}
