"""A contract is dated before its instrument existed.

## Why it matters

Clauses cannot be signed before they were adopted: the date or the instrument is wrong.

## How to fix

Correct the date, or name the instrument that was signed.

```yaml
safeguards:
  - {instrument: eu-scc-2021, module: 2, signed: 2022-02-20}
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
LAW = ("eu-gdpr/art-46",)


def check(world: World) -> Iterator[Finding]:
    """One finding for each recipient, regime and place of which the evaluation says so."""
    return remarked(world, "instrument-predates-act", SEVERITY)
