"""Special categories of data are transferred under a contract without listed additional safeguards.

## Why it matters

The clauses require restrictions and safeguards that are adapted to the nature of the data, in writing.

## How to fix

List them.

```yaml
safeguards:
  - instrument: eu-scc-2021
    sensitive_measures: [pseudonymisation]
```

## Not a problem when

The data does not belong to a special category.
"""

from onward.finding import Kind, Severity
from onward.rules._hop import Hop
from onward.transfers.reasons.safeguards import SensitiveSafeguardsMissing

SEVERITY = Severity.WARNING
KIND = Kind.LAW
SINCE = "0.1.0"
LAW = ("eu-gdpr/art-9",)
REASON = SensitiveSafeguardsMissing


def message(reason: SensitiveSafeguardsMissing, hop: Hop) -> str:
    """What is wrong."""
    asked = f" (Clause {reason.clause})" if reason.clause else ""
    return f"{', '.join(reason.kinds)} data is transferred under {reason.name} without additional safeguards{asked}"


def fix(reason: SensitiveSafeguardsMissing, hop: Hop) -> str:
    """What to do about it."""
    return "agree on additional safeguards and list them under `sensitive_measures`"
