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

from collections.abc import Iterator, Mapping, Set
from typing import Any

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
    links = {link.id: link for link in world.graph.links}
    restricted, came = set[str](), dict[tuple[str, str], dict[str, Link]]()
    for recipient, (leaving, first_sent) in world.gathered("onward-controller-accountable", _sent):
        restricted.update(leaving)
        for regime, name in first_sent:
            link = links.get(name) or _judged(world, recipient, name)
            ways = came.setdefault((regime, recipient), {})
            for data in link.data:
                ways.setdefault(data, link)
    yield from each_once(made for key, ways in came.items() for made in _further(world, key, ways, restricted))


def _sent(transfers: tuple[Transfer, ...]) -> list[list[Any]]:
    """The links to a recipient that make restricted transfers, and by law those by which a controller engages it there."""
    restricted = dict.fromkeys(transfer.link.id for transfer in transfers if transfer.restricted)
    firsts = dict.fromkeys((first.regime, first.link.id) for first in filter(_to_adequate_processor, transfers))
    return [[*restricted], [[*pair] for pair in firsts]]


def _judged(world: World, recipient: str, name: str) -> Link:
    """A link to a company that has no record, which only the judging of transfers knows."""
    return next(transfer.link for transfer in world.transfers_to[recipient] if transfer.link.id == name)


def _to_adequate_processor(transfer: Transfer) -> bool:
    by_country = transfer.ground and transfer.ground.adequacy and not transfer.ground.adequacy.scheme
    engaged = (transfer.exporter_role, transfer.importer_role) == ("controller", "processor")
    return bool(transfer.outcome is Outcome.ADEQUACY and by_country and engaged)


def _further(world: World, key: tuple[str, str], ways: Mapping[str, Link], restricted: Set[str]) -> Iterator[Finding]:
    """What leaves a processor again; `ways` tells on which link each kind of data first came there."""
    regime, processor = key
    for link in world.graph.out.get(processor, ()):
        vendor = world.inventory.subprocessors.get(link.target)
        moved = link.data & ways.keys()
        if vendor is not None and link.id in restricted and moved:
            name = world.law.regimes[regime].name
            message = f"{vendor.title} is assessed under another law; the controller remains accountable under {name}"
            firsts = {ways[data].id: ways[data] for data in sorted(moved)}
            steps = (
                vendor.step("received here"),
                *(Step(first_link.step("").span, "first sent here") for first_link in firsts.values()),
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
