"""A law is named by which Onward does not judge.

## Why it matters

Onward judges by the law of the Union, the United Kingdom and Switzerland. Other laws it knows only by their main points:
that no finding speaks of them does not mean that nothing is to be done.

## How to fix

Read what the law page says of it, and ask local counsel.

```yaml
organization:
  regimes: [eu-gdpr, br-lgpd]
```

## Not a problem when

Never: it is a note, so that silence is not taken for an answer.
"""

from collections.abc import Iterator

from onward.finding import Finding, Kind, Severity, Step
from onward.world import World

SEVERITY = Severity.NOTE
KIND = Kind.LAW
SINCE = "0.1.0"
LAW = ()


def check(world: World) -> Iterator[Finding]:
    """One note for each place where the inventory names a law that is known by its main points only."""
    for record in world.inventory.records():
        for name in getattr(record, "regimes", ()):
            regime = world.law.regimes.get(name)
            if regime is not None and regime.level != "full":
                message = f"{regime.name} is known by its main points only ({regime.law}); nothing was judged by it"
                step = Step(record.at_item("regimes", name), "not judged")
                hint = "ask local counsel"
                yield Finding(
                    "regime-advisory",
                    record.subject,
                    message,
                    (step,),
                    name,
                    hint,
                    severity=SEVERITY,
                    regime=name,
                    cause=f"law/{name}",
                )
