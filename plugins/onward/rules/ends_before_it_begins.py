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

from onward.finding import Finding, Kind, Severity
from onward.records.base import Record
from onward.records.parties import Subprocessor
from onward.records.promises import Certification
from onward.world import World

SEVERITY = Severity.ERROR
KIND = Kind.RECORD
SINCE = "0.1.0"
LAW = ("eu-gdpr/art-5",)
SPANS: dict[type[Record], tuple[str, str]] = {
    Subprocessor: ("since", "until"),
    Certification: ("valid_from", "valid_until"),
}
"""The fields of a first and a last day."""


def check(world: World) -> Iterator[Finding]:
    """One finding for each record whose last day comes before its first."""
    for record in world.inventory.records():
        first, last = SPANS.get(type(record), ("", ""))
        begins, ends = getattr(record, first, None), getattr(record, last, None)
        if begins and ends and ends < begins:
            message = f"{record.title} ends on {ends} but starts on {begins}"
            steps = (record.step("the last day", last), record.step("the first day", first))
            hint = f"correct `{last}` or `{first}`"
            yield Finding("ends-before-it-begins", record.subject, message, steps, hint=hint, severity=SEVERITY)
