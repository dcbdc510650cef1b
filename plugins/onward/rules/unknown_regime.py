"""A law is named that Onward does not know.

## Why it matters

Data protected by a law that nobody looks at is judged by none.

## How to fix

Use the id of a law that Onward knows; the hint names the nearest.

```yaml
organization:
  regimes: [eu-gdpr, uk-gdpr, ch-fadp]
```

## Not a problem when

You describe the law in an overlay beside the inventory.
"""

from collections.abc import Iterator

from onward.finding import Finding, Kind, Severity, Step
from onward.source import did_you_mean
from onward.world import World

SEVERITY = Severity.ERROR
KIND = Kind.RECORD
SINCE = "0.1.0"
LAW = ()


def check(world: World) -> Iterator[Finding]:
    """One finding for each name of a law that the law data does not have."""
    for record in world.inventory.records():
        for name in getattr(record, "regimes", ()):
            if name not in world.law.regimes:
                step = Step(record.at_item("regimes", name), "no law of this name")
                hint = did_you_mean(name, world.law.regimes) or f"known: {', '.join(world.law.regimes)}"
                message = f"`{name}` is no law that Onward knows; nothing is judged by it"
                yield Finding("unknown-regime", record.subject, message, (step,), name, hint, severity=SEVERITY)
