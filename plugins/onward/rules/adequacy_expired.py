"""The adequacy decision on which a transfer relied has expired.

## Why it matters

A decision covers transfers only while it is in force; its text states its last day.

## How to fix

Put appropriate safeguards in place and record them.

```yaml
safeguards:
  - {instrument: eu-scc-2021, module: 2, signed: 2026-02-20}
```

## Not a problem when

Another mechanism covers the transfer.
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


def fix(reason: AdequacyExpired, hop: Hop) -> str:
    """What to do about it."""
    return f"sign {hop.clauses}, or suspend the transfer"
