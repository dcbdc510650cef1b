"""A transfer relies on an entry of the law data that nobody has checked against the official text.

## Why it matters

Most entries of the law data were read in a source, which they name. Some stand there from memory, and say so. A transfer that
relies on one of them is only as certain as that memory.

## How to fix

Read the official text. Confirm the entry in an overlay of the law data of your own, or accept the note and say what you read.

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
    found: dict[str, tuple[Entry, Transfer]] = {}
    for transfer in world.transfers:
        for entry in relied_on(world.law, transfer):
            if entry.unconfirmed:
                found.setdefault(entry.id, (entry, transfer))
    for name, (entry, transfer) in found.items():
        act = getattr(entry, "act", "") or getattr(entry, "ref", "")
        regime = world.law.regimes[transfer.regime]
        message = (
            f"{act} ({name}, {regime.name}) stands in the law data from memory, not checked against the official text"
        )
        yield Finding(
            "law-unconfirmed",
            Subject("law", name),
            message,
            trail(world, transfer),
            hint="read the official text before you rely on it",
            severity=SEVERITY,
            regime=transfer.regime,
        )
