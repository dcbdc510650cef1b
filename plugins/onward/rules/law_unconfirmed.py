"""A transfer relies on law data that has not been checked against the official text.

## Why it matters

Most entries of the law data come from a source, which they name. Some are recorded from memory, and are marked so. A
transfer that relies on such an entry is only as certain as that memory.

## How to fix

Read the official text. Then confirm the entry in a law overlay of your own, or waive the note and state what you read.

```yaml
waivers:
  - finding: law-unconfirmed@law/uk-fo
    reason: Read in the Schedule on 2026-11-20; the islands are listed
    by: legal
    until: 2027-11-20
```

## Not a problem when

Note only; no action required. The entry may well be right.
"""

from collections.abc import Iterator

from onward.finding import Finding, Kind, Severity, Subject
from onward.law.model import Entry
from onward.rules._transfers import trail
from onward.transfers.model import Transfer
from onward.transfers.reliance import relied_on
from onward.world import World

SEVERITY = Severity.NOTE
KIND = Kind.LAW
SINCE = "0.1.0"
LAW = ()


def check(world: World) -> Iterator[Finding]:
    """One note for each entry on which a transfer relies, at the first of them."""
    order = world.judged.order

    def relying(transfers: tuple[Transfer, ...]) -> list[list[str]]:
        """For each entry the first of these transfers that relies on it, by what tells its place among all."""
        first: dict[str, list[str]] = {}
        for transfer in transfers:
            for entry in _unconfirmed(world, transfer):
                place = [entry.id, transfer.link.id, transfer.regime, transfer.purpose or "", transfer.upstream]
                first.setdefault(entry.id, place)
        return [*first.values()]

    firsts: dict[str, tuple[tuple[int, str, str, str], str]] = {}
    for recipient, places in world.gathered("law-unconfirmed", relying):
        for name, link, *rest in places:
            regime, purpose, upstream = rest
            here = (order[link], regime, purpose, upstream), recipient
            firsts[name] = min(firsts.get(name, here), here)
    for name, (_, recipient) in firsts.items():
        entry, transfer = _first(world, name, recipient)
        act = getattr(entry, "act", "") or getattr(entry, "ref", "")
        regime = world.law.regimes[transfer.regime]
        message = f"{act} ({name}, {regime.name}) is recorded from memory, not checked against the official text"
        yield Finding(
            "law-unconfirmed",
            Subject("law", name),
            message,
            trail(world, transfer),
            hint="read the official text before you rely on it",
            severity=SEVERITY,
            regime=transfer.regime,
        )


def _unconfirmed(world: World, transfer: Transfer) -> Iterator[Entry]:
    yield from (entry for entry in relied_on(world.law, transfer) if entry.unconfirmed)


def _first(world: World, name: str, recipient: str) -> tuple[Entry, Transfer]:
    """An entry, and the first of the transfers to a recipient that relies on it."""
    return next(
        (entry, transfer)
        for transfer in world.transfers_to[recipient]
        for entry in _unconfirmed(world, transfer)
        if entry.id == name
    )
