"""An onward transfer is assessed under another law; the controller remains accountable.

## Why it matters

After a transfer under an adequacy decision, the destination's law governs the next hop. An EEA controller remains
accountable for its processors and theirs.

## How to fix

Make sure that the contract with the first processor covers that processor's subprocessors.

```yaml
contract: {kind: dpa, subprocessors: {authorisation: general, notice: P30D}}
```

## Not a problem when

Note only; no action required. The transfer itself is assessed under the other law.
"""

from collections.abc import Iterator, Mapping

from onward.finding import Finding, Kind, Severity, Step
from onward.graph import Link
from onward.rules._transfers import each_once
from onward.transfers.model import Outcome, Transfer
from onward.world import World

SEVERITY = Severity.NOTE
KIND = Kind.LAW
SINCE = "0.1.0"
LAW = ("eu-gdpr/art-28-4", "eu-gdpr/art-44", "edpb/22-2024")


def check(world: World) -> Iterator[Finding]:
    """One note for each vendor through whom data leaves an adequate country, where a controller first sent it to a processor."""
    restricted = frozenset(transfer.link.id for transfer in world.transfers if transfer.restricted)
    came: dict[tuple[str, str], dict[str, Link]] = {}
    for first in filter(_to_adequate_processor, world.transfers):
        ways = came.setdefault((first.regime, first.link.target), {})
        for data in first.link.data:
            ways.setdefault(data, first.link)
    yield from each_once(made for key, ways in came.items() for made in _further(world, key, ways, restricted))


def _to_adequate_processor(transfer: Transfer) -> bool:
    by_country = transfer.ground and transfer.ground.adequacy and not transfer.ground.adequacy.scheme
    engaged = (transfer.exporter_role, transfer.importer_role) == ("controller", "processor")
    return bool(transfer.outcome is Outcome.ADEQUACY and by_country and engaged)


def _further(
    world: World, key: tuple[str, str], ways: Mapping[str, Link], restricted: frozenset[str]
) -> Iterator[Finding]:
    """What leaves a processor again; `ways` tells on which link each kind of data first came there."""
    regime, processor = key
    for link in world.graph.out.get(processor, ()):
        vendor = world.inventory.subprocessors.get(link.target)
        moved = link.data & ways.keys()
        if vendor is not None and link.id in restricted and moved:
            name = world.law.regimes[regime].name
            message = f"{vendor.title} is assessed under another law; the controller remains accountable under {name}"
            firsts = dict.fromkeys(ways[data] for data in sorted(moved))
            steps = (
                vendor.step("received here"),
                *(Step(first_link.step("").span, "first sent here") for first_link in firsts),
            )
            yield Finding(
                "onward-controller-accountable",
                vendor.subject,
                message,
                steps,
                f"{regime}:{processor}",
                "",
                severity=SEVERITY,
                regime=regime,
                cause=f"law/{regime}",
            )
