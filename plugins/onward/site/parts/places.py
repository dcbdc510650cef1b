"""Where a party is, as one place: all its countries together."""

from __future__ import annotations

from onward.site.parts.edition import Edition

MANY = 3
"""A party in more countries than these is in several."""


def jurisdiction(edition: Edition, party: str) -> tuple[str, str]:
    """A key and the words for all the countries in which a party is."""
    countries = sorted({place.country or "" for place in edition.places(party)}) or [""]
    if len(countries) > MANY:
        return "several", edition.say("flows.several")
    places = edition.say.enumeration(edition.country(code or None) for code in countries)
    seat = edition.seat_elsewhere(party)
    if seat is None:
        return "+".join(countries), places
    return f"{'+'.join(countries)}@{seat}", edition.say("flows.company", places=places, seat=edition.inside(seat))
