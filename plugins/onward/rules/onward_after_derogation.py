"""Data that came under a derogation goes further.

## Why it matters

A derogation covers one transfer; nothing binds the recipient for the next.

## How to fix

Rest the first hop on a safeguard.

```yaml
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
    "eu-gdpr/art-44",
    "eu-gdpr/art-49",
)


def check(world: World) -> Iterator[Finding]:
    """One finding for each recipient, regime and place of which the evaluation says so."""
    return remarked(world, "onward-after-derogation", SEVERITY)
