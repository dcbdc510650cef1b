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

from collections.abc import Iterator

from onward.finding import Finding, Kind, Severity
from onward.rules._transfers import remarked
from onward.world import World

SEVERITY = Severity.ERROR
KIND = Kind.LAW
SINCE = "0.1.0"
LAW = ("eu-gdpr/art-46",)


def check(world: World) -> Iterator[Finding]:
    """One finding for each recipient, regime and place of which the evaluation says so."""
    return remarked(world, "unknown-instrument", SEVERITY)
