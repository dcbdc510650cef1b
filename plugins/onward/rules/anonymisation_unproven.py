"""Data is described as anonymised, without evidence.

## Why it matters

Anonymising is itself processing of personal data; whether it succeeded decides whether the law applies at all.

## How to fix

Record the data it was made from, where, by which method, and when the result was assessed.

```yaml
anonymisation:
  from: [usage.events]
  where: before-storage
  method: counts over at least ten users
  assessed: 2026-06-01
```

## Not a problem when

The data is pseudonymised or personal: record it as such.
"""

from collections.abc import Iterator

from onward.finding import Finding, Kind, Severity, Step
from onward.world import World

SEVERITY = Severity.WARNING
KIND = Kind.RECORD
SINCE = "0.1.0"
LAW = ("eu-gdpr/recital-26", "eu-gdpr/art-4")


def check(world: World) -> Iterator[Finding]:
    """One finding for each data category that is called anonymised without showing how."""
    for category in world.inventory.data_categories.values():
        if category.identifiability == "anonymised" and not category.anonymous:
            message = (
                f"{category.title} is described as anonymised, but no method is recorded; it is treated as personal"
            )
            step = Step(category.at("identifiability"), "on what basis?")
            hint = "state `anonymisation: {from, where, method, assessed}`"
            yield Finding("anonymisation-unproven", category.subject, message, (step,), hint=hint, severity=SEVERITY)
