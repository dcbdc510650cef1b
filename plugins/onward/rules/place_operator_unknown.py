"""The operator of a vendor's location outside the territory is not stated.

## Why it matters

A vendor in the territory receives data without a restricted transfer. If another company, such as an affiliate, runs the
vendor's location elsewhere, that company receives the data from the vendor, and the vendor needs a transfer mechanism with
it. Clauses between you and the vendor do not cover that. If the vendor runs the location itself, there is no restricted
transfer, but a risk of its own. Remote access from abroad is such a location.

## How to fix

Ask the vendor who runs the location, and record it.

```yaml
subprocessors:
  - id: mailer
    country: IE
    locations:
      - {country: IE, activity: storage}
      - {country: US, activity: remote-access, by: {legal_name: "Mailer, Inc.", country: US}}
```

`by: own` states that the vendor runs it itself; `by: mailer-us` names a vendor with its own record.

## Not a problem when

The vendor's own seat is outside the territory: the transfer to the vendor is then assessed in any case.
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
    return f"it is not stated who runs the location {hop.inside(reason.country)}: the company itself or another one"


def fix(reason: PlaceOperatorUnknown, hop: Hop) -> str:
    """What to do about it."""
    return "state `by: own`, the vendor that runs it, or `by: {legal_name: …, country: …}`"
