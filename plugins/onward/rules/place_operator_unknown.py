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

from onward.finding import Kind, Severity
from onward.rules._hop import Hop
from onward.transfers.reasons.hops import PlaceOperatorUnknown

SEVERITY = Severity.WARNING
KIND = Kind.LAW
SINCE = "0.1.0"
LAW = ("eu-gdpr/art-44", "edpb/05-2021")
REASON = PlaceOperatorUnknown


def message(reason: PlaceOperatorUnknown, hop: Hop) -> str:
    """What is wrong."""
    return f"who runs the location {hop.inside(reason.country)} is not stated: the company itself, or another one"


def fix(reason: PlaceOperatorUnknown, hop: Hop) -> str:
    """What to do about it."""
    return "state `by: own`, the vendor that runs it, or `by: {legal_name: …, country: …}`"
