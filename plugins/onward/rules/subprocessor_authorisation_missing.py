"""The clauses do not say how subprocessors are authorised.

## Why it matters

Modules 2 and 3 ask the parties to choose between specific and general authorisation, with a period.

## How to fix

Record the choice.

```yaml
contract:
  kind: dpa
  subprocessors: {authorisation: general, notice: P30D}
```

## Not a problem when

Never under Modules 2 and 3.
"""

from collections.abc import Iterator

from onward.finding import Finding, Kind, Severity
from onward.rules._transfers import remarked
from onward.world import World

SEVERITY = Severity.WARNING
KIND = Kind.LAW
SINCE = "0.1.0"
LAW = (
    "eu-scc-2021/clause-9",
    "eu-gdpr/art-28-2",
)


def check(world: World) -> Iterator[Finding]:
    """One finding for each recipient, regime and place of which the evaluation says so."""
    return remarked(world, "subprocessor-authorisation-missing", SEVERITY)
