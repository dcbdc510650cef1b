"""A transfer rests on old standard clauses whose transition is over.

## Why it matters

Contracts on the old sets could be relied on until 27 December 2022 (United Kingdom: 21 March 2024; Switzerland: 31
December 2022).

## How to fix

Sign the clauses of 2021.

```yaml
safeguards:
  - {instrument: eu-scc-2021, module: 2, signed: 2026-02-20}
```

## Not a problem when

New clauses have been signed and the old record remains: remove it.
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
    return remarked(world, "scc-transition-over", SEVERITY)
