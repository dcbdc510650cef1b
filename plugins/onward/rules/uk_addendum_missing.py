"""EU clauses stand alone where UK law asks for the Addendum.

## Why it matters

For data protected by UK law the EU clauses of 2021 count only together with the UK Addendum.

## How to fix

Sign the Addendum on top of the clauses.

```yaml
safeguards:
  - {instrument: uk-addendum, base: eu-scc-2021, signed: 2026-02-20}
```

## Not a problem when

The IDTA was signed instead: record `uk-idta`.
"""

from collections.abc import Iterator

from onward.finding import Finding, Kind, Severity
from onward.rules._transfers import remarked
from onward.world import World

SEVERITY = Severity.ERROR
KIND = Kind.LAW
SINCE = "0.1.0"
LAW = ("uk-gdpr/s-119a",)


def check(world: World) -> Iterator[Finding]:
    """One finding for each recipient, regime and place of which the evaluation says so."""
    return remarked(world, "uk-addendum-missing", SEVERITY)
