"""SCCs lack the UK Addendum.

## Why it matters

For data protected by UK law, the EU clauses of 2021 are valid only together with the UK Addendum.

## How to fix

Sign the UK Addendum in addition to the clauses.

```yaml
safeguards:
  - {instrument: uk-addendum, base: eu-scc-2021, signed: 2026-02-20}
```

## Not a problem when

The IDTA was signed instead: record `uk-idta`.
"""

from onward.finding import Kind, Severity
from onward.rules._hop import Hop
from onward.transfers.reasons.safeguards import UkAddendumMissing

SEVERITY = Severity.ERROR
KIND = Kind.LAW
SINCE = "0.1.0"
LAW = ("uk-gdpr/s-119a",)
REASON = UkAddendumMissing


def message(reason: UkAddendumMissing, hop: Hop) -> str:
    """What is wrong."""
    return f"{reason.name} is not valid alone under {hop.regime.name}; it needs the UK Addendum"


def fix(reason: UkAddendumMissing, hop: Hop) -> str:
    """What to do about it."""
    signed = f" signed on {reason.signed}" if reason.signed else ""
    return f"add the UK Addendum to {reason.name}{signed}"
