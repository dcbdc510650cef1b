"""A regime is named that is not in the law data.

## Why it matters

Data under a law that is not in the law data is not evaluated under any law.

## How to fix

Use the id of a regime in the law data; the fix names the nearest.

```yaml
organization:
  regimes: [eu-gdpr, uk-gdpr, ch-fadp]
```

## Not a problem when

You describe the law in an overlay next to the inventory.
"""

from collections.abc import Iterator

from onward.finding import Finding, Kind, Severity, Step
from onward.law import Law
from onward.world import World
from onward.yamltext.nearest import did_you_mean

SEVERITY = Severity.ERROR
KIND = Kind.RECORD
SINCE = "0.1.0"
LAW = ()


def check(world: World) -> Iterator[Finding]:
    """One finding for each name of a law that the law data does not have."""
    for record in world.inventory.records():
        for name in getattr(record, "regimes", ()):
            if name not in world.law.regimes:
                step = Step(record.at_item("regimes", name), "unknown regime")
                message = f"unknown regime `{name}`, not evaluated"
                hint = _suggestion(world.law, name)
                yield Finding("unknown-regime", record.subject, message, (step,), name, hint, severity=SEVERITY)


def _suggestion(law: Law, name: str) -> str:
    """The law that people call so, else the one that is spelt most like it."""
    called = next((regime.id for regime in law.regimes.values() if name.casefold() in regime.also), None)
    if called is not None:
        return f"did you mean `{called}`?"
    return did_you_mean(name, law.regimes) or f"use one of {', '.join(law.regimes)}"
