"""The assessment finds the safeguard ineffective.

## Why it matters

Clauses that the importer cannot honour do not cover a transfer; it must be suspended.

## How to fix

Suspend the transfer, or adopt supplementary measures and assess it again.

```yaml
assessment: {kind: tia, completed: 2026-11-01, outcome: adequate-with-measures}
```

## Not a problem when

Never.
"""

from onward.finding import Kind, Severity
from onward.rules._hop import Hop
from onward.transfers.reasons.safeguards import AssessmentNotAdequate

SEVERITY = Severity.ERROR
KIND = Kind.LAW
SINCE = "0.1.0"
LAW = ("eu-gdpr/art-46", "edpb/rec-01-2020", "cjeu/c-311-18")
REASON = AssessmentNotAdequate


def message(reason: AssessmentNotAdequate, hop: Hop) -> str:
    """What is wrong."""
    return f"the assessment concludes that {reason.name} does not protect the data in {hop.country}"


def fix(reason: AssessmentNotAdequate, hop: Hop) -> str:
    """What to do about it."""
    return "suspend the transfer, or agree on measures and assess again"
