"""A contract is dated before its instrument existed.

## Why it matters

Clauses cannot be signed before they are adopted: the date or the instrument is wrong. On a past date (`--on`), they cannot be
relied on before the law recognised them.

## How to fix

Correct the date, or name the instrument that was signed.

```yaml
safeguards:
  - {instrument: eu-scc-2021, module: 2, signed: 2022-02-20}
```

## Not a problem when

Never.
"""

from onward.finding import Kind, Severity
from onward.rules._hop import Hop
from onward.transfers.reasons.safeguards import InstrumentPredatesAct

SEVERITY = Severity.ERROR
KIND = Kind.LAW
SINCE = "0.1.0"
LAW = ("eu-gdpr/art-46",)
REASON = InstrumentPredatesAct


def message(reason: InstrumentPredatesAct, hop: Hop) -> str:
    """What is wrong."""
    if reason.signed is None:
        return f"{reason.name} could not be relied on before {reason.applied} ({reason.act})"
    return f"{reason.name} was signed on {reason.signed}, before {reason.act} applied ({reason.applied})"


def fix(reason: InstrumentPredatesAct, hop: Hop) -> str:
    """What to do about it."""
    return (
        "correct `signed`, or sign it again" if reason.signed else "name the mechanism that was relied on at that time"
    )
