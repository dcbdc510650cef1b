"""A framework that the Court of Justice has invalidated is declared as a transfer mechanism.

## Why it matters

Safe Harbor was invalidated on 6 October 2015, Privacy Shield on 16 July 2020. Neither covers transfers.

## How to fix

Remove the entry and record the mechanism that covers the transfer today.

```yaml
schemes:
  - {scheme: eu-us-dpf, covers: [non-hr], checked: 2026-11-01, expires: 2027-05-01}
```

## Not a problem when

Never: an invalidated framework misleads readers.
"""

from onward.finding import Kind, Severity
from onward.rules._hop import Hop
from onward.transfers.reasons.decisions import AdequacyInvalidated

SEVERITY = Severity.ERROR
KIND = Kind.LAW
SINCE = "0.1.0"
LAW = ("eu-gdpr/art-45", "cjeu/c-311-18", "cjeu/c-362-14")
CAUSE = "decision"
REASON = AdequacyInvalidated


def message(reason: AdequacyInvalidated, hop: Hop) -> str:
    """What is wrong."""
    since = f" since {reason.since}" if reason.since else ""
    return f"{reason.act} was invalidated and has not covered transfers{since}"


def fix(reason: AdequacyInvalidated, hop: Hop) -> str:
    """What to do about it."""
    return f"sign {hop.clauses}, or suspend the transfer"
