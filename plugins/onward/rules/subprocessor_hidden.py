"""A subprocessor in use is hidden from customers.

## Why it matters

A processor must inform its customers of the processors that it engages, and they need the identity of every processor in the
chain. A record that is internal stands on no page, in no notice and in no list.

## How to fix

Publish the record, or give it the visibility `customer` where the list is for customers alone.

```yaml
subprocessors:
  - {id: mailer, visibility: customer}
```

## Not a problem when

Customers are notified of the company in another way; then waive the finding and say in which.
"""

from collections.abc import Iterator

from onward.finding import Finding, Kind, Severity, Step
from onward.records.standing import Status, may_be_subprocessor, standings
from onward.world import World

SEVERITY = Severity.ERROR
KIND = Kind.RECORD
SINCE = "0.1.0"
LAW = ("eu-gdpr/art-28-2", "edpb/22-2024")


def check(world: World) -> Iterator[Finding]:
    """One finding for each vendor that is engaged, as a subprocessor or as nobody says what, and that no customer may see."""
    for vendor in world.inventory.subprocessors.values():
        if vendor.audience != "internal" or world.status(vendor) is not Status.ACTIVE:
            continue
        if may_be_subprocessor(standings(world.inventory, vendor)):
            message = f"{vendor.title} is used as a subprocessor, or may be, and no customer can see its record"
            hint = "make it `public`, or `customer` where the list is for customers alone"
            step = Step(vendor.at("visibility"), "hidden from customers")
            yield Finding("subprocessor-hidden", vendor.subject, message, (step,), hint=hint, severity=SEVERITY)
