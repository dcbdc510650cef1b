"""Sensitive data is transferred under a framework without being marked as sensitive.

## Why it matters

The framework protects some categories of data as sensitive only if the exporter marks them as such.

## How to fix

Mark the data when sending it, and record this on the flow.

```yaml
flows:
  - id: send
    marked_sensitive: true
```

## Not a problem when

The data does not belong to these categories.
"""

from onward.finding import Kind, Severity
from onward.rules._hop import Hop
from onward.transfers.reasons.decisions import SensitiveDataNotMarked

SEVERITY = Severity.WARNING
KIND = Kind.LAW
SINCE = "0.1.0"
LAW = ("eu-us-dpf/decision",)
REASON = SensitiveDataNotMarked


def message(reason: SensitiveDataNotMarked, hop: Hop) -> str:
    """What is wrong."""
    return f"{', '.join(reason.kinds)} data must be marked as sensitive to the importer under {reason.act}"


def fix(reason: SensitiveDataNotMarked, hop: Hop) -> str:
    """What to do about it."""
    return "mark it, and state `marked_sensitive: true` on the flow"
