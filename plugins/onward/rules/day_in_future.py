"""A day is still to come on which something is said to have happened.

## Why it matters

A contract that was signed next month, or customers who were told tomorrow, is a slip of the pen, or a plan written down as a fact.
Whatever counts from that day counts wrongly.

## How to fix

Write the day on which it happened; leave the field out until it has.

```yaml
announced: {date: 2026-11-20, channel: email, evidence: ticket 4711}
```

## Not a problem when

Never. A plan has fields of its own: `since`, `until`, `expires`, `review`.
"""

from collections.abc import Iterator
from datetime import date

from onward.finding import Finding, Kind, Severity, Step, Subject
from onward.records.agreed import Agreement, SharedAssessment
from onward.records.ai import Quote
from onward.records.base import Evidence, Part
from onward.records.continuity import Exit
from onward.records.data import Anonymisation
from onward.records.inventory import parts
from onward.records.parties import Announced, Deleted, Review
from onward.records.promises import Attestation, Objection, Observance
from onward.records.safeguards import Assessment, Contract, Participation, Safeguard
from onward.world import World

SEVERITY = Severity.ERROR
KIND = Kind.RECORD
SINCE = "0.1.0"
NEEDS = ("notices",)
LAW = ("eu-gdpr/art-5",)
PAST: dict[type[Part], tuple[str, ...]] = {
    Agreement: ("signed",),
    Announced: ("date",),
    Anonymisation: ("assessed",),
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
    for record in world.inventory.records():
        for path, part in parts(record):
            for name in PAST.get(type(part), ()):
                day: date | None = getattr(part, name)
                if day and day > world.today:
                    yield _finding(record.subject, f"{path}.{name}".lstrip("."), day, part, name)
    for notice in world.notices:
        if notice.front.sent and notice.front.sent > world.today:
            subject = Subject("notices", notice.front.notice)
            yield _finding(subject, "sent", notice.front.sent, notice.front, "sent")


def _finding(subject: Subject, field: str, day: date, part: Part, name: str) -> Finding:
    message = f"`{name}` names {day}, which is still to come"
    steps = (Step(part.at(name), "not yet"),)
    hint = "write the day on which it happened, or leave it out until it has"
    return Finding("day-in-future", subject, message, steps, field, hint, severity=SEVERITY)
