"""A transfer relies on repealed standard contractual clauses whose transition period has ended.

## Why it matters

Contracts on the earlier sets could be relied on until 27 December 2022 (United Kingdom: 21 March 2024; Switzerland: 31
December 2022).

## How to fix

Sign the clauses of 2021.

```yaml
safeguards:
  - {instrument: eu-scc-2021, module: 2, signed: 2026-02-20}
```

## Not a problem when

The current clauses have been signed and the earlier record remains: remove it.
"""

from onward.finding import Kind, Severity
from onward.rules._hop import Hop
from onward.transfers.reasons.safeguards import SccTransitionOver

SEVERITY = Severity.ERROR
KIND = Kind.LAW
SINCE = "0.1.0"
LAW = ("eu-scc-2021/art-4",)
REASON = SccTransitionOver


def message(reason: SccTransitionOver, hop: Hop) -> str:
    """What is wrong."""
    return f"{reason.act} could be relied on until {reason.until}"


def fix(reason: SccTransitionOver, hop: Hop) -> str:
    """What to do about it."""
    return f"sign {hop.clauses}" + (f" (`{reason.replaced_by}`)" if reason.replaced_by else "")
