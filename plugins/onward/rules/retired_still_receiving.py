"""Data goes to a vendor whose last day has passed.

## Why it matters

Customers read that the vendor is used no longer; what still flows there has no contract behind it.

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
                message = f"{vendor.title} was used until {vendor.until}, and {link.id} still sends data to it"
                steps = (link.step("still sends"), Step(vendor.at("until"), "the last day"))
                hint = "remove the flow, or move the last day"
                yield Finding(
                    "retired-still-receiving", vendor.subject, message, steps, link.id, hint, severity=SEVERITY
                )
