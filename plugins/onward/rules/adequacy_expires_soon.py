"""An adequacy decision on which a transfer relies ends soon.

## Why it matters

Decisions end on a day that is known long before; contracts take months.

## How to fix

Prepare a fallback and declare it.

```yaml
safeguards:
  - {instrument: eu-scc-2021, module: 2, signed: 2026-02-20, use: fallback}
```

## Not a problem when

The decision has been renewed: update the law data, or overlay the entry.
"""

from collections.abc import Iterator

from onward.finding import Finding, Kind, Severity
from onward.rules._transfers import remarked
from onward.world import World

SEVERITY = Severity.WARNING
KIND = Kind.LAW
SINCE = "0.1.0"
LAW = ("eu-gdpr/art-45",)


def check(world: World) -> Iterator[Finding]:
    """One finding for each recipient, regime and place of which the evaluation says so."""
    return remarked(world, "adequacy-expires-soon", SEVERITY)
