"""A derogation is not available to this exporter.

## Why it matters

Consent, contract and compelling legitimate interests are not available to public authorities in the exercise of their public
powers.

## How to fix

Use another mechanism, such as an instrument between public bodies.

```yaml
safeguards:
  - {instrument: eu-public-instrument, signed: 2026-02-20}
```

## Not a problem when

The organization is not a public authority: state `kind: company`.
"""

from onward.finding import Kind, Severity
from onward.rules._hop import Hop
from onward.transfers.reasons.safeguards import DerogationBarred

SEVERITY = Severity.ERROR
KIND = Kind.LAW
SINCE = "0.1.0"
LAW = ("eu-gdpr/art-49-3",)
REASON = DerogationBarred


def message(reason: DerogationBarred, hop: Hop) -> str:
    """What is wrong."""
    return f"{reason.name} is not available to public authorities in the exercise of their public powers"


def fix(reason: DerogationBarred, hop: Hop) -> str:
    """What to do about it."""
    return f"sign {hop.clauses}, or use an instrument between public bodies"
