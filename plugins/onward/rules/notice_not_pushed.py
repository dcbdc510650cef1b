"""A change was published but customers were not notified.

## Why it matters

Customers must be actively informed: a list or feed that they may look at is not sufficient.

## How to fix

Send the notice, and record the channel and the evidence.

```yaml
announced: {date: 2026-12-01, channel: email, evidence: notice of 1 December}
```

`onward notice send` records the date in the notice once it has been sent to every subscriber; that is sufficient too.

## Not a problem when

The vendor is not a subprocessor: a published page is then sufficient.
"""

from collections.abc import Iterator

from onward.finding import Finding, Kind, Severity
from onward.records.standing import Status, may_be_subprocessor, standings
from onward.rules._told import HINT, published, recorded
from onward.rules.notice_too_late import unsent_and_late
from onward.world import World

SEVERITY = Severity.WARNING
KIND = Kind.RECORD
SINCE = "0.1.0"
NEEDS = ("notices",)
LAW = ("eu-gdpr/art-28-2", "eu-scc-2021/clause-9")


def check(world: World) -> Iterator[Finding]:
    """One finding for each subprocessor that was announced where nobody is told, or without proof.

    From its first day on, one that a notice announces is an error (`active-without-notice`); before, one whose notice can no
    longer be sent in time is another (`notice-too-late`).
    """
    for vendor in world.inventory.subprocessors.values():
        if not may_be_subprocessor(standings(world.inventory, vendor)):
            continue
        notice = world.beginnings.get(vendor.id)
        if (notice and world.status(vendor) is Status.ACTIVE) or unsent_and_late(world, vendor):
            continue
        fault = recorded(vendor.announced) if vendor.announced else published(notice) if notice else None
        if fault:
            why, step = fault
            yield Finding(
                "notice-not-pushed", vendor.subject, f"{vendor.title} {why}", (step,), hint=HINT, severity=SEVERITY
            )
