"""An attestation or observation is due for review.

## Why it matters

What was attested some time ago may have changed since. A claim that depends on it shows no badge until it is renewed.

## How to fix

Review it and record the date, or withdraw the statement.

```yaml
measures:
  - id: admin-mfa
    attested: {by: head of security, on: 2026-09-01, review: P1Y, evidence: settings of the identity provider}
```

## Not a problem when

The review is not due yet: its due date is the last day on which it is still current.
"""

from collections.abc import Iterator

from onward.finding import Finding, Kind, Severity, Step
from onward.records.base import Record
from onward.records.deadlines import last_day
from onward.records.promises import Attestation, Observance
from onward.world import World

SEVERITY = Severity.WARNING
KIND = Kind.RECORD
SINGLE = True
SINCE = "0.1.0"
LAW = ()


def check(world: World) -> Iterator[Finding]:
    """One finding for each word that was not given anew in time."""
    words: Iterator[tuple[Record, str, Attestation | Observance]] = world.inventory.parts_of(Attestation, Observance)
    for record, path, part in words:
        until = last_day(part)
        if until and until < world.today:
            message = f"the attestation of {record.title} was due for review by {until}"
            step = Step(part.at("on"), f"dated here; review was due by {until}")
            hint = "review it and record the date, or withdraw it"
            yield Finding("attestation-overdue", record.subject, message, (step,), path, hint, severity=SEVERITY)
