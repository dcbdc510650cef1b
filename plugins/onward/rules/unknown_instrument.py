"""A safeguard names an instrument that is not in the law data.

## Why it matters

Only instruments in the closed list can be evaluated; `onward schema` prints it.

## How to fix

Use an id from the list. A signed data processing agreement is not a transfer instrument.

```yaml
safeguards:
  - {instrument: eu-scc-2021, module: 2, signed: 2026-02-20}
```

## Not a problem when

Never: what a law overlay of your own adds is in the law data.
"""

from onward.finding import Kind, Severity
from onward.rules._hop import Hop
from onward.transfers.reasons.safeguards import UnknownInstrument

SEVERITY = Severity.ERROR
KIND = Kind.LAW
SINCE = "0.1.0"
LAW = ("eu-gdpr/art-46",)
REASON = UnknownInstrument


def message(reason: UnknownInstrument, hop: Hop) -> str:
    """What is wrong."""
    if reason.unnamed:
        return "derogation declared without `ref`, so nobody can say which"
    kind = "scheme" if reason.scheme else "instrument"
    return f"unknown {kind} `{reason.name}`: not in the law data"


def fix(reason: UnknownInstrument, hop: Hop) -> str:
    """What to do about it."""
    if reason.unnamed:
        return "name it under `ref`, or use another transfer mechanism"
    return "use an id of the law data, or add it in a law overlay"
