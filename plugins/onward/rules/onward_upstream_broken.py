"""The hop before has no ground, so this one was not judged.

## Why it matters

Protection that does not reach the first recipient cannot travel on.

## How to fix

Mend the hop before; it has a finding of its own.

```yaml
safeguards:
  - {instrument: eu-scc-2021, module: 2, signed: 2026-02-20}
```

## Not a problem when

Never: it is a note that keeps the report short.
"""

from collections.abc import Iterator

from onward.finding import Finding, Kind, Severity
from onward.rules._transfers import remarked
from onward.world import World

SEVERITY = Severity.NOTE
KIND = Kind.LAW
SINCE = "0.1.0"
LAW = ("eu-gdpr/art-44",)


def check(world: World) -> Iterator[Finding]:
    """One finding for each recipient, regime and place of which the evaluation says so."""
    return remarked(world, "onward-upstream-broken", SEVERITY)
