"""A change was published, and nobody was told.

## Why it matters

Informing customers is active: a list or a feed that they may look at is not enough.

## How to fix

Send the notice, and record the channel and what proves it.

```yaml
announced: {date: 2026-12-01, channel: email, evidence: notice of 1 December}
```

`onward notice send` writes the day into the notice once everybody has been sent it; that counts too.

## Not a problem when

The vendor is no subprocessor: then a page informs well enough.
"""

from collections.abc import Iterator

from onward.finding import Finding, Kind, Severity, Step
from onward.records.parties import Announced
from onward.records.published import Published
from onward.records.standing import Standing, standings
from onward.world import World

SEVERITY = Severity.WARNING
KIND = Kind.RECORD
SINCE = "0.1.0"
LAW = ("eu-gdpr/art-28-2", "eu-scc-2021/clause-9")
PULLED = ("page", "feed")


def check(world: World) -> Iterator[Finding]:
    """One finding for each subprocessor that was announced where nobody is told, or without proof."""
    for vendor in world.inventory.subprocessors.values():
        if Standing.SUBPROCESSOR not in standings(world.inventory, vendor):
            continue
        notice = world.beginnings.get(vendor.id)
        found = _recorded(vendor.announced) if vendor.announced else _published(notice) if notice else None
        if found:
            why, step = found
            message, hint = (
                f"{vendor.title} {why}",
                "send it with `onward notice send`, or record `announced: {date: …, channel: email, evidence: …}`",
            )
            yield Finding("notice-not-pushed", vendor.subject, message, (step,), hint=hint, severity=SEVERITY)


def _recorded(told: Announced) -> tuple[str, Step] | None:
    if told.channel in PULLED:
        why = f"was announced by {told.channel} alone; customers must be told, not left to look"
        return why, Step(told.at("channel"), "tells nobody")
    if told.channel is None or not told.evidence:
        why = "is said to be announced; the channel or the proof is missing"
        return why, Step(told.at("date"), "how, and what proves it?")
    return None


def _published(notice: Published) -> tuple[str, Step] | None:
    if notice.front.sent:
        return None
    return "is announced by a page alone; customers must be told", Step(notice.front.at("notice"), "not sent yet")
