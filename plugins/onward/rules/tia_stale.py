"""An assessment is older than the project allows.

## Why it matters

No law names a maximum age; the EDPB asks for a new look at suitable intervals. The age is the policy
`tia_max_age_days`.

## How to fix

Review whether it still holds and record the day.

```yaml
assessment: {kind: tia, completed: 2026-11-01}
```

## Not a problem when

The policy allows a longer time.
"""

from collections.abc import Iterator

from onward.finding import Finding, Kind, Severity
from onward.rules._transfers import remarked
from onward.world import World

SEVERITY = Severity.WARNING
KIND = Kind.LAW
SINCE = "0.1.0"
LAW = ("edpb/rec-01-2020",)


def check(world: World) -> Iterator[Finding]:
    """One finding for each recipient, regime and place of which the evaluation says so."""
    return remarked(world, "tia-stale", SEVERITY)
