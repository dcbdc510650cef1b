"""The module of the clauses does not fit the roles.

## Why it matters

The four modules are four contracts: controller to controller, controller to processor, processor to processor, and
processor to its own controller. The wrong one leaves out the duties that are needed.

## How to fix

Sign the module that fits, or mend the roles.

```yaml
safeguards:
  - {instrument: eu-scc-2021, module: 3, signed: 2026-02-20}
```

## Not a problem when

The agreement holds several modules: list them under `modules`.
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
    return remarked(world, "scc-module-mismatch", SEVERITY)
