"""Data is outside of the territory that it may not leave.

## Why it matters

Some data may not leave a territory, by a law on its localisation or by a contract. Remote access from outside counts: who reads the
data there has it there.

## How to fix

Keep the data in the territory, or limit what the place receives (`data` of a location). Where the promise is to be another one,
change `must_stay`.

```yaml
data_categories:
  - {id: patient-records, must_stay: [EEA]}
```

## Not a problem when

The place never sees this data; then its `data` says which it does see.
"""

from collections.abc import Iterator

from onward.finding import Finding, Kind, Severity, Step
from onward.graph import PartyRecord
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
    bound = {one.id: one for one in world.inventory.data_categories.values() if one.must_stay}
    for party in world.inventory.parties.values() if bound else ():
        held = _data(world, party.id) & {*bound}
        for place in _places(world, party) if held else ():
            for name in sorted(held & ({*place.data} or held)):
                inside = {country for one in bound[name].must_stay for country in world.law.expand(one)}
                if place.country and not {*world.law.expand(place.country)} <= inside and not place.chosen_by_customer:
                    yield _finding(world, party, bound[name], place)


def _places(world: World, party: PartyRecord) -> Iterator[Location]:
    """Where a party has data; a vendor that names no place has it at its seat, as far as anybody knows."""
    found = tuple(party_places(world.inventory, party))
    yield from found
    if not found and isinstance(party, Subprocessor) and party.country:
        yield Location(source=party.source, country=party.country)


def _data(world: World, party: str) -> set[str]:
    """The data that a party holds or receives, as host of a system and as a vendor's vendor too."""
    inventory = world.inventory
    found = {name for link in world.graph.into.get(party, ()) for name in link.data}
    vendor, system = inventory.subprocessors.get(party), inventory.systems.get(party)
    found |= {*vendor.data} if vendor else set()
    found |= {*system.collects, *(name for store in system.stores for name in store.data)} if system else set()
    return found


def _finding(world: World, party: Record, data: DataCategory, place: Location) -> Finding:
    where = world.law.in_country(place.country or "")
    message = (
        f"{data.title} must stay in {', '.join(data.must_stay)}, and {party.title} has it {where} ({place.activity})"
    )
    steps = (Step(place.at("country"), where), data.step("may not leave", "must_stay"))
    hint = "keep it inside, or say with `data` of the place what it sees"
    return Finding(
        "data-must-stay",
        party.subject,
        message,
        steps,
        f"{data.id}:{place.country}:{place.activity}",
        hint,
        severity=SEVERITY,
    )
