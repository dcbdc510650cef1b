"""A safeguard is to be signed on a date in the future.

## Why it matters

It does not yet bind anybody, so it does not cover data that is sent today.

## How to fix

Sign it before data is sent; if the date is a typing error, correct it.

```yaml
safeguards:
  - {instrument: eu-scc-2021, module: 2, signed: 2025-03-01}
```

## Not a problem when

The importer is planned, and no data is sent there before that date.
"""

from onward.finding import Kind, Severity
from onward.rules._hop import Hop
from onward.transfers.reasons.safeguards import SafeguardNotYetSigned

SEVERITY = Severity.ERROR
KIND = Kind.LAW
SINCE = "0.1.0"
LAW = ("eu-gdpr/art-46",)
REASON = SafeguardNotYetSigned


def message(reason: SafeguardNotYetSigned, hop: Hop) -> str:
    """What is wrong."""
    if hop.is_derogation(reason.name):
        return f"the conditions of {reason.name} are to be met on {reason.signed}; it covers nothing before that"
    return f"{reason.name} is to be signed on {reason.signed}, and does not bind anybody before"


def fix(reason: SafeguardNotYetSigned, hop: Hop) -> str:
    """What to do about it."""
    return "sign it before data is sent, or correct `signed`"
