"""Nobody is told how to get a copy of the safeguard.

## Why it matters

People must be told the ground of a transfer and how to obtain a copy of it.

## How to fix

Name a link or a contact.

```yaml
safeguards:
  - {instrument: eu-scc-2021, copy: privacy@example.com}
```

## Not a problem when

The transfer rests on an adequacy decision.
"""

from onward.finding import Kind, Severity
from onward.rules._hop import Hop
from onward.transfers.reasons.safeguards import SafeguardCopyMissing

SEVERITY = Severity.WARNING
KIND = Kind.LAW
SINCE = "0.1.0"
LAW = ("eu-gdpr/art-13",)
REASON = SafeguardCopyMissing


def message(reason: SafeguardCopyMissing, hop: Hop) -> str:
    """What is wrong."""
    return f"data subjects may request a copy of {reason.name}; no link or contact is recorded"
