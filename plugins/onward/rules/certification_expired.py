"""A certification on which a transfer relied has expired.

## Why it matters

Participants certify anew every year; who lapses is taken off the list, and the decision covers them no more.

## How to fix

Look the entry up again and record the new day, or agree on a safeguard.

```yaml
schemes:
  - {scheme: eu-us-dpf, covers: [non-hr], checked: 2026-11-01, expires: 2027-11-01}
```

## Not a problem when

Another ground carries the transfer; then this is a warning.
"""

from onward.finding import Kind, Severity
from onward.rules._hop import Hop
from onward.transfers.reasons.decisions import CertificationExpired

SEVERITY = Severity.ERROR
KIND = Kind.LAW
SINCE = "0.1.0"
LAW = ("eu-us-dpf/decision",)
REASON = CertificationExpired


def message(reason: CertificationExpired, hop: Hop) -> str:
    """What is wrong."""
    return f"the certification under {reason.scheme} expired on {reason.expired}"


def fix(reason: CertificationExpired, hop: Hop) -> str:
    """What to do about it."""
    return f"check the {reason.scheme} listing again and record its expiry date"
