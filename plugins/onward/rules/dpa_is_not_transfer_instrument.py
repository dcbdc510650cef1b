"""Art. 28 clauses are declared as a transfer mechanism.

## Why it matters

Decision (EU) 2021/915 governs contracts with processors under Art. 28; it does not cover transfers to third countries.

## How to fix

Record the clauses as the contract, and a transfer instrument as the safeguard.

```yaml
contract: {kind: art28-clauses}
safeguards:
  - {instrument: eu-scc-2021, module: 2, signed: 2026-02-20}
```

## Not a problem when

Never.
"""

from onward.finding import Kind, Severity
from onward.rules._hop import Hop
from onward.transfers.reasons.safeguards import DpaIsNotTransferInstrument

SEVERITY = Severity.ERROR
KIND = Kind.LAW
SINCE = "0.1.0"
LAW = ("eu-art28-clauses-2021/art-1", "eu-gdpr/art-28-3")
REASON = DpaIsNotTransferInstrument


def message(reason: DpaIsNotTransferInstrument, hop: Hop) -> str:
    """What is wrong."""
    if reason.act:
        return f"{reason.act} governs contracts with processors; it does not cover transfers"
    return f"`{reason.name}` is a data processing agreement, not a transfer mechanism"


def fix(reason: DpaIsNotTransferInstrument, hop: Hop) -> str:
    """What to do about it."""
    return f"record it under `contract`, and sign {hop.clauses}"
