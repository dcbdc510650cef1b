"""The inventory is written for another edition of the format.

## Why it matters

A later edition may give a field another meaning. What this version says of such an inventory may be wrong.

## How to fix

Update Onward, or state the edition in which the inventory is written.

```yaml
organization:
  id: acme
  format: 2
```

## Not a problem when

Nothing is stated: then it is the first edition, which every version reads.
"""

from collections.abc import Iterator

from onward.finding import Finding, Kind, Severity
from onward.world import World

SEVERITY = Severity.ERROR
KIND = Kind.RECORD
SINCE = "0.1.0"
LAW = ("eu-gdpr/art-5",)


EDITIONS = (1, 2)
"""The editions that this version reads."""


def check(world: World) -> Iterator[Finding]:
    """A finding where the organization states an edition that this version does not know."""
    ours = world.inventory.organization
    if ours and ours.format is not None and ours.format not in EDITIONS:
        message = (
            f"the inventory is written in edition {ours.format} of the format, and this version reads {EDITIONS[-1]}"
        )
        steps = (ours.step("this edition", "format"),)
        hint = "update Onward"
        yield Finding("format-unknown", ours.subject, message, steps, hint=hint, severity=SEVERITY)
