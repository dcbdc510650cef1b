"""Data goes on from an adequate country, and the first controller stays accountable.

## Why it matters

After an adequacy decision the law of that country governs the next hop. A controller in the EEA still answers for its
processors and for what they pass on.

## How to fix

Make sure that the contract with the first processor covers its own processors.

```yaml
contract: {kind: dpa, subprocessors: {authorisation: general, notice: P30D}}
```

## Not a problem when

It is a note; the transfer itself is judged by the other law.
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
    restricted = frozenset(one.link.id for one in world.transfers if one.restricted)
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
            message = f"{vendor.title} is judged by another law; the controller stays accountable under {name}"
            firsts = dict.fromkeys(ways[data] for data in sorted(moved))
            steps = (vendor.step("received here"), *(Step(one.step("").span, "first sent here") for one in firsts))
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
