"""A declared safeguard is not needed.

## Why it matters

Readers take a declared safeguard as a sign that a transfer takes place.

## How to fix

Remove it, or keep it for the day on which the vendor moves.

```yaml
safeguards: []
```

## Not a problem when

The contract contains the clauses as a precaution: note only.
"""

from collections.abc import Iterator

from onward.finding import Finding, Kind, Severity, Step
from onward.transfers.model import NoTransfer
from onward.world import World

SEVERITY = Severity.NOTE
KIND = Kind.LAW
SINCE = "0.1.0"
LAW = ("eu-gdpr/art-44",)
ALONE = True


def check(world: World) -> Iterator[Finding]:
    """One note for each vendor that declares safeguards though nothing that it gets is a restricted transfer."""
    for vendor in world.inventory.subprocessors.values():
        hops = world.transfers_to.get(vendor.id, ())
        if vendor.safeguards and hops and all(transfer.reason is NoTransfer.MEMBER for transfer in hops):
            message = f"{vendor.title}: no transfer mechanism is needed, as all locations are inside the territory"
            step = Step(vendor.safeguards[0].at("instrument"), "not needed today")
            hint = "remove it, or keep it as a precaution"
            yield Finding("redundant-instrument", vendor.subject, message, (step,), hint=hint, severity=SEVERITY)
