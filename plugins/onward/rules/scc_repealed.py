"""Old standard clauses were signed after they could no longer be signed.

## Why it matters

The old sets could be concluded until 26 September 2021 (United Kingdom: until 21 September 2022).

## How to fix

Sign the clauses of 2021.

```yaml
safeguards:
  - {instrument: eu-scc-2021, module: 2, signed: 2026-02-20}
```

## Not a problem when

The date of signature is a mistake.
"""

from collections.abc import Iterator

from onward.finding import Finding, Kind, Severity
from onward.rules._transfers import remarked
from onward.world import World

SEVERITY = Severity.ERROR
KIND = Kind.LAW
SINCE = "0.1.0"
LAW = (
    "eu-scc-2021/art-4",
    "uk-gdpr/sch-21",
)


def check(world: World) -> Iterator[Finding]:
    """One finding for each recipient, regime and place of which the evaluation says so."""
    return remarked(world, "scc-repealed", SEVERITY)
