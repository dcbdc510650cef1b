"""The adequacy decision on which a transfer relied has ended.

## Why it matters

A decision carries transfers only while it is in force; its last day is in its text.

## How to fix

Agree on an appropriate safeguard and record it.

```yaml
safeguards:
  - {instrument: eu-scc-2021, module: 2, signed: 2026-02-20}
```

## Not a problem when

Another ground carries the transfer.
"""

from onward.finding import Kind, Severity
from onward.rules._hop import Hop
from onward.transfers.reasons.decisions import AdequacyExpired

SEVERITY = Severity.ERROR
KIND = Kind.LAW
SINCE = "0.1.0"
LAW = ("eu-gdpr/art-45",)
CAUSE = "decision"
REASON = AdequacyExpired


def message(reason: AdequacyExpired, hop: Hop) -> str:
    """What is wrong."""
    return f"the {hop.decision} for {hop.country} ({reason.act}) expired on {reason.ended}"
