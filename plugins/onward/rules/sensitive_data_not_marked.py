"""Sensitive data goes out under a framework without being marked as sensitive.

## Why it matters

The framework protects some kinds of data as sensitive only where the exporter marks them so.

## How to fix

Mark the data when sending it, and say so on the flow.

```yaml
flows:
  - id: send
    marked_sensitive: true
```

## Not a problem when

The data is not of these kinds.
"""

from collections.abc import Iterator

from onward.finding import Finding, Kind, Severity
from onward.rules._transfers import remarked
from onward.world import World

SEVERITY = Severity.WARNING
KIND = Kind.LAW
SINCE = "0.1.0"
LAW = (
    "uk-us-bridge/si",
    "eu-us-dpf/decision",
)


def check(world: World) -> Iterator[Finding]:
    """One finding for each recipient, regime and place of which the evaluation says so."""
    return remarked(world, "sensitive-data-not-marked", SEVERITY)
