"""A record ends before it starts.

## Why it matters

If a vendor's last day is earlier than its first, one of the two dates is wrong: customers' notice period is counted from
one, and the deletion of data from the other.

## How to fix

Correct the date that is wrong.

```yaml
since: 2025-03-01
until: 2026-12-31
```

## Not a problem when

Never.
"""

from collections.abc import Iterator

from onward.finding import Finding, Kind, Severity, Step
from onward.records.base import Part
from onward.records.engagement import Review
from onward.records.parties import Subprocessor
from onward.records.promises import Certification
from onward.records.safeguards import Safeguard
from onward.world import World

SEVERITY = Severity.ERROR
KIND = Kind.RECORD
SINGLE = True
SINCE = "0.1.0"
LAW = ("eu-gdpr/art-5",)
SPANS: dict[type[Part], tuple[str, str]] = {
    Subprocessor: ("since", "until"),
    Certification: ("valid_from", "valid_until"),
    Review: ("last", "next"),
    Safeguard: ("signed", "expires"),
}
"""The fields of a first and a last day."""


def check(world: World) -> Iterator[Finding]:
    """One finding for each record, or part of one, whose last day comes before its first."""
    for record, path, part in world.inventory.parts_of(*SPANS):
        first, last = SPANS[type(part)]
        begins, ends = getattr(part, first, None), getattr(part, last, None)
        if begins and ends and ends < begins:
            message = f"{f'`{path}` of ' if path else ''}{record.title} ends on {ends} but starts on {begins}"
            steps = (Step(part.at(last), "the last day"), Step(part.at(first), "the first day"))
            hint = f"correct `{last}` or `{first}`"
            yield Finding("ends-before-it-begins", record.subject, message, steps, path, hint, severity=SEVERITY)
