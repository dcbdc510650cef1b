"""Repealed standard contractual clauses were signed after the last day for signing them.

## Why it matters

The earlier sets could be signed until 26 September 2021 (United Kingdom: until 21 September 2022).

## How to fix

Sign the clauses of 2021.

```yaml
safeguards:
  - {instrument: eu-scc-2021, module: 2, signed: 2026-02-20}
```

## Not a problem when

The date of signature is wrong: correct it.
"""

from onward.finding import Kind, Severity
from onward.rules._hop import Hop
from onward.transfers.reasons.safeguards import SccRepealed

SEVERITY = Severity.ERROR
KIND = Kind.LAW
SINCE = "0.1.0"
LAW = ("eu-scc-2021/art-4",)
REASON = SccRepealed


def message(reason: SccRepealed, hop: Hop) -> str:
    """What is wrong."""
    return f"{reason.act} could be signed until {reason.until}; {reason.name} was signed on {reason.signed}"


def fix(reason: SccRepealed, hop: Hop) -> str:
    """What to do about it."""
    return f"sign {hop.clauses}, or correct `signed`"
