"""The importer's certification has expired.

## Why it matters

Participants recertify every year. A participant whose certification lapses is removed from the list, and the decision no
longer covers it.

## How to fix

Check the listing again and record its expiry date, or put appropriate safeguards in place.

```yaml
schemes:
  - {scheme: eu-us-dpf, covers: [non-hr], checked: 2026-11-01, expires: 2027-11-01}
```

## Not a problem when

Another mechanism covers the transfer; the finding is then a warning.
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
