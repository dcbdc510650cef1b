"""A former vendor may still store data.

## Why it matters

When the service ends, a processor deletes or returns all data, backups included; until deletion is confirmed it remains a
recipient.

## How to fix

Ask for the confirmation and record it.

```yaml
subprocessors:
  - id: old-mailer
    until: 2026-10-31
    data_deleted: {date: 2026-11-15, evidence: letter of 15 November}
```

## Not a problem when

The deletion date is recorded as unknown, with an owner.
"""

from collections.abc import Iterator

from onward.finding import Finding, Kind, Severity, Step
from onward.records.standing import Status
from onward.records.values import says
from onward.world import World

SEVERITY = Severity.WARNING
KIND = Kind.RECORD
SINCE = "0.1.0"
LAW = ("eu-gdpr/art-28-3",)


def check(world: World) -> Iterator[Finding]:
    """One finding for each former vendor of which nobody has recorded that it deleted the data."""
    for vendor in world.inventory.subprocessors.values():
        done = vendor.data_deleted is not None and vendor.data_deleted.date and says(vendor.data_deleted.evidence)
        if world.status(vendor) is Status.RETIRED and not done and not vendor.unknown("data_deleted"):
            message = f"{vendor.title} was last used on {vendor.until}; no deletion is recorded"
            step = Step(vendor.at("until"), "last day of use")
            hint = "record `data_deleted: {date: …, evidence: …}`, backups included"
            yield Finding("retired-still-holding", vendor.subject, message, (step,), hint=hint, severity=SEVERITY)
