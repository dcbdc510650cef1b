"""A vendor is listed that no flow or system uses.

## Why it matters

A list with too many entries is as wrong as one with too few; often a flow was forgotten.

## How to fix

Record the flow, or retire the vendor.

```yaml
subprocessors:
  - id: old-mailer
    until: 2026-10-31
```

## Not a problem when

The vendor is retired: its last day has passed.
"""

from collections.abc import Iterator

from onward.finding import Finding, Kind, Severity
from onward.world import World

SEVERITY = Severity.WARNING
KIND = Kind.RECORD
SINCE = "0.1.0"
LAW = ("eu-gdpr/art-28-2", "eu-gdpr/art-30")


def check(world: World) -> Iterator[Finding]:
    """One finding for each vendor to which no flow, no system and no other vendor leads."""
    for vendor in world.inventory.subprocessors.values():
        gone = vendor.until is not None and vendor.until < world.today
        if not world.graph.into.get(vendor.id) and not gone and not vendor.merged_into:
            message = f"{vendor.title} is listed, but no flow or system uses it"
            hint = "add the flow that sends it data, or retire it with its last day (`until`)"
            step = vendor.step("not used")
            yield Finding("unused-subprocessor", vendor.subject, message, (step,), hint=hint, severity=SEVERITY)
