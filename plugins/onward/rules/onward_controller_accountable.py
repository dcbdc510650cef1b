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

from collections.abc import Iterator

from onward.finding import Finding, Kind, Severity, Step
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
    firsts = {(one.regime, one.link.id): one for one in world.transfers if _to_adequate_processor(one)}
    yield from each_once(made for first in firsts.values() for made in _further(world, first, restricted))


def _to_adequate_processor(transfer: Transfer) -> bool:
    by_country = transfer.ground and transfer.ground.adequacy and not transfer.ground.adequacy.scheme
    engaged = (transfer.exporter_role, transfer.importer_role) == ("controller", "processor")
    return bool(transfer.outcome is Outcome.ADEQUACY and by_country and engaged)


def _further(world: World, first: Transfer, restricted: frozenset[str]) -> Iterator[Finding]:
    for link in world.graph.out.get(first.link.target, ()):
        vendor = world.inventory.subprocessors.get(link.target)
        if vendor is not None and link.id in restricted and link.data & first.link.data:
            name = world.law.regimes[first.regime].name
            message = f"{vendor.title} is assessed under another law; the controller remains accountable under {name}"
            steps = (vendor.step("received here"), Step(first.link.step("").span, "first sent here"))
            detail = f"{first.regime}:{first.link.target}"
            yield Finding(
                "onward-controller-accountable",
                vendor.subject,
                message,
                steps,
                detail,
                "",
                severity=SEVERITY,
                regime=first.regime,
                cause=f"law/{first.regime}",
            )
