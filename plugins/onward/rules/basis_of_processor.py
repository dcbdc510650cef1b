"""A lawful basis is stated where the organization is a processor.

## Why it matters

The controller decides why data is processed and on which lawful basis; a processor that states one presents itself as a
controller.

## How to fix

Remove it, or correct the role.

```yaml
purposes:
  - {id: incident-management, role: processor}
```

## Not a problem when

Never.
"""

from collections.abc import Iterator

from onward.finding import Finding, Kind, Severity, Step
from onward.world import World

SEVERITY = Severity.ERROR
KIND = Kind.RECORD
SINCE = "0.1.0"
LAW = ("eu-gdpr/art-6", "eu-gdpr/art-28-3")


def check(world: World) -> Iterator[Finding]:
    """One finding for each purpose of a processor that states a lawful basis."""
    for purpose in world.inventory.purposes.values():
        if purpose.role == "processor" and purpose.lawful_basis:
            message = f"{purpose.title}: the organization is a processor; the lawful basis is its customer's to state"
            step = Step(purpose.at("lawful_basis"), "for the customer to state")
            yield Finding(
                "basis-of-processor", purpose.subject, message, (step,), hint="remove `lawful_basis`", severity=SEVERITY
            )
