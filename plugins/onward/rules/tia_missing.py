"""No assessment of the destination stands behind a safeguard.

## Why it matters

Who relies on clauses or binding rules must assess whether the law of the destination lets the recipient keep them.

## How to fix

Carry out the assessment and record the day.

```yaml
safeguards:
  - instrument: eu-scc-2021
    module: 2
    signed: 2026-02-20
    assessment: {kind: tia, completed: 2026-08-01}
```

## Not a problem when

The transfer rests on an adequacy decision.
"""

from collections.abc import Iterator

from onward.finding import Finding, Kind, Severity
from onward.rules._transfers import remarked
from onward.world import World

SEVERITY = Severity.ERROR
KIND = Kind.LAW
SINCE = "0.1.0"
LAW = (
    "eu-scc-2021/clause-14",
    "cjeu/c-311-18",
    "uk-gdpr/art-46",
)


def check(world: World) -> Iterator[Finding]:
    """One finding for each recipient, regime and place of which the evaluation says so."""
    return remarked(world, "tia-missing", SEVERITY)
