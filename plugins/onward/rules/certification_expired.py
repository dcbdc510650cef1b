"""A certification on which a transfer relied has expired.

## Why it matters

Participants certify anew every year; who lapses is taken off the list, and the decision covers them no more.

## How to fix

Look the entry up again and record the new day, or agree on a safeguard.

```yaml
schemes:
  - {scheme: eu-us-dpf, covers: [non-hr], checked: 2026-11-01, expires: 2027-11-01}
```

## Not a problem when

Another ground carries the transfer; then this is a warning.
"""

from collections.abc import Iterator

from onward.finding import Finding, Kind, Severity
from onward.rules._transfers import remarked
from onward.world import World

SEVERITY = Severity.ERROR
KIND = Kind.LAW
SINCE = "0.1.0"
LAW = ("eu-us-dpf/decision",)


def check(world: World) -> Iterator[Finding]:
    """One finding for each recipient, regime and place of which the evaluation says so."""
    return remarked(world, "certification-expired", SEVERITY)
