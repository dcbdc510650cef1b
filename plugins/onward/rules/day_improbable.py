"""A date lies so far from today that its year is probably mistyped.

## Why it matters

A vendor recorded since 2062 instead of 2026 is shown as planned; an assessment that expires in 2206 is never due again. Nobody is
reminded.

## How to fix

Correct the year. Where something has no last day, leave the field out.

```yaml
since: 2026-01-01
```

## Not a problem when

The date is right, which is rare: waive the finding with the reason.
"""

from collections.abc import Iterator
from datetime import date

from onward.finding import Finding, Kind, Severity, Step
from onward.world import World

SEVERITY = Severity.WARNING
KIND = Kind.RECORD
SINGLE = True
SINCE = "0.1.0"
LAW = ("eu-gdpr/art-5",)
FIELDS = (
    "as_of", "assessed", "checked", "completed", "date", "decided", "expires", "last", "next", "notified", "on", "received",
    "review", "signed", "since", "tested", "until", "valid_from", "valid_until",
)  # fmt: skip
"""Fields of records that state a date."""
BEHIND, AHEAD = 60, 20
"""Years before and after today in which dates of records lie."""


def check(world: World) -> Iterator[Finding]:
    """One finding for each date more than sixty years ago or more than twenty years ahead."""
    for name in FIELDS:
        for record, path, part in world.inventory.stated.get(name, ()):
            day = getattr(part, name, None)
            if isinstance(day, date) and (far := _far(day, world.today)):
                message = f"`{name}` of {record.title} is {day}, {far}"
                step = Step(part.at(name), far)
                where = f"{path}.{name}".lstrip(".")
                hint = "correct the year; leave the field out where there is no such day"
                yield Finding("day-improbable", record.subject, message, (step,), where, hint, severity=SEVERITY)


def _far(day: date, today: date) -> str:
    """How far a date lies from today, where nobody can mean it."""
    if day.year - today.year > AHEAD:
        return f"more than {AHEAD} years from now"
    return f"more than {BEHIND} years ago" if today.year - day.year > BEHIND else ""
