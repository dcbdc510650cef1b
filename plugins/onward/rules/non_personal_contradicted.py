"""Data marked as never about a person is described as personal data too.

## Why it matters

No law on personal data applies to what is marked `non_personal`: no transfer of it is restricted. If it is marked by mistake, a
restricted transfer is missed.

## How to fix

Remove `non_personal`, or what contradicts it. Data that was about people and no longer is has `identifiability: anonymised`,
with `anonymisation`.

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
    for one in world.inventory.data_categories.values():
        against = next((name for name in ("identifiability", "kinds", "anonymisation") if one.states(name)), None)
        if one.non_personal and against:
            message = f"{one.title} is marked as never about a person, and `{against}` says that it is, or was"
            steps = (one.step("marked here", "non_personal"), one.step("said here", against))
            hint = "remove one of the two"
            yield Finding("non-personal-contradicted", one.subject, message, steps, hint=hint, severity=SEVERITY)
