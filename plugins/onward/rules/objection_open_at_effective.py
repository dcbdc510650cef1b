"""The day of a change has come, and an objection to it is not decided.

## Why it matters

An objection that nobody has answered makes the right to object an empty one. The vendor stays planned on every page until
the decision is recorded; whoever switches it on regardless acts against that page.

## How to fix

Decide, tell the customer, and record both; or move the first day.

```yaml
objections:
  - id: objection-1
    change: mailer
    received: 2026-12-03
    decision: the customer stays on the former vendor
    decided: 2026-12-10
```

## Not a problem when

The objection came after the first day: then it is a request, not an objection to the change.
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
                message = f"{vendor.title} was to start on {first}, and the objection `{objection.id}` is not decided"
                field = "since" if vendor.since else "id"
                steps = (objection.step("received, not decided"), vendor.step(f"starts on {first}", field))
                hint = "record `decision` and `decided`, or move the first day"
                yield Finding(
                    "objection-open-at-effective", objection.subject, message, steps, vendor.id, hint, severity=SEVERITY
                )
