"""A vendor in the territory has a parent outside it.

## Why it matters

This is not a transfer by itself. The controller must assess whether the vendor offers sufficient guarantees against orders
from authorities in its parent's country.

## How to fix

Record what the vendor says about such orders.

```yaml
government_access: {policy: https://vendor.example/requests}
```

## Not a problem when

Note only; no action required.
"""

from collections.abc import Iterator

from onward.finding import Finding, Kind, Severity, Step
from onward.transfers.model import NoTransfer
from onward.world import World

SEVERITY = Severity.NOTE
KIND = Kind.LAW
SINCE = "0.1.0"
LAW = ("edpb/05-2021", "eu-gdpr/art-28-1", "eu-gdpr/art-48")
ALONE = True


def check(world: World) -> Iterator[Finding]:
    """One note for each vendor inside a regime whose parent sits outside of it."""
    for vendor in world.inventory.subprocessors.values():
        home = vendor.parent.country if vendor.parent else None
        inside = {
            transfer.regime
            for transfer in world.transfers_to.get(vendor.id, ())
            if transfer.reason is NoTransfer.MEMBER
        }
        for regime in sorted(inside):
            if home and vendor.parent and not world.law.is_member(regime, home):
                name = world.law.regimes[regime].name
                message = f"{vendor.title} is in the territory of {name}; its parent is {world.law.in_country(home)}"
                step = Step(vendor.parent.at("country"), "not a transfer by itself")
                hint = "assess what the parent or its authorities could compel"
                yield Finding("foreign-parent", vendor.subject, message, (step,), regime, hint, severity=SEVERITY)
