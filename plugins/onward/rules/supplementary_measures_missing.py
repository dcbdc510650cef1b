"""The assessment asks for supplementary measures, and none is named.

## Why it matters

A result that depends on measures is worth as much as the measures.

## How to fix

Name the measures that were taken.

```yaml
safeguards:
  - instrument: eu-scc-2021
    supplementary_measures: [encryption-in-transit]
```

## Not a problem when

The assessment found the protection adequate without measures.
"""

from collections.abc import Iterator

from onward.finding import Finding, Kind, Severity
from onward.rules._transfers import remarked
from onward.world import World

SEVERITY = Severity.ERROR
KIND = Kind.LAW
SINCE = "0.1.0"
LAW = (
    "edpb/rec-01-2020",
    "cjeu/c-311-18",
)


def check(world: World) -> Iterator[Finding]:
    """One finding for each recipient, regime and place of which the evaluation says so."""
    return remarked(world, "supplementary-measures-missing", SEVERITY)
