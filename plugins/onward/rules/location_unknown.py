"""A recipient's location is not stated.

## Why it matters

Whether a transfer is restricted, and which mechanism covers it, depends on the country; customers must be informed of it.

## How to fix

Record each location with its activity.

```yaml
locations:
  - {country: US, activity: storage}
```

## Not a problem when

The fact is recorded as unknown, with an owner and a due date; `fact-unknown` is reported instead.
"""

from collections.abc import Iterator

from onward.finding import Finding, Kind, Severity, Step
from onward.records.inventory import ORGANIZATION
from onward.records.parties import Subprocessor
from onward.records.systems import System
from onward.transfers.model import Outcome
from onward.world import World
from onward.yamltext.values import NOT_YET_KNOWN

SEVERITY = Severity.ERROR
KIND = Kind.RECORD
SINCE = "0.1.0"
LAW = ("eu-gdpr/art-30", "eu-gdpr/art-44", "edpb/22-2024")


def check(world: World) -> Iterator[Finding]:
    """One finding for each recipient without a place, and for each place without a country."""
    severity = Severity(world.law.policy["unknown_location"])
    vendors, systems = world.inventory.subprocessors.values(), world.inventory.systems.values()
    recipients: tuple[Subprocessor | System, ...] = (*vendors, *systems)
    for record in recipients:
        receives = world.graph.into.get(record.id, ())
        if receives and not _placed(world, record):
            message = f"no location is stated for {record.title}"
            steps = (
                record.step("no location"),
                *(link.step(f"receives data in {link.id}") for link in receives[:1]),
            )
            yield Finding("location-unknown", record.subject, message, steps, hint=HINT, severity=severity)
        for index, place in enumerate(record.locations):
            if place.country is None and not place.unknown("country"):
                message = (
                    f"a location of {record.title} has no country; it is treated as a third country without adequacy"
                )
                step = Step(place.at("country"), "which country?")
                yield Finding("location-unknown", record.subject, message, (step,), str(index), HINT, severity=severity)
        yield from _operators(record, severity)
        yield from _remote(world, record, severity)
    yield from _actors(world, severity)
    yield from _seats(world, severity)


def _operators(record: Subprocessor | System, severity: Severity) -> Iterator[Finding]:
    """A company that has no record and runs a place receives where its seat is."""
    for index, place in enumerate(record.locations):
        by = place.by
        if by and by.legal_name and not by.id and by.country is None and not by.unknown("country"):
            message = (
                f"in which country {by.legal_name} has its seat, which runs a place of {record.title}, is not stated"
            )
            step = Step(by.at("legal_name"), "a company of which country?")
            hint = "name it: `by: {legal_name: …, country: …}`"
            yield Finding("location-unknown", record.subject, message, (step,), f"by-{index}", hint, severity=severity)


def _actors(world: World, severity: Severity) -> Iterator[Finding]:
    """A customer or an authority to which data goes is somewhere; where that makes no difference, nobody asks."""
    for actor in world.inventory.actors.values():
        open_ones = [
            transfer for transfer in world.transfers_to.get(actor.id, ()) if transfer.outcome is Outcome.UNKNOWN
        ]
        if open_ones and not actor.locations and not actor.unknown("locations"):
            link = open_ones[0].link
            message = f"where {actor.title} is, who receives data, is not stated"
            steps = (actor.step("names no place"), link.step(f"receives data by {link.id}"))
            yield Finding("location-unknown", actor.subject, message, steps, hint=HINT, severity=severity)


def _seats(world: World, severity: Severity) -> Iterator[Finding]:
    """Who receives where is asked first of the company's seat, whatever its places are."""
    ours = world.inventory.organization
    systems = [
        system for system in world.inventory.systems.values() if system.operator == ORGANIZATION and system.locations
    ]
    receiving = any(world.graph.into.get(system.id) for system in systems)
    vendors = world.inventory.subprocessors.values()
    parties = [vendor for vendor in vendors if world.graph.into.get(vendor.id) and _placed(world, vendor)]
    for party in [*([ours] if ours and receiving else []), *parties]:
        if party.country is None and not party.org and not party.unknown("country"):
            message = f"the country of the seat of {party.title} is not stated"
            step = party.step("which company signed the contract, and in which country?")
            hint = "record the seat of the company that signed: `country: …`"
            yield Finding("location-unknown", party.subject, message, (step,), "seat", hint, severity=severity)


def _remote(world: World, record: Subprocessor | System, severity: Severity) -> Iterator[Finding]:
    """Remote access takes place from some country."""
    looks_from = any(place.activity == "remote-access" for place in record.locations)
    for link in world.graph.into.get(record.id, ()):
        if link.access == "remote-access" and record.locations and not looks_from:
            message = f"{record.title} has remote access in {link.id}, but no location for it is stated"
            steps = (record.step("from which country?", "locations"), link.step("remote access"))
            hint = "add the location: `{country: …, activity: remote-access}`"
            yield Finding("location-unknown", record.subject, message, steps, link.id, hint, severity=severity)


HINT = f"record the country, or until it is known `country: {NOT_YET_KNOWN}`"


def _placed(world: World, record: Subprocessor | System) -> bool:
    if record.locations or record.unknown("locations"):
        return True
    if not isinstance(record, System):
        return False
    ours = world.inventory.organization
    return record.host is not None or record.operator == "customer" or bool(ours and ours.country)
