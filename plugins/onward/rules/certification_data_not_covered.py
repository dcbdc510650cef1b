"""The recipient"s certification does not cover data of this kind.

## Why it matters

An organization on the Data Privacy Framework List certifies for HR data, for other data, or for both. An entry for HR data alone
does not cover the data of customers.

## How to fix

Look the entry up again; where it covers HR data alone, sign clauses for the rest.

```yaml
schemes:
  - {scheme: eu-us-dpf, covers: [hr, non-hr], checked: 2026-11-01, expires: 2027-05-01}
```

## Not a problem when

All data that the recipient gets is HR data.
"""

from onward.finding import Kind, Severity
from onward.rules._hop import Hop
from onward.transfers.reasons.decisions import CertificationDataNotCovered

SEVERITY = Severity.ERROR
KIND = Kind.LAW
SINCE = "0.1.0"
LAW = ("eu-us-dpf/decision",)
REASON = CertificationDataNotCovered


def message(reason: CertificationDataNotCovered, hop: Hop) -> str:
    """What is wrong."""
    return f"the certification under {reason.scheme} covers HR data only, and this is other data"


def fix(reason: CertificationDataNotCovered, hop: Hop) -> str:
    """What to do about it."""
    return f"check the listing again; if it covers HR data only, sign {hop.clauses}"
