"""Data is sent to a vendor that is no longer used.

## Why it matters

Customers read that the vendor is no longer used; data that is still sent there is not covered by a contract.

## How to fix

Remove the flow, or correct the last day.

```yaml
subprocessors:
  - id: old-mailer
    until: 2027-03-31
```

## Not a problem when

Never.
"""

from collections.abc import Iterator

from onward.finding import Finding, Kind, Severity, Step
from onward.records.standing import Status
from onward.world import World

SEVERITY = Severity.ERROR
KIND = Kind.RECORD
SINCE = "0.1.0"
LAW = ("eu-gdpr/art-28-3",)


def check(world: World) -> Iterator[Finding]:
    """One finding for each vendor whose last day has passed and to whom data still goes."""
    for vendor in world.inventory.subprocessors.values():
        if world.status(vendor) is Status.RETIRED:
            for link in world.graph.into.get(vendor.id, ()):
                message = f"{vendor.title} was last used on {vendor.until}, but {link.id} still sends it data"
                steps = (link.step("still sends data"), Step(vendor.at("until"), "last day of use"))
                hint = "remove the flow, or correct the last day"
                yield Finding(
                    "retired-still-receiving", vendor.subject, message, steps, link.id, hint, severity=SEVERITY
                )
