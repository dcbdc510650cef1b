"""A derogation for occasional transfers is used for a standing flow.

## Why it matters

Derogations for contracts, claims and compelling interests serve occasional transfers only.

## How to fix

Agree on an appropriate safeguard.

```yaml
safeguards:
  - {instrument: eu-scc-2021, module: 2, signed: 2026-02-20}
```

## Not a problem when

The flow is occasional: state `frequency: occasional`.
"""

from collections.abc import Iterator

from onward.finding import Finding, Kind, Severity
from onward.rules._transfers import remarked
from onward.world import World

SEVERITY = Severity.ERROR
KIND = Kind.LAW
SINCE = "0.1.0"
LAW = (
    "eu-gdpr/art-49",
    "edpb/2-2018",
)


def check(world: World) -> Iterator[Finding]:
    """One finding for each recipient, regime and place of which the evaluation says so."""
    return remarked(world, "derogation-not-occasional", SEVERITY)
