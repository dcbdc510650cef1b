"""A derogation for occasional transfers is used for a continuous flow.

## Why it matters

The derogations for contracts, legal claims and compelling legitimate interests cover occasional transfers only.

## How to fix

Put appropriate safeguards in place.

```yaml
safeguards:
  - {instrument: eu-scc-2021, module: 2, signed: 2026-02-20}
```

## Not a problem when

The flow is occasional: state `frequency: occasional`.
"""

from onward.finding import Kind, Severity
from onward.rules._hop import Hop
from onward.transfers.reasons.safeguards import DerogationNotOccasional

SEVERITY = Severity.ERROR
KIND = Kind.LAW
SINCE = "0.1.0"
LAW = (
    "eu-gdpr/art-49",
    "edpb/2-2018",
)
REASON = DerogationNotOccasional


def message(reason: DerogationNotOccasional, hop: Hop) -> str:
    """What is wrong."""
    return f"{reason.name} covers occasional transfers only; this flow is continuous"


def fix(reason: DerogationNotOccasional, hop: Hop) -> str:
    """What to do about it."""
    return f"sign {hop.clauses}, or state `frequency: occasional` where it is"
