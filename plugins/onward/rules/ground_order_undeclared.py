"""Several mechanisms would cover a transfer, and none is marked as relied on.

## Why it matters

Privacy notices and the record of processing must name the mechanism that is actually relied on; the contract decides which
one it is.

## How to fix

State which one is relied on.

```yaml
safeguards:
  - {instrument: eu-scc-2021, use: fallback}
```

## Not a problem when

You publish all of them as relied on in parallel: `use: parallel`.
"""

from onward.finding import Kind, Severity
from onward.rules._hop import Hop
from onward.transfers.reasons.hops import GroundOrderUndeclared

SEVERITY = Severity.NOTE
KIND = Kind.LAW
SINCE = "0.1.0"
LAW = (
    "eu-gdpr/art-13",
    "eu-gdpr/art-30",
)
REASON = GroundOrderUndeclared


def message(reason: GroundOrderUndeclared, hop: Hop) -> str:
    """What is wrong."""
    return f"{' and '.join(reason.names)} would each cover the {hop.regime.term}; the record does not say which is relied on"


def fix(reason: GroundOrderUndeclared, hop: Hop) -> str:
    """What to do about it."""
    return "state `use: primary` or `use: fallback`"
