"""Nobody is told how to get a copy of the safeguard.

## Why it matters

People must be told the ground of a transfer and how to obtain a copy of it.

## How to fix

Name a link or a contact.

```yaml
safeguards:
  - {instrument: eu-scc-2021, copy: privacy@example.com}
```

## Not a problem when

The transfer rests on an adequacy decision.
"""

from collections.abc import Iterator

from onward.finding import Finding, Kind, Severity
from onward.rules._transfers import remarked
from onward.world import World

SEVERITY = Severity.WARNING
KIND = Kind.LAW
SINCE = "0.1.0"
LAW = ("eu-gdpr/art-13",)


def check(world: World) -> Iterator[Finding]:
    """One finding for each recipient, regime and place of which the evaluation says so."""
    return remarked(world, "safeguard-copy-missing", SEVERITY)
