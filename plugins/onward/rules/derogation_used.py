"""A transfer relies on a derogation.

## Why it matters

Derogations are exceptions that are interpreted narrowly, and nothing protects the data after the transfer.

## How to fix

Prefer appropriate safeguards; if you keep the derogation, record why it is necessary.

```yaml
safeguards:
  - {instrument: derogation, ref: eu-49-1-e, necessity: a claim before a court}
```

## Not a problem when

Counsel has accepted it for this flow: waive the finding until a date.
"""

from onward.finding import Kind, Severity
from onward.rules._hop import Hop
from onward.transfers.reasons.safeguards import DerogationUsed

SEVERITY = Severity.WARNING
KIND = Kind.LAW
SINCE = "0.1.0"
LAW = ("eu-gdpr/art-49",)
REASON = DerogationUsed


def message(reason: DerogationUsed, hop: Hop) -> str:
    """What is wrong."""
    return f"the {hop.regime.term} relies on a derogation: {reason.text}"
