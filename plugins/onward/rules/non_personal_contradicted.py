"""Data recorded as never personal has a kind that only personal data has.

## Why it matters

Data protection law does not apply to data with `non_personal`, so none of its transfers is restricted. Set by mistake, it
hides a restricted transfer.

## How to fix

Remove `non_personal`, or what contradicts it. Data that was personal and no longer is has `identifiability: anonymised`
instead, with `anonymisation`.

```yaml
data_categories:
  - {id: machine.readings, name: Readings of machines, non_personal: true}
```

## Not a problem when

Never.
"""

from collections.abc import Iterator

from onward.finding import Finding, Kind, Severity
from onward.world import World

SEVERITY = Severity.ERROR
KIND = Kind.RECORD
SINCE = "0.1.0"
LAW = ("eu-gdpr/art-4",)


def check(world: World) -> Iterator[Finding]:
    """One finding for each category that is marked and says otherwise too."""
    for category in world.inventory.data_categories.values():
        against = next((name for name in ("identifiability", "kinds", "anonymisation") if category.states(name)), None)
        if category.non_personal and against:
            message = f"{category.title} is recorded as never personal, but `{against}` states that it is, or was"
            steps = (category.step("never personal", "non_personal"), category.step("contradiction", against))
            hint = "remove one of the two"
            yield Finding("non-personal-contradicted", category.subject, message, steps, hint=hint, severity=SEVERITY)
