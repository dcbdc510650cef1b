"""A shared agreement, assessment or set of terms is not used.

## Why it matters

A shared record has no effect by itself: it counts where a vendor, a safeguard or a contract names it. One that is not used
is maintained in vain, or was meant for a vendor that now has no agreement.

## How to fix

Name it where it belongs, or remove it.

```yaml
subprocessors:
  - {id: mailer, agreement: {like: vendor-paper, signed: 2026-05-02}}
```

## Not a problem when

It is kept for a vendor that is about to be added: waive the finding until then.
"""

from collections.abc import Iterator

from onward.finding import Finding, Kind, Severity
from onward.records.agreed import SETS
from onward.world import World

SEVERITY = Severity.WARNING
KIND = Kind.RECORD
SINCE = "0.1.0"
LAW = ("eu-gdpr/art-5",)


def check(world: World) -> Iterator[Finding]:
    """One finding for each shared record that no other record takes over."""
    used = {taken.of for taken in world.inventory.taken}
    for name in SETS:
        for record in getattr(world.inventory, name).values():
            if record.subject not in used:
                steps = (record.step("not used"),)
                message = f"{record.title} in {name} is not used"
                hint = "name it where it belongs, or remove it"
                yield Finding("unused-agreement", record.subject, message, steps, hint=hint, severity=SEVERITY)
