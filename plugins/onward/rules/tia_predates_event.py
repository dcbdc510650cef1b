"""The law of the destination has changed since the assessment.

## Why it matters

An event of the destination can take away what an assessment rests on.

## How to fix

Review whether it still holds and record the day.

```yaml
assessment: {kind: tia, completed: 2026-08-01}
```

## Not a problem when

The event does not touch the recipient: say so in the assessment and date it anew.
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
    return remarked(world, "tia-predates-event", SEVERITY)
