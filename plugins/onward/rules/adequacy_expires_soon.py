"""An adequacy decision on which a transfer relies expires soon.

## Why it matters

The expiry date of a decision is known long in advance; new contracts take months.

## How to fix

Prepare a fallback and record it.

```yaml
safeguards:
  - {instrument: eu-scc-2021, module: 2, signed: 2026-02-20, use: fallback}
```

## Not a problem when

The decision has been renewed: update the law data, or override the entry in an overlay.
"""

from onward.finding import Kind, Severity
from onward.rules._hop import Hop
from onward.transfers.reasons.decisions import AdequacyExpiresSoon

SEVERITY = Severity.WARNING
KIND = Kind.LAW
SINCE = "0.1.0"
LAW = ("eu-gdpr/art-45",)
CAUSE = "decision"
REASON = AdequacyExpiresSoon


def message(reason: AdequacyExpiresSoon, hop: Hop) -> str:
    """What is wrong."""
    return f"the {hop.decision} for {hop.country} ({reason.act}) expires on {reason.ends}"


def fix(reason: AdequacyExpiresSoon, hop: Hop) -> str:
    """What to do about it."""
    return f"add {hop.clauses} as `use: fallback`"
