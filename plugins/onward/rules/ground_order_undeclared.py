"""Several grounds would carry a transfer, and the record does not say on which the parties rely.

## Why it matters

The mechanism actually used must be named to people and in the record of processing; the contract decides it.

## How to fix

Declare it.

```yaml
safeguards:
  - {instrument: eu-scc-2021, use: fallback}
```

## Not a problem when

You publish all of them as used in parallel: `use: parallel`.
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
