"""HR data is transferred under a certification that does not cover it.

## Why it matters

Participants certify separately for data about staff. Within a group, and for managing staff, the requirement is clear; in
other cases the authorities and the US Department of Commerce interpret the term differently, and the finding is a warning.

## How to fix

Use clauses for this data, or ask the importer to certify for HR data.

```yaml
schemes:
  - {scheme: eu-us-dpf, covers: [hr, non-hr], checked: 2026-11-01, expires: 2027-05-01}
```

## Not a problem when

The data is not about staff in the context of employment.
"""

from onward.finding import Kind, Severity
from onward.law import Law
from onward.rules._hop import Hop
from onward.transfers.reasons.decisions import CertificationHrNotCovered

SEVERITY = Severity.ERROR
KIND = Kind.LAW
SINCE = "0.1.0"
LAW = ("eu-us-dpf/decision",)
REASON = CertificationHrNotCovered


def message(reason: CertificationHrNotCovered, hop: Hop) -> str:
    """What is wrong."""
    if reason.disputed:
        return (
            "the authorities and the US Department of Commerce interpret 'HR data' differently; SCCs avoid the question"
        )
    return f"the certification under {reason.scheme} does not cover HR data"


def fix(reason: CertificationHrNotCovered, hop: Hop) -> str:
    """What to do about it."""
    return f"sign {hop.clauses}, or have the importer extend its certification to HR data"


def severity(reason: CertificationHrNotCovered, law: Law) -> Severity:
    """How much it matters here."""
    return Severity.WARNING if reason.disputed else SEVERITY
