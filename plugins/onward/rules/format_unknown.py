"""The inventory is written for another version of the format.

## Why it matters

A later version may give a field another meaning. The results of this version of Onward for such an inventory may be wrong.

## How to fix

Update Onward, or state the version in which the inventory is written.

```yaml
organization:
  id: acme
  format: 2
```

## Not a problem when

No version is stated: it is then the first one, which every version of Onward reads.
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
            f"the inventory uses version {ours.format} of the format; this version of Onward reads up to {EDITIONS[-1]}"
        )
        steps = (ours.step("this version", "format"),)
        hint = "update Onward"
        yield Finding("format-unknown", ours.subject, message, steps, hint=hint, severity=SEVERITY)
