"""A certification or approval has expired.

## Why it matters

Certifications are valid for three years at most.

## How to fix

Renew it, or use another transfer mechanism.

```yaml
safeguards:
  - {instrument: eu-certification, expires: 2028-06-30, approval: {by: BSI, reference: C-1}}
```

## Not a problem when

Never.
"""

from onward.finding import Kind, Severity
from onward.rules._hop import Hop
from onward.transfers.reasons.safeguards import CertificateExpired

SEVERITY = Severity.ERROR
KIND = Kind.LAW
SINCE = "0.1.0"
LAW = ("eu-gdpr/art-46",)
REASON = CertificateExpired


def message(reason: CertificateExpired, hop: Hop) -> str:
    """What is wrong."""
    if reason.expired is None:
        return f"no expiry date is recorded for {reason.name}"
    return f"{reason.name} expired on {reason.expired}"


def fix(reason: CertificateExpired, hop: Hop) -> str:
    """What to do about it."""
    return "renew it and record `expires`, or use another transfer mechanism"
