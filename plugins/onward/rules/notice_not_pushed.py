"""A change was published, and nobody was told.

## Why it matters

Informing customers is active: a list or a feed that they may look at is not enough.

## How to fix

Send the notice, and record the channel and what proves it.

```yaml
announced: {date: 2026-12-01, channel: email, evidence: notice of 1 December}
```

## Not a problem when

The vendor is no subprocessor: then a page informs well enough.
"""

from collections.abc import Iterator

from onward.finding import Finding, Kind, Severity, Step
from onward.records.standing import Standing, standings
from onward.world import World

SEVERITY = Severity.WARNING
KIND = Kind.RECORD
LAW = ("eu-gdpr/art-28-2", "eu-scc-2021/clause-9")
PULLED = ("page", "feed")


def check(world: World) -> Iterator[Finding]:
    """One finding for each subprocessor that was announced where nobody is told, or without proof."""
    for vendor in world.inventory.subprocessors.values():
        told = vendor.announced
        if told is None or Standing.SUBPROCESSOR not in standings(world.inventory, vendor):
            continue
        if told.channel in PULLED:
            why = f"was announced by {told.channel} alone; customers must be told, not left to look"
            step = Step(told.at("channel"), "tells nobody")
        elif told.channel is None or not told.evidence:
            why = "is said to be announced; the channel or the proof is missing"
            step = Step(told.at("date"), "how, and what proves it?")
        else:
            continue
        hint = "send it, and record `announced: {date: …, channel: email, evidence: …}`"
        yield Finding(
            "notice-not-pushed", vendor.subject, f"{vendor.title} {why}", (step,), hint=hint, severity=SEVERITY
        )
