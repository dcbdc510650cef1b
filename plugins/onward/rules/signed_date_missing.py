"""A safeguard has no date of signature.

## Why it matters

Whether an instrument could be signed depends on the date.

## How to fix

Record the date; until it is known, record its owner and a due date.

```yaml
safeguards:
  - {instrument: eu-scc-2021, module: 2, signed: {unknown: {owner: legal, due: 2027-01-31}}}
```

## Not a problem when

The date is recorded as unknown, with an owner and a due date.
"""

from onward.finding import Kind, Severity
from onward.law import Law
from onward.rules._hop import Hop
from onward.transfers.reasons.safeguards import SignedDateMissing

SEVERITY = Severity.WARNING
KIND = Kind.LAW
SINCE = "0.1.0"
LAW = ("eu-gdpr/art-46",)
REASON = SignedDateMissing


def message(reason: SignedDateMissing, hop: Hop) -> str:
    """What is wrong."""
    until = f"; {reason.act} could be signed until {reason.until}" if reason.until else ""
    return f"no signature date is recorded for {reason.name}{until}"


def fix(reason: SignedDateMissing, hop: Hop) -> str:
    """What to do about it."""
    return "record the date on which the last party signed under `signed`"


def severity(reason: SignedDateMissing, law: Law) -> Severity:
    """How much it matters here."""
    return Severity.ERROR if reason.until else SEVERITY
