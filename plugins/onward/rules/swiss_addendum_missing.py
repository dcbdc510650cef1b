"""SCCs lack the Swiss adaptations.

## Why it matters

The FDPIC recognises the EU clauses with adaptations: the authority, the interpretation of references, the place of
jurisdiction.

## How to fix

Agree on the adaptations and record them.

```yaml
safeguards:
  - {instrument: eu-scc-2021, module: 2, signed: 2026-02-20, swiss_adaptations: true}
```

## Not a problem when

No Swiss data is transferred: leave `ch-fadp` out of `regimes`.
"""

from onward.finding import Kind, Severity
from onward.rules._hop import Hop
from onward.transfers.reasons.safeguards import SwissAddendumMissing

SEVERITY = Severity.ERROR
KIND = Kind.LAW
SINCE = "0.1.0"
LAW = ("fdpic/scc",)
REASON = SwissAddendumMissing


def message(reason: SwissAddendumMissing, hop: Hop) -> str:
    """What is wrong."""
    return f"{reason.name} requires the Swiss adaptations; none are recorded"


def fix(reason: SwissAddendumMissing, hop: Hop) -> str:
    """What to do about it."""
    signed = f" signed on {reason.signed}" if reason.signed else ""
    return f"add the Swiss adaptations to {reason.name}{signed}"
