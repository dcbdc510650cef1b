"""The law of the destination has changed since the assessment.

## Why it matters

A change in the law of the destination can invalidate the conclusion of an assessment.

## How to fix

Review whether the assessment still holds, and record the date.

```yaml
assessment: {kind: tia, completed: 2026-08-01}
```

## Not a problem when

The change does not affect the importer: state this in the assessment and update its date.
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
