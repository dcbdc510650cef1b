"""An adequacy decision leaves out this kind of data.

## Why it matters

Some decisions exclude kinds of data; the European decision on Korea leaves out personal credit information.

## How to fix

Agree on an appropriate safeguard for this data, or do not send it.

```yaml
safeguards:
  - {instrument: eu-scc-2021, module: 2, signed: 2026-02-20}
```

## Not a problem when

The data category was given a kind that it is not.
"""

from collections.abc import Iterator

from onward.finding import Finding, Kind, Severity
from onward.rules._transfers import remarked
from onward.world import World

SEVERITY = Severity.ERROR
KIND = Kind.LAW
SINCE = "0.1.0"
LAW = ("kr-adequacy/scope",)


def check(world: World) -> Iterator[Finding]:
    """One finding for each recipient, regime and place of which the evaluation says so."""
    return remarked(world, "adequacy-data-excluded", SEVERITY)
