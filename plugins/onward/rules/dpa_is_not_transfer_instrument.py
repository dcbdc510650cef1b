"""Clauses for processing inside the EEA are declared as a transfer ground.

## Why it matters

Decision (EU) 2021/915 settles Art. 28; it carries no transfer to a third country.

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

from collections.abc import Iterator

from onward.finding import Finding, Kind, Severity
from onward.rules._transfers import remarked
from onward.world import World

SEVERITY = Severity.ERROR
KIND = Kind.LAW
SINCE = "0.1.0"
LAW = (
    "eu-art28-clauses-2021/art-1",
    "eu-gdpr/art-28-3",
)


def check(world: World) -> Iterator[Finding]:
    """One finding for each recipient, regime and place of which the evaluation says so."""
    return remarked(world, "dpa-is-not-transfer-instrument", SEVERITY)
