"""The importer's listing has not been checked recently.

## Why it matters

A listing can lapse on any day; the record is only as current as its last check.

## How to fix

Check the public list for the importer and record the date.

```yaml
schemes:
  - {scheme: eu-us-dpf, covers: [non-hr], checked: 2026-11-20, expires: 2027-05-01}
```

## Not a problem when

The policy `dpf_check_max_age_days` allows a longer interval.
"""

from onward.finding import Kind, Severity
from onward.rules._hop import Hop
from onward.transfers.reasons.decisions import CertificationCheckStale

SEVERITY = Severity.WARNING
KIND = Kind.LAW
SINCE = "0.1.0"
LAW = ("eu-us-dpf/decision",)
REASON = CertificationCheckStale


def message(reason: CertificationCheckStale, hop: Hop) -> str:
    """What is wrong."""
    checked = f"was last checked on {reason.checked}" if reason.checked else "has never been checked"
    return f"the {reason.scheme} listing {checked}"


def fix(reason: CertificationCheckStale, hop: Hop) -> str:
    """What to do about it."""
    return "check it again and record the date under `checked`"
