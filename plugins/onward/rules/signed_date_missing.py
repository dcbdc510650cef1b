"""A safeguard has no day of signature.

## Why it matters

Whether an instrument could be signed depends on the day.

## How to fix

Record the day; where it is being looked up, say who does so and until when.

```yaml
safeguards:
  - {instrument: eu-scc-2021, module: 2, signed: {unknown: {owner: legal, due: 2027-01-31}}}
```

## Not a problem when

The day is recorded as unknown with an owner.
"""

from collections.abc import Iterator

from onward.finding import Finding, Kind, Severity
from onward.rules._transfers import remarked
from onward.world import World

SEVERITY = Severity.WARNING
KIND = Kind.LAW
SINCE = "0.1.0"
LAW = ("eu-gdpr/art-46",)


def check(world: World) -> Iterator[Finding]:
    """One finding for each recipient, regime and place of which the evaluation says so."""
    return remarked(world, "signed-date-missing", SEVERITY)
