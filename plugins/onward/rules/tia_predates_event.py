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

from onward.finding import Kind, Severity
from onward.rules._hop import Hop
from onward.transfers.reasons.safeguards import TiaPredatesEvent

SEVERITY = Severity.WARNING
KIND = Kind.LAW
SINCE = "0.1.0"
LAW = ("edpb/rec-01-2020",)
REASON = TiaPredatesEvent


def message(reason: TiaPredatesEvent, hop: Hop) -> str:
    """What is wrong."""
    return f"the {hop.assessment} of {reason.completed} predates {reason.event} ({reason.happened})"


def fix(reason: TiaPredatesEvent, hop: Hop) -> str:
    """What to do about it."""
    return "review it"
