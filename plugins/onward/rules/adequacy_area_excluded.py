"""The place lies in an area that the adequacy decision leaves out.

## Why it matters

A decision covers the territory that it names. What lies outside of it needs a transfer mechanism of its own.

## How to fix

Correct the region or the address where it is wrong; otherwise sign clauses.

```yaml
safeguards:
  - {instrument: eu-scc-2021, module: 2, signed: 2026-02-20}
```

## Not a problem when

The text only names the area, and the place lies elsewhere: then write the place"s own name.
"""

from collections.abc import Iterator

from onward.finding import Finding, Kind, Severity
from onward.rules._transfers import remarked
from onward.world import World

SEVERITY = Severity.ERROR
KIND = Kind.LAW
SINCE = "0.1.0"
LAW = ("eu-adequacy/scope", "eu-gdpr/art-45", "uk-gdpr/art-45a", "ch-fadp/art-16")


def check(world: World) -> Iterator[Finding]:
    """One finding for each recipient, regime and place of which the evaluation says so."""
    return remarked(world, "adequacy-area-excluded", SEVERITY)
