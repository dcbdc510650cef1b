"""Module 4 is used towards a vendor, and no record names the controller for whom you process.

## Why it matters

Module 4 is made for a processor that returns data to its own controller. A vendor that is the only controller recorded for the
purpose is taken for that controller; with another controller the module covers nothing.

## How to fix

Record the controller as the customer that it is.

```yaml
actors:
  - {id: client, kind: organisation, roles: [controller], locations: [US]}
```

## Not a problem when

Never.
"""

from collections.abc import Iterator

from onward.finding import Finding, Kind, Severity
from onward.records.parties import Subprocessor
from onward.rules._transfers import detail, each_once, named, trail
from onward.transfers.model import Transfer
from onward.world import World

SEVERITY = Severity.WARNING
KIND = Kind.LAW
SINCE = "0.1.0"
LAW = ("eu-scc-2021/modules",)
ALONE = True


def check(world: World) -> Iterator[Finding]:
    """One finding for each vendor that is taken for our own controller, since no other controller is recorded."""
    yield from each_once(_finding(world, transfer) for transfer in world.transfers if _by_role_alone(world, transfer))


def _by_role_alone(world: World, transfer: Transfer) -> bool:
    """Whether clauses for data that goes back to the exporter's controller cover a transfer to a vendor."""
    ground = transfer.ground
    if ground is None or not ground.safeguard or transfer.link.target not in world.inventory.subprocessors:
        return False
    clauses = world.law.instrument(transfer.regime, ground.instrument)
    module = clauses.module(int(ground.module)) if clauses and ground.module.isdigit() else None
    return module is not None and module.for_own_controller


def _finding(world: World, transfer: Transfer) -> Finding:
    vendor: Subprocessor = world.inventory.subprocessors[transfer.link.target]
    return Finding(
        "own-controller-unrecorded",
        vendor.subject,
        f"{named(transfer, vendor)}: Module 4 is for data returned to your own controller, and no record names that controller",
        trail(world, transfer),
        detail(world, transfer),
        "record your controller under `actors`, with `roles: [controller]`, and the flow to it",
        severity=SEVERITY,
        regime=transfer.regime,
        country=transfer.country,
    )
