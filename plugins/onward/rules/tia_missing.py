"""A safeguard has no assessment of the destination.

## Why it matters

If you rely on clauses or binding corporate rules, you must assess whether the law of the destination lets the importer
honour them.

## How to fix

Carry out the assessment and record its date.

```yaml
safeguards:
  - instrument: eu-scc-2021
    module: 2
    signed: 2026-02-20
    assessment: {kind: tia, completed: 2026-08-01}
```

## Not a problem when

The transfer relies on an adequacy decision.
"""

from onward.finding import Kind, Severity
from onward.rules._hop import Hop
from onward.transfers.reasons.safeguards import TiaMissing

SEVERITY = Severity.ERROR
KIND = Kind.LAW
SINCE = "0.1.0"
LAW = ("eu-gdpr/art-46", "edpb/rec-01-2020", "cjeu/c-311-18")
REASON = TiaMissing


def message(reason: TiaMissing, hop: Hop) -> str:
    """What is wrong."""
    kind = hop.assessment
    if reason.completed:
        return f"the {kind} of {reason.completed} does not cover {hop.country}"
    return f"no {kind} is recorded for {reason.name}"


def fix(reason: TiaMissing, hop: Hop) -> str:
    """What to do about it."""
    return f"complete the {hop.assessment} and record it under `assessment`"
