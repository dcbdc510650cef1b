"""No way to obtain a copy of the safeguard is stated.

## Why it matters

Data subjects must be informed of the transfer mechanism and of how to obtain a copy of the safeguard.

## How to fix

Record a link or a contact.

```yaml
safeguards:
  - {instrument: eu-scc-2021, copy: privacy@example.com}
```

## Not a problem when

The transfer relies on an adequacy decision.
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


def fix(reason: SafeguardCopyMissing, hop: Hop) -> str:
    """What to do about it."""
    return "record a link or a contact under `copy`"
