"""An assessment is older than the policy allows.

## Why it matters

No law states a maximum age; the EDPB asks for re-evaluation at appropriate intervals. The maximum age is the assessment's own
`review`, or else the policy `tia_max_age_days`.

## How to fix

Review whether the assessment still holds, and record the date.

```yaml
assessment: {kind: tia, completed: 2026-11-01}
```

## Not a problem when

The policy allows a longer interval.
"""

from onward.finding import Kind, Severity
from onward.rules._hop import Hop
from onward.transfers.reasons.safeguards import TiaStale

SEVERITY = Severity.WARNING
KIND = Kind.LAW
SINCE = "0.1.0"
LAW = ("edpb/rec-01-2020",)
REASON = TiaStale


def message(reason: TiaStale, hop: Hop) -> str:
    """What is wrong."""
    if reason.review:
        return f"the {hop.assessment} of {reason.completed} was due for review after {reason.review}"
    return f"the {hop.assessment} of {reason.completed} is older than the policy allows"


def fix(reason: TiaStale, hop: Hop) -> str:
    """What to do about it."""
    return "review it"
