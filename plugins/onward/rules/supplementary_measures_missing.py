"""The assessment requires supplementary measures, and none is recorded.

## Why it matters

An assessment whose result depends on supplementary measures is worth as much as those measures.

## How to fix

Record the measures that were taken.

```yaml
safeguards:
  - instrument: eu-scc-2021
    supplementary_measures: [encryption-in-transit]
```

## Not a problem when

The assessment found the protection sufficient without supplementary measures.
"""

from onward.finding import Kind, Severity
from onward.rules._hop import Hop
from onward.transfers.reasons.safeguards import SupplementaryMeasuresMissing

SEVERITY = Severity.ERROR
KIND = Kind.LAW
SINCE = "0.1.0"
LAW = (
    "edpb/rec-01-2020",
    "cjeu/c-311-18",
)
REASON = SupplementaryMeasuresMissing


def message(reason: SupplementaryMeasuresMissing, hop: Hop) -> str:
    """What is wrong."""
    return f"the assessment of {reason.name} requires supplementary measures; none is recorded"


def fix(reason: SupplementaryMeasuresMissing, hop: Hop) -> str:
    """What to do about it."""
    return "agree on the measures and list them under `supplementary_measures`"
