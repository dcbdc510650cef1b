"""Nobody has looked at the list of participants for a while.

## Why it matters

An entry can lapse any day; the record is only as good as its last look.

## How to fix

Look the recipient up on the public list and record the day.

```yaml
schemes:
  - {scheme: eu-us-dpf, covers: [non-hr], checked: 2026-11-20, expires: 2027-05-01}
```

## Not a problem when

The policy `dpf_check_max_age_days` allows a longer time.
"""

from collections.abc import Iterator

from onward.finding import Finding, Kind, Severity
from onward.rules._transfers import remarked
from onward.world import World

SEVERITY = Severity.WARNING
KIND = Kind.LAW
SINCE = "0.1.0"
LAW = ("eu-us-dpf/decision",)


def check(world: World) -> Iterator[Finding]:
    """One finding for each recipient, regime and place of which the evaluation says so."""
    return remarked(world, "certification-check-stale", SEVERITY)
