"""A subprocessor is used before its effective date.

## Why it matters

Customers were notified of an effective date, and may object until shortly before it. Sending production data to the company
earlier, even for a test, breaks that commitment and makes the objection pointless.

## How to fix

Start on the effective date or later; or leave `since` out, and the effective date of the notice applies.

```yaml
subprocessors:
  - id: mailer
    since: 2027-01-15
```

## Not a problem when

The vendor replaces another in an emergency that the contract provides for (`emergency`), or it is a processor of data for
which the organization is the controller.
"""

from collections.abc import Iterator

from onward.finding import Finding, Kind, Severity, Step
from onward.records.standing import may_be_subprocessor, standings
from onward.world import World

SEVERITY = Severity.ERROR
KIND = Kind.RECORD
SINCE = "0.1.0"
NEEDS = ("notices",)
LAW = ("eu-gdpr/art-28-2", "eu-scc-2021/clause-9")


def check(world: World) -> Iterator[Finding]:
    """One finding for each subprocessor whose first day comes before the day of effect of its notice."""
    for vendor in world.inventory.subprocessors.values():
        notice = world.beginnings.get(vendor.id)
        day = notice.front.effective if notice else None
        urgent = vendor.emergency and vendor.emergency.foreseen
        if not (notice and day and vendor.since and vendor.since < day) or urgent:
            continue
        if may_be_subprocessor(standings(world.inventory, vendor)):
            message = f"{vendor.title} starts on {vendor.since}; the effective date notified to customers is {day}"
            steps = (
                Step(vendor.at("since"), f"not before {day}"),
                Step(notice.front.at("effective"), "notified effective date"),
            )
            hint = f"start on {day} or later, or leave `since` out"
            yield Finding("active-before-effective", vendor.subject, message, steps, hint=hint, severity=SEVERITY)
