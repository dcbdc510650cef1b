"""Countries and places: where something is, by whom a place is run, and by which company's law it counts."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from onward.law import Law
from onward.records.inventory import Inventory
from onward.records.languages import ENGLISH, said
from onward.records.places import folded_name
from onward.records.safeguards import Location
from onward.transfers.places import Basis, run_by_another
from onward.words.catalogue import Words, languages, words
from onward.words.locales import territories
from onward.world import World


def country(code: str, world: World, say: Words) -> str:
    """A country, or a group of them, by its name."""
    key = f"places.{code}"
    return say(key) if key in say else named(code, world.law, say)


def inside(code: str, world: World, say: Words) -> str:
    """Where something is that is in a country, or in a group of them: `in the United States`."""
    key = f"places-in.{code}"
    if key in say:
        return say(key)
    if say.language == ENGLISH:
        return world.law.in_country(code)
    return say.countries.get(code, {}).get("in") or say("in", place=named(code, world.law, say))


def named(code: str, law: Law, say: Words) -> str:
    """A country by its name; with the code where it is a subdivision; the code itself for what is none."""
    whole = law.whole_country(code)
    if say.language == ENGLISH or whole not in law.countries:
        return law.country_name(code)
    name = say.countries.get(whole, {}).get("name") or territories(say.locale).get(whole) or law.country_name(whole)
    return f"{name} ({code})" if code != whole else name


def called(name: str, law: Law) -> str | None:
    """The code of the country that people call so, in any language that we speak; None where none is. A code is no name."""
    folded = folded_name(name)
    codes = (_codes(language).get(folded, "") for language in languages())
    also = (code for code, country_ in law.countries.items() if folded in map(folded_name, country_.also))
    return next((code for code in (*codes, *also) if code in law.countries), None)


@cache
def _codes(language: str) -> dict[str, str]:
    """The codes of what CLDR and our own words call by a name in a language."""
    say = words(language)
    own = {code: entry["name"] for code, entry in say.countries.items() if "name" in entry}
    return {folded_name(name): code for code, name in {**territories(say.locale), **own}.items()}


def place(location: Location, world: World, say: Words) -> str:
    """A place and what is done there: `Germany, eu-central (storage)`."""
    where = country(location.country, world, say) if location.country else say("unknown")
    return f"{where}{f', {location.region}' if location.region else ''} ({say(f'activity.{location.activity}')})"


def _judged_by(vendor: str, location: Location, world: World) -> dict[Basis, str | None]:
    transfers = world.transfers_to.get(vendor, ())
    here = [
        transfer
        for transfer in transfers
        if (transfer.place, transfer.activity) == (location.country, location.activity)
    ]
    return {transfer.spot.basis: transfer.country for transfer in here}


def by_company(vendor: str, location: Location, world: World, say: Words) -> str | None:
    """What is said of a place inside a law's territory whose company is outside: `stored in Germany by a company in …`;
    None where another company runs it, which `run_by` names.
    """
    seat = _seat(vendor, location, world)
    if not seat or not location.country or _by_another(vendor, location, world):
        return None
    region = f" ({location.region})" if location.region else ""
    where = f"{inside(location.country, world, say)}{region}"
    return say(f"place.by-company.{location.activity}", place=where, seat=inside(seat, world, say))


def run_by(vendor: str, location: Location, world: World, say: Words) -> Iterator[str]:
    """Who runs a place, where that decides how data that goes there is judged: the company decides, not the server."""
    bases = _judged_by(vendor, location, world)
    if named := operator(location, world.inventory, world, say):
        seat = _seat(vendor, location, world) if _by_another(vendor, location, world) else None
        key = "place.run-for" if seat else "place.run-by"
        yield say(key, name=named, seat=inside(seat, world, say) if seat else "")
    elif Basis.OWN in bases:
        yield say("place.own")
    elif Basis.UNASKED in bases:
        yield say("place.unasked")


def operator(location: Location, inventory: Inventory | None, world: World, say: Words) -> str | None:
    """The company that is named as the one that runs a place, by its published name and its country."""
    by = location.by
    record = inventory.subprocessors.get(by.id or "") if by and inventory else None
    named = said(record, say.language).title if record else by.legal_name if by else None
    seat = (record.country if record else None) or (by.country if by else None)
    return f"{named} ({country(seat, world, say)})" if named and seat else named


def _seat(vendor: str, location: Location, world: World) -> str | None:
    """The country of a company by which its place counts."""
    return _judged_by(vendor, location, world).get(Basis.SEAT)


def _by_another(vendor: str, location: Location, world: World) -> bool:
    record = world.inventory.subprocessors.get(vendor)
    return record is not None and run_by_another(location, record)
