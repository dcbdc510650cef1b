"""An adequacy decision leaves out this purpose.

## Why it matters

Some decisions exclude purposes such as the press, religion, politics or law enforcement.

## How to fix

Agree on an appropriate safeguard for this purpose.

```yaml
safeguards:
  - {instrument: eu-scc-2021, module: 2, signed: 2026-02-20}
```

## Not a problem when

The purpose was given a kind that it is not.
"""

from collections.abc import Iterator

from onward.finding import Finding, Kind, Severity
from onward.rules._transfers import remarked
from onward.world import World

SEVERITY = Severity.ERROR
KIND = Kind.LAW
SINCE = "0.1.0"
LAW = ("eu-adequacy/scope",)


def check(world: World) -> Iterator[Finding]:
    """One finding for each recipient, regime and place of which the evaluation says so."""
    return remarked(world, "adequacy-purpose-excluded", SEVERITY)
