"""Something is recorded as having happened on a date in the future.

## Why it matters

A contract signed next month, or customers notified tomorrow, is either a typing error or a plan recorded as a fact. Every
period that is counted from that date is wrong.

## How to fix

Give the date on which it happened; leave the field out until it has.

```yaml
announced: {date: 2026-11-20, channel: email, evidence: ticket 4711}
```

## Not a problem when

Never. Plans have fields of their own: `since`, `until`, `expires`, `review`.
"""

from collections.abc import Iterator
from datetime import date

from onward.finding import Finding, Kind, Severity, Step, Subject
from onward.records.agreed import Agreement, SharedAssessment
from onward.records.ai import Quote
from onward.records.base import Evidence, Part
from onward.records.continuity import Exit
from onward.records.data import Anonymisation
from onward.records.engagement import Announced, Approved, Deleted, Review
from onward.records.promises import Attestation, Objection, Observance
from onward.records.safeguards import Assessment, Contract, Participation, Safeguard
from onward.world import World

SEVERITY = Severity.ERROR
KIND = Kind.RECORD
SINGLE = True
SINCE = "0.1.0"
NEEDS = ("notices",)
LAW = ("eu-gdpr/art-5",)
PAST: dict[type[Part], tuple[str, ...]] = {
    Agreement: ("signed",),
    Announced: ("date",),
    Anonymisation: ("assessed",),
    Approved: ("date",),
    Assessment: ("completed",),
    Attestation: ("on",),
    Contract: ("signed",),
    Deleted: ("date",),
    Objection: ("received", "decided"),
    Observance: ("on",),
    Participation: ("checked",),
    Quote: ("as_of",),
    Exit: ("tested",),
    Evidence: ("as_of",),
    Review: ("last",),
    Safeguard: ("signed", "notified"),
    SharedAssessment: ("completed",),
}
"""Fields that tell of what has happened."""


def check(world: World) -> Iterator[Finding]:
    """One finding for each day after today that records, or notices, name as past."""
    for record, path, part in world.inventory.parts_of(*PAST):
        for name in PAST[type(part)]:
            day: date | None = getattr(part, name)
            if day and day > world.today:
                yield _finding(record.subject, f"{path}.{name}".lstrip("."), day, part, name)
    for notice in world.notices:
        if notice.front.sent and notice.front.sent > world.today:
            subject = Subject("notices", notice.front.notice)
            yield _finding(subject, "sent", notice.front.sent, notice.front, "sent")


def _finding(subject: Subject, field: str, day: date, part: Part, name: str) -> Finding:
    message = f"`{name}` is {day}, which is in the future"
    steps = (Step(part.at(name), "in the future"),)
    hint = "give the date on which it happened, or leave it out until it has"
    return Finding("day-in-future", subject, message, steps, field, hint, severity=SEVERITY)
