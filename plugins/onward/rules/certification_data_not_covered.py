"""The recipient"s certification does not cover data of this kind.

## Why it matters

An organization on the Data Privacy Framework List certifies for HR data, for other data, or for both. An entry for HR data alone
does not cover the data of customers.

## How to fix

Look the entry up again; where it covers HR data alone, sign clauses for the rest.

```yaml
schemes:
  - {scheme: eu-us-dpf, covers: [hr, non-hr], checked: 2026-11-01, expires: 2027-05-01}
```

## Not a problem when

All data that the recipient gets is HR data.
"""

from collections.abc import Iterator

from onward.finding import Finding, Kind, Severity
from onward.rules._transfers import remarked
from onward.world import World

SEVERITY = Severity.ERROR
KIND = Kind.LAW
SINCE = "0.1.0"
LAW = ("eu-adequacy/scope", "eu-gdpr/art-45", "uk-gdpr/art-45a", "ch-fadp/art-16")


def check(world: World) -> Iterator[Finding]:
    """One finding for each recipient, regime and place of which the evaluation says so."""
    return remarked(world, "certification-data-not-covered", SEVERITY)
