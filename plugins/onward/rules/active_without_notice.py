"""A change of a subprocessor has taken effect without a notice having been sent.

## Why it matters

A processor must inform its customers before it engages another processor, so that they can object. Publishing a page informs
nobody: a subprocessor that starts without a notice having been sent deprives customers of their right to object.

## How to fix

Send the notice, and move the effective date so that the notice period passes first; or record how customers were notified in
another way.

```yaml
announced: {date: 2026-12-01, channel: email, evidence: notice of 1 December}
```

If the notice concerns a subprocessor that is already active, also record the `notice`, or a date on or after the notice date.

## Not a problem when

The vendor is not a subprocessor: a published page is then sufficient.
"""

from collections.abc import Iterator

from onward.finding import Finding, Kind, Severity, Step
from onward.records.parties import Subprocessor
from onward.records.published import Published
from onward.records.standing import Status, may_be_subprocessor, standings
from onward.rules._told import HINT, recorded
from onward.world import World

SEVERITY = Severity.ERROR
KIND = Kind.RECORD
SINCE = "0.1.0"
NEEDS = ("notices",)
LAW = ("eu-gdpr/art-28-2", "eu-scc-2021/clause-9")


def check(world: World) -> Iterator[Finding]:
    """One finding for each subprocessor in use, and each notice of it that takes effect and that nobody was sent.

    A vendor of which no role is stated may be one.
    """
    for vendor in world.inventory.subprocessors.values():
        if world.status(vendor) is Status.ACTIVE and may_be_subprocessor(standings(world.inventory, vendor)):
            for notice in world.notices:
                if not notice.front.sent and _concerns(notice, vendor, world) and not _told(notice, vendor):
                    yield _finding(notice, vendor, world)


def _concerns(notice: Published, vendor: Subprocessor, world: World) -> bool:
    """Whether a vendor begins with a notice, or something about it changes to which customers may object."""
    front = notice.front
    if world.beginnings.get(vendor.id) is notice:
        return True
    may_object = front.objection_until or front.approval
    due = front.effective is not None and front.effective <= world.today
    return bool(may_object and due and str(vendor.subject) in front.subjects and vendor.id not in front.starts)


def _told(notice: Published, vendor: Subprocessor) -> bool:
    """Whether the record says how customers were told of this notice."""
    announced = vendor.announced
    if announced is None or recorded(announced) is not None or announced.date is None:
        return False
    return (
        vendor.id in notice.front.starts
        or notice.front.notice == announced.notice
        or announced.date >= notice.front.announced
    )


def _finding(notice: Published, vendor: Subprocessor, world: World) -> Finding:
    begins = vendor.id in notice.front.starts
    day = world.first_day(vendor) if begins else notice.front.effective
    what = f"has been active since {day}" if begins else f"changed on {day}"
    message = f"{vendor.title} {what}, but its notice was never sent"
    steps = (Step(notice.front.at("notice"), "not sent"), vendor.step("active"))
    detail = "" if begins else notice.front.notice
    return Finding("active-without-notice", vendor.subject, message, steps, detail, HINT, severity=SEVERITY)
