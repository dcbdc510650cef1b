"""Several grounds would carry a transfer, and the record does not say on which the parties rely.

## Why it matters

The mechanism actually used must be named to people and in the record of processing; the contract decides it.

## How to fix

Declare it.

```yaml
safeguards:
  - {instrument: eu-scc-2021, use: fallback}
```

## Not a problem when

You publish all of them as used in parallel: `use: parallel`.
"""

from collections.abc import Iterator

from onward.finding import Finding, Kind, Severity
from onward.rules._transfers import remarked
from onward.world import World

SEVERITY = Severity.NOTE
KIND = Kind.LAW
SINCE = "0.1.0"
LAW = (
    "eu-gdpr/art-13",
    "eu-gdpr/art-30",
)


def check(world: World) -> Iterator[Finding]:
    """One finding for each recipient, regime and place of which the evaluation says so."""
    return remarked(world, "ground-order-undeclared", SEVERITY)
