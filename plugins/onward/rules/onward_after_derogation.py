"""Data received under a derogation is transferred onward.

## Why it matters

A derogation covers one transfer; it does not bind the importer for the next one.

## How to fix

Use appropriate safeguards for the first hop.

```yaml
safeguards:
  - {instrument: eu-scc-2021, module: 2, signed: 2026-02-20}
```

## Not a problem when

Never.
"""

from onward.finding import Kind, Severity
from onward.rules._hop import Hop
from onward.transfers.reasons.hops import OnwardAfterDerogation

SEVERITY = Severity.ERROR
KIND = Kind.LAW
SINCE = "0.1.0"
LAW = (
    "eu-gdpr/art-44",
    "eu-gdpr/art-49",
)
REASON = OnwardAfterDerogation


def message(reason: OnwardAfterDerogation, hop: Hop) -> str:
    """What is wrong."""
    return "onward transfer of data received under a derogation, without a mechanism of its own"


def fix(reason: OnwardAfterDerogation, hop: Hop) -> str:
    """What to do about it."""
    return f"sign {hop.clauses} with the recipient"
