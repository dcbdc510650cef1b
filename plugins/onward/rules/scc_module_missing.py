"""Standard clauses are declared without a module.

## Why it matters

Without the module nobody can tell which duties were agreed.

## How to fix

Name the module or modules.

```yaml
safeguards:
  - {instrument: eu-scc-2021, modules: [2, 3], signed: 2026-02-20}
```

## Not a problem when

Never.
"""

from collections.abc import Iterator

from onward.finding import Finding, Kind, Severity
from onward.rules._transfers import remarked
from onward.world import World

SEVERITY = Severity.ERROR
KIND = Kind.LAW
SINCE = "0.1.0"
LAW = ("eu-scc-2021/modules",)


def check(world: World) -> Iterator[Finding]:
    """One finding for each recipient, regime and place of which the evaluation says so."""
    return remarked(world, "scc-module-missing", SEVERITY)
