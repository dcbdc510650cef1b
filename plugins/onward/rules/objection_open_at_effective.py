"""The effective date of a change has come, but an objection to it is undecided.

## Why it matters

If objections are not answered, the right to object is empty. The vendor remains planned on every page until the decision is
recorded; starting it regardless contradicts that page.

## How to fix

Decide, notify the customer, and record both; or move the effective date.

```yaml
objections:
  - id: objection-1
    change: mailer
    received: 2026-12-03
    decision: the customer stays on the former vendor
    decided: 2026-12-10
```

## Not a problem when

The objection was made after the effective date: it is then a request, not an objection to the change.
"""

from collections.abc import Iterator

from onward.finding import Finding, Kind, Severity
from onward.records.standing import opposed
from onward.world import World

SEVERITY = Severity.ERROR
KIND = Kind.RECORD
SINCE = "0.1.0"
NEEDS = ("notices",)
LAW = ("eu-gdpr/art-28-2", "eu-scc-2021/clause-9")


def check(world: World) -> Iterator[Finding]:
    """One finding for each open objection, and each vendor that it keeps from starting past its day."""
    for objection in world.inventory.objections.values():
        vendors = opposed(objection, world.inventory, world.notices) if objection.decided is None else ()
        for vendor in vendors:
            first = world.first_day(vendor)
            if vendor.id in world.held and first and first <= world.today:
                message = f"{vendor.title} was due to start on {first}; objection `{objection.id}` is still open"
                field = "since" if vendor.since else "id"
                steps = (objection.step("received, undecided"), vendor.step(f"starts on {first}", field))
                hint = "record `decision` and `decided`, or move the effective date"
                yield Finding(
                    "objection-open-at-effective", objection.subject, message, steps, vendor.id, hint, severity=SEVERITY
                )
