"""A transfer rests on a contested decision alone.

## Why it matters

The decision is in force, and it is before the courts. Who relies on it alone loses the ground on the day of a
judgment.

## How to fix

Agree on clauses with an assessment and declare them as the fallback.

```yaml
safeguards:
  - {instrument: eu-scc-2021, module: 2, use: fallback, signed: 2026-02-20}
```

## Not a problem when

You accept the risk until a day: waive the finding.
"""

from collections.abc import Iterator

from onward.finding import Finding, Kind, Severity
from onward.rules._transfers import remarked
from onward.world import World

SEVERITY = Severity.WARNING
KIND = Kind.LAW
SINCE = "0.1.0"
LAW = (
    "eu-us-dpf/decision",
    "cjeu/c-703-25",
    "us/slaughter",
)


def check(world: World) -> Iterator[Finding]:
    """One finding for each recipient, regime and place of which the evaluation says so."""
    return remarked(world, "adequacy-contested-no-fallback", SEVERITY)
