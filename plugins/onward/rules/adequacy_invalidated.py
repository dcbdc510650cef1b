"""A framework that the Court has invalidated is declared as a ground.

## Why it matters

Safe Harbor fell on 6 October 2015, Privacy Shield on 16 July 2020. Neither carries a transfer.

## How to fix

Remove the entry and record what carries the transfer today.

```yaml
schemes:
  - {scheme: eu-us-dpf, covers: [non-hr], checked: 2026-11-01, expires: 2027-05-01}
```

## Not a problem when

Never: a declared framework that is void misleads readers.
"""

from collections.abc import Iterator

from onward.finding import Finding, Kind, Severity
from onward.rules._transfers import remarked
from onward.world import World

SEVERITY = Severity.ERROR
KIND = Kind.LAW
SINCE = "0.1.0"
LAW = (
    "cjeu/c-311-18",
    "cjeu/c-362-14",
)


def check(world: World) -> Iterator[Finding]:
    """One finding for each recipient, regime and place of which the evaluation says so."""
    return remarked(world, "adequacy-invalidated", SEVERITY)
