"""EU clauses lack the Swiss adaptations.

## Why it matters

The FDPIC recognises the EU clauses with adaptations: the authority, the reading of references, the place of
jurisdiction.

## How to fix

Agree on the adaptations and say so.

```yaml
safeguards:
  - {instrument: eu-scc-2021, module: 2, signed: 2026-02-20, swiss_adaptations: true}
```

## Not a problem when

No Swiss data is concerned: leave `ch-fadp` out of `regimes`.
"""

from collections.abc import Iterator

from onward.finding import Finding, Kind, Severity
from onward.rules._transfers import remarked
from onward.world import World

SEVERITY = Severity.ERROR
KIND = Kind.LAW
SINCE = "0.1.0"
LAW = (
    "fdpic/scc",
    "ch-fadp/art-16",
)


def check(world: World) -> Iterator[Finding]:
    """One finding for each recipient, regime and place of which the evaluation says so."""
    return remarked(world, "swiss-addendum-missing", SEVERITY)
