"""An attestation lacks its author, date, evidence or review.

## Why it matters

Nobody can be asked about an attestation without an author, a date and evidence; a badge on the public page would promise
more than there is.

## How to fix

State all four; for an observation of the site, state the date, the method and the review.

```yaml
claims:
  - id: screening
    statement: Everybody with access to customer data was screened.
    attested: {by: head of people, on: 2026-09-01, review: P1Y, evidence: the screening records}
```

## Not a problem when

Nobody attests it: write `stated: true`, and the page shows it as self-declared.
"""

from collections.abc import Iterator

from onward.finding import Finding, Kind, Severity, Step
from onward.records.base import Record
from onward.records.promises import Attestation, Observance
from onward.world import World

SEVERITY = Severity.ERROR
KIND = Kind.RECORD
SINGLE = True
SINCE = "0.1.0"
LAW = ()

_NEEDED = {Attestation: ("by", "on", "review", "evidence"), Observance: ("on", "method", "review")}


def check(world: World) -> Iterator[Finding]:
    """One finding for each word that lacks something, or that is of a day to come."""
    words: Iterator[tuple[Record, str, Attestation | Observance]] = world.inventory.parts_of(Attestation, Observance)
    for record, path, part in words:
        missing = [name for name in _NEEDED[type(part)] if not part.fills(name)]
        fault = f"lacks {', '.join(f'`{name}`' for name in missing)}" if missing else ""
        if not missing and part.on and part.on > world.today:
            fault = "is dated in the future"
        if fault:
            step = Step(part.at(None if missing else "on"), "incomplete" if missing else "in the future")
            message = f"the attestation of {record.title} {fault}"
            hint = "add what is missing, or write `stated: true`"
            yield Finding("attestation-incomplete", record.subject, message, (step,), path, hint, severity=SEVERITY)
