"""Countries and places: where something is, by whom a place is run, and by which company's law it counts."""

from __future__ import annotations

from collections.abc import Iterator

from onward.records.safeguards import Location
from onward.transfers.places import Basis
from onward.words.catalogue import Words
from onward.world import World


def country(code: str, world: World, say: Words) -> str:
    """A country, or a group of them, by its name."""
    key = f"places.{code}"
    return say(key) if key in say else world.law.country_name(code, say.language)


def inside(code: str, world: World, say: Words) -> str:
    """Where something is that is in a country, or in a group of them: `in the United States`."""
    key = f"places-in.{code}"
    return say(key) if key in say else world.law.in_country(code, say.language)


def place(location: Location, world: World, say: Words) -> str:
    """A place and what is done there: `Germany, eu-central (storage)`."""
    where = country(location.country, world, say) if location.country else say("unknown")
    return f"{where}{f', {location.region}' if location.region else ''} ({say(f'activity.{location.activity}')})"


def _judged_by(vendor: str, location: Location, world: World) -> dict[Basis, str | None]:
    transfers = world.transfers_to.get(vendor, ())
    here = [one for one in transfers if (one.place, one.activity) == (location.country, location.activity)]
    return {one.spot.basis: one.country for one in here}


def by_company(vendor: str, location: Location, world: World, say: Words) -> str | None:
    """What is said of a place inside a law's territory whose company is outside: `stored in Germany by a company in …`."""
    seat = _judged_by(vendor, location, world).get(Basis.SEAT)
    if not seat or not location.country:
        return None
    region = f" ({location.region})" if location.region else ""
    where = f"{inside(location.country, world, say)}{region}"
    return say(f"place.by-company.{location.activity}", place=where, seat=inside(seat, world, say))


def run_by(vendor: str, location: Location, world: World, say: Words) -> Iterator[str]:
    """Who runs a place, where that decides how data that goes there is judged: the company decides, not the server."""
    found = _judged_by(vendor, location, world)
    if named := _operator(location, world, say):
        yield say("place.run-by", name=named)
    elif Basis.OWN in found:
        yield say("place.own")
    elif Basis.UNASKED in found:
        yield say("place.unasked")


def _operator(location: Location, world: World, say: Words) -> str | None:
    """Another company that runs a place, by its published name and its country."""
    by = location.by
    record = world.inventory.subprocessors.get(by.id or "") if by else None
    named = record.title if record else by.legal_name if by else None
    seat = (record.country if record else None) or (by.country if by else None)
    return f"{named} ({country(seat, world, say)})" if named and seat else named
