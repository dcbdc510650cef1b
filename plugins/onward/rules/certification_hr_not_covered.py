"""HR data goes to a participant whose certification covers none.

## Why it matters

Participants certify separately for data of staff. Within a group, and for managing staff, the duty is plain; beyond,
authorities and the US Department of Commerce read the term differently, and this is a warning.

## How to fix

Use clauses for this data, or ask the recipient to certify for HR data.

```yaml
schemes:
  - {scheme: eu-us-dpf, covers: [hr, non-hr], checked: 2026-11-01, expires: 2027-05-01}
```

## Not a problem when

The data is not about staff in the context of employment.
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
    return remarked(world, "certification-hr-not-covered", SEVERITY)
