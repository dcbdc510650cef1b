"""A safeguard names an instrument that the law data does not know.

## Why it matters

Only instruments of the closed list can be judged; `onward schema` prints it.

## How to fix

Use an id of the list; an executed data processing agreement is no transfer instrument.

```yaml
safeguards:
  - {instrument: eu-scc-2021, module: 2, signed: 2026-02-20}
```

## Not a problem when

You keep an instrument of your own in the law overlay.
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
    kind = "scheme" if reason.scheme else "instrument"
    return f"unknown {kind} `{reason.name}`: the law data has none of this name"
