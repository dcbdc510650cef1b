"""The law data is older than it should be.

## Why it matters

Decisions fall and instruments change; old law data gives old answers.

## How to fix

Update Onward, or put what changed into the folder `law` beside the inventory.

```yaml
edition: {as_of: 2027-02-20, review_by: 2027-05-20}
```

## Not a problem when

You judge a day in the past: give it with `--on`.
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
        message = f"the law data is as of {world.law.as_of} and was to be checked again by {world.law.review_by}"
        step = ours.step("judged by this law")
        hint = "update Onward, or overlay what changed"
        yield Finding("regime-data-stale", ours.subject, message, (step,), hint=hint, severity=SEVERITY)
