"""A regime is named that Onward does not evaluate.

## Why it matters

Onward evaluates the law of the Union, the United Kingdom and Switzerland. It only summarises other laws: the absence of
findings about them does not mean that nothing is required.

## How to fix

Read the summary on the law page, and consult local counsel.

```yaml
organization:
  regimes: [eu-gdpr, br-lgpd]
```

## Not a problem when

Never: the note makes clear that this law was not evaluated.
"""

from collections.abc import Iterator

from onward.finding import Finding, Kind, Severity, Step
from onward.world import World

SEVERITY = Severity.NOTE
KIND = Kind.LAW
SINGLE = True
SINCE = "0.1.0"
LAW = ()


def check(world: World) -> Iterator[Finding]:
    """One note for each place where the inventory names a law that is known by its main points only."""
    for record in world.inventory.records():
        for name in getattr(record, "regimes", ()):
            regime = world.law.regimes.get(name)
            if regime is not None and regime.level != "full":
                message = f"{regime.name} is summarised only ({regime.law}); it was not evaluated"
                step = Step(record.at_item("regimes", name), "not evaluated")
                hint = "consult local counsel"
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
