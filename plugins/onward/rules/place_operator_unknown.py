"""Nobody says who runs a vendor's place outside the territory.

## Why it matters

A vendor inside the territory receives data without a restricted transfer. If another company runs its place elsewhere, an
affiliate for example, that company receives the data from the vendor, and the vendor needs a transfer mechanism with it.
Clauses between you and the vendor do not cover that. If the vendor runs the place itself, there is no restricted transfer,
but a risk of its own. Remote access from abroad is such a place.

## How to fix

Ask the vendor, and state who runs the place.

```yaml
subprocessors:
  - id: mailer
    country: IE
    locations:
      - {country: IE, activity: storage}
      - {country: US, activity: remote-access, by: {legal_name: "Mailer, Inc.", country: US}}
```

`by: own` says that the vendor runs it itself; `by: mailer-us` names a vendor with a record of its own.

## Not a problem when

The vendor's own seat is outside the territory: then the transfer to the vendor is judged in any case.
"""

from collections.abc import Iterator

from onward.finding import Finding, Kind, Severity
from onward.rules._transfers import remarked
from onward.world import World

SEVERITY = Severity.WARNING
KIND = Kind.LAW
SINCE = "0.1.0"
LAW = ("eu-gdpr/art-44", "uk-gdpr/art-46", "ch-fadp/art-16", "edpb/05-2021")


def check(world: World) -> Iterator[Finding]:
    """One finding for each recipient, regime and place of which the evaluation says so."""
    return remarked(world, "place-operator-unknown", SEVERITY)
