"""A safeguard is to be signed on a day that is still to come.

## Why it matters

Nobody is bound by it yet, so it covers nothing that is sent today.

## How to fix

Sign it before data is sent; if the day is a slip, correct it.

```yaml
safeguards:
  - {instrument: eu-scc-2021, module: 2, signed: 2025-03-01}
```

## Not a problem when

The recipient is planned, and no data goes there before that day.
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
        return f"the conditions of {reason.name} are to be met on {reason.signed}, and nothing is covered before"
    return f"{reason.name} is to be signed on {reason.signed}, and binds nobody before"
