"""A company is recorded with a listing that only organisations of another country can have.

## Why it matters

Only organisations in the United States can take part in the Data Privacy Framework. A listing on the record of a company
elsewhere covers nothing that this company receives: usually it is the listing of an affiliate.

## How to fix

Record the listing on the company that is listed: on its own record, or as `entity` where it runs a location of this vendor.

```yaml
subprocessors:
  - id: mailer
    country: IE
    locations:
      - {country: US, activity: storage, by: {legal_name: "Mailer, Inc.", country: US}}
    schemes:
      - {scheme: eu-us-dpf, entity: "Mailer, Inc.", covers: [non-hr], checked: 2026-11-01, expires: 2027-05-01}
```

If your contract is with the company in the United States, correct `legal_name` and `country` instead.

## Not a problem when

Never.
"""

from collections.abc import Iterator

from onward.finding import Finding, Kind, Severity, Step
from onward.law import Law
from onward.law.areas import area
from onward.records.parties import Party, Subprocessor
from onward.records.safeguards import Participation
from onward.world import World

SEVERITY = Severity.WARNING
KIND = Kind.LAW
SINCE = "0.1.0"
LAW = ("eu-adequacy/scope",)


def check(world: World) -> Iterator[Finding]:
    """One finding for each listing of a company whose seat lies in none of the countries of the scheme."""
    for party in world.inventory.parties.values():
        if isinstance(party, Party) and party.country:
            for index, listing in enumerate(party.schemes):
                open_to = _open_to(world.law, listing.scheme)
                abroad = area(world.law, *open_to).beyond({*world.law.expand(party.country)})
                if open_to and abroad and not _runs_a_place(party, listing):
                    yield _finding(world, party, listing, index, open_to[0])


def _open_to(law: Law, scheme: str | None) -> tuple[str, ...]:
    """The countries, with the sets of their territories, of the decisions that ask for a scheme."""
    decisions = [
        decision for regime in law.full_regimes() for decision in law.decisions(regime) if decision.scheme == scheme
    ]
    named = (name for decision in decisions if scheme for name in (*decision.countries, decision.territories))
    return tuple(dict.fromkeys(filter(None, named)))


def _runs_a_place(party: Party, listing: Participation) -> bool:
    """Whether the listing is that of a company that runs a location of the vendor: it counts there."""
    places = party.locations if isinstance(party, Subprocessor) else ()
    return any(place.by and place.by.legal_name == listing.entity is not None for place in places)


def _finding(world: World, party: Party, listing: Participation, index: int, country: str) -> Finding:
    seat, there = world.law.in_country(party.country or ""), world.law.in_country(country)
    message = (
        f"{party.title} has its seat {seat}; a listing under {listing.scheme} is open to organisations {there} only"
    )
    step = Step(listing.at("scheme"), "counts for nothing that this company receives")
    hint = "record it on the company that is listed, or correct `legal_name` and `country`"
    return Finding(
        "certification-not-open", party.subject, message, (step,), f"schemes.{index}", hint, severity=SEVERITY
    )
