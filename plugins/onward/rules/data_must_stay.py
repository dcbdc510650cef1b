"""Data is outside the territory that it must not leave.

## Why it matters

Some data must not leave a territory, under a data localisation law or a contract. Remote access from outside counts: the
data is then available there.

## How to fix

Keep the data in the territory, or limit what the location receives (`data` of a location). If the commitment is to change,
change `must_stay`.

```yaml
data_categories:
  - {id: patient-records, must_stay: [EEA]}
```

## Not a problem when

The location never receives this data: record in its `data` what it does receive.
"""

from collections.abc import Iterator

from onward.finding import Finding, Kind, Severity, Step
from onward.graph import PartyRecord
from onward.law.areas import area
from onward.records.base import Record
from onward.records.data import DataCategory
from onward.records.parties import Subprocessor
from onward.records.safeguards import Location
from onward.transfers.places import party_places
from onward.world import World

SEVERITY = Severity.ERROR
KIND = Kind.RECORD
SINCE = "0.1.0"
LAW = ("eu-gdpr/art-5",)


def check(world: World) -> Iterator[Finding]:
    """One finding for each party, kind of data and country outside of the territory."""
    bound = {category.id: category for category in world.inventory.data_categories.values() if category.must_stay}
    for party in world.inventory.parties.values() if bound else ():
        held = _data(world, party.id) & {*bound}
        for place in _places(world, party) if held else ():
            for name in sorted(held & ({*place.data} or held)):
                inside = area(world.law, *bound[name].must_stay)
                codes = {*world.law.expand(place.country)} if place.country and not place.chosen_by_customer else set()
                if inside.beyond(codes):
                    yield _finding(world, party, bound[name], place)


def _places(world: World, party: PartyRecord) -> Iterator[Location]:
    """Where a party has data; a vendor that names no place has it at its seat, as far as anybody knows."""
    locations = tuple(party_places(world.inventory, party))
    yield from locations
    if not locations and isinstance(party, Subprocessor) and party.country:
        yield Location(source=party.source, country=party.country)


def _data(world: World, party: str) -> set[str]:
    """The data that a party holds or receives, as host of a system and as a vendor's vendor too."""
    inventory = world.inventory
    received = {name for link in world.graph.into.get(party, ()) for name in link.data}
    vendor, system = inventory.subprocessors.get(party), inventory.systems.get(party)
    received |= {*vendor.data} if vendor else set()
    received |= {*system.collects, *(name for store in system.stores for name in store.data)} if system else set()
    return received


def _finding(world: World, party: Record, data: DataCategory, place: Location) -> Finding:
    where = world.law.in_country(place.country or "")
    message = (
        f"{data.title} must stay in {', '.join(data.must_stay)}, but {party.title} has it {where} ({place.activity})"
    )
    steps = (Step(place.at("country"), where), data.step("must not leave", "must_stay"))
    hint = "keep it in the territory, or limit the `data` of the location"
    return Finding(
        "data-must-stay",
        party.subject,
        message,
        steps,
        f"{data.id}:{place.country}:{place.activity}",
        hint,
        severity=SEVERITY,
    )
