"""The assessment itself says that the safeguard does not protect the data.

## Why it matters

Clauses that cannot be kept carry no transfer; it must be suspended.

## How to fix

Stop the transfer, or add measures and assess anew.

```yaml
assessment: {kind: tia, completed: 2026-11-01, outcome: adequate-with-measures}
```

## Not a problem when

Never.
"""

from collections.abc import Iterator

from onward.finding import Finding, Kind, Severity
from onward.rules._transfers import remarked
from onward.world import World

SEVERITY = Severity.ERROR
KIND = Kind.LAW
SINCE = "0.1.0"
LAW = (
    "eu-scc-2021/clause-14",
    "cjeu/c-311-18",
)


def check(world: World) -> Iterator[Finding]:
    """One finding for each recipient, regime and place of which the evaluation says so."""
    return remarked(world, "assessment-not-adequate", SEVERITY)
