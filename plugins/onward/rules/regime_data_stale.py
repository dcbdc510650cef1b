"""The law data is due for review.

## Why it matters

Decisions are invalidated and instruments change; outdated law data gives outdated answers.

## How to fix

Update Onward, or record the changes in the folder `law` next to the inventory.

```yaml
edition: {as_of: 2027-02-20, review_by: 2027-05-20}
```

## Not a problem when

You evaluate as of a date in the past: give it with `--on`.
"""

from collections.abc import Iterator

from onward.finding import Finding, Kind, Severity
from onward.world import World

SEVERITY = Severity.WARNING
KIND = Kind.LAW
SINCE = "0.1.0"
LAW = ()


def check(world: World) -> Iterator[Finding]:
    """One finding when the law data should have been checked again."""
    ours = world.inventory.organization
    if world.today > world.law.review_by and ours is not None:
        message = f"law data as of {world.law.as_of} was due for review on {world.law.review_by}"
        step = ours.step("assessed under this law")
        hint = "update Onward, or record the changes in a law overlay"
        yield Finding("regime-data-stale", ours.subject, message, (step,), hint=hint, severity=SEVERITY)
