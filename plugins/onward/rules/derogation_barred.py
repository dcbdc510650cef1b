"""A derogation is not open to this exporter.

## Why it matters

Consent, contract and compelling interests are no ground for what public authorities do in the exercise of their public powers.

## How to fix

Use another mechanism, for example an instrument between public bodies.

```yaml
safeguards:
  - {instrument: eu-public-instrument, signed: 2026-02-20}
```

## Not a problem when

The organization is no public authority: then state `kind: company`.
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
    return f"{reason.name} is not open to public authorities in the exercise of their public powers"
