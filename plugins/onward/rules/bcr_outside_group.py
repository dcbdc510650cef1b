"""Binding corporate rules are declared for a recipient outside the group.

## Why it matters

They bind the members of one group, nobody else.

## How to fix

Use clauses, or record the group on both sides.

```yaml
organization: {group: Example Group}
subprocessors:
  - {id: vendor, group: Example Group}
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
LAW = ("eu-gdpr/art-47",)


def check(world: World) -> Iterator[Finding]:
    """One finding for each recipient, regime and place of which the evaluation says so."""
    return remarked(world, "bcr-outside-group", SEVERITY)
