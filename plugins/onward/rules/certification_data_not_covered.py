"""The importer's certification does not cover this category of data.

## Why it matters

An organization on the Data Privacy Framework List certifies for HR data, for other data, or for both. A listing for HR data
only does not cover customer data.

## How to fix

Check the listing again; if it covers HR data only, sign clauses for the other data.

```yaml
schemes:
  - {scheme: eu-us-dpf, covers: [hr, non-hr], checked: 2026-11-01, expires: 2027-05-01}
```

## Not a problem when

All data that the importer receives is HR data.
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
    return f"the certification under {reason.scheme} covers HR data only; this is other data"


def fix(reason: CertificationDataNotCovered, hop: Hop) -> str:
    """What to do about it."""
    return f"check the listing again; if it covers HR data only, sign {hop.clauses}"
