"""A subprocessor is in use before the day that its notice names.

## Why it matters

Customers were told a day, and may object until shortly before it. Production data that reaches the company sooner, for a
test too, breaks that promise and takes the objection away.

## How to fix

Start on the day of the notice or later; leave `since` out, and the notice decides.

```yaml
subprocessors:
  - id: mailer
    since: 2027-01-15
```

## Not a problem when

It replaces another in an emergency that the contract foresees (`emergency`), or it is no subprocessor but a processor of
the organization's own data.
"""

from collections.abc import Iterator

from onward.finding import Finding, Kind, Severity, Step
from onward.records.standing import Standing, standings
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
        urgent = vendor.emergency and vendor.emergency.contract_basis
        if not (notice and day and vendor.since and vendor.since < day) or urgent:
            continue
        if Standing.SUBPROCESSOR in standings(world.inventory, vendor):
            message = f"{vendor.title} starts on {vendor.since}; customers were told {day}"
            steps = (Step(vendor.at("since"), f"not before {day}"), Step(notice.front.at("effective"), "told here"))
            hint = f"start on {day} or later, or leave `since` out"
            yield Finding("active-before-effective", vendor.subject, message, steps, hint=hint, severity=SEVERITY)
