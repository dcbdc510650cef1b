"""A person's word, or a look at the site, is older than its review allows.

## Why it matters

What somebody vouched for a while ago may have changed since. A claim that rests on it bears no mark until it is renewed.

## How to fix

Look again, and record the new day; or withdraw the statement.

```yaml
measures:
  - id: admin-mfa
    attested: {by: head of security, on: 2026-09-01, review: P1Y, evidence: settings of the identity provider}
```

## Not a problem when

The review is not due yet: its last day is inclusive.
"""

from collections.abc import Iterator

from onward.finding import Finding, Kind, Severity, Step
from onward.records.deadlines import last_day
from onward.records.inventory import parts
from onward.records.promises import Attestation, Observance
from onward.world import World

SEVERITY = Severity.WARNING
KIND = Kind.RECORD
SINCE = "0.1.0"
LAW = ()


def check(world: World) -> Iterator[Finding]:
    """One finding for each word that was not given anew in time."""
    for record in world.inventory.records():
        for path, part in parts(record):
            until = last_day(part) if isinstance(part, Attestation | Observance) else None
            if until and until < world.today:
                message = f"what {record.title} rests on was to be looked at again by {until}"
                step = Step(part.at("on"), f"of this day; the review ended on {until}")
                hint = "look again and record the new day, or withdraw it"
                yield Finding("attestation-overdue", record.subject, message, (step,), path, hint, severity=SEVERITY)
