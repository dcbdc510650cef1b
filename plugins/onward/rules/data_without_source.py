"""A system sends data that it never receives or collects.

## Why it matters

Data without a source indicates a flow that is not recorded; the law that applies to it cannot be determined.

## How to fix

Record the flow that delivers the data, or what the system itself collects or derives.

```yaml
systems:
  - id: app
    collects: [usage.events]
```

## Not a problem when

The system creates the data: list it under `collects`.
"""

from collections.abc import Iterator

from onward.finding import Finding, Kind, Severity, Step
from onward.records.parties import Subprocessor
from onward.records.systems import System
from onward.world import World

SEVERITY = Severity.WARNING
KIND = Kind.RECORD
SINCE = "0.1.0"
LAW = ("eu-gdpr/art-30",)


def check(world: World) -> Iterator[Finding]:
    """One finding for each data category of a flow that its sender neither receives nor collects."""
    held: dict[str, set[str]] = {}
    for flow in world.inventory.flows.values():
        sender = world.inventory.parties.get(flow.from_)
        if not isinstance(sender, System | Subprocessor):
            continue
        has = held.get(sender.id)
        if has is None:
            has = held[sender.id] = _has(world, sender)
        for data in flow.data:
            if data not in has and not _derived(world, data, has):
                message = f"{sender.title} sends {data} in flow {flow.id}, but neither receives nor collects it"
                steps = (Step(flow.at_item("data", data), "sent here"), sender.step("from which source?"))
                hint = f"add the flow that delivers it, or add `{data}` to `collects` of {sender.id}"
                yield Finding("data-without-source", flow.subject, message, steps, data, hint, severity=SEVERITY)


def _has(world: World, sender: System | Subprocessor) -> set[str]:
    """The data that somebody receives or collects."""
    collected = sender.collects if isinstance(sender, System) else ()
    return {*collected}.union(*(link.data for link in world.graph.into.get(sender.id, ())))


def _derived(world: World, data: str, has: set[str]) -> bool:
    """Anonymised data comes from what it was made of."""
    category = world.inventory.data_categories.get(data)
    return bool(category and category.anonymisation and set(category.anonymisation.from_) & has)
