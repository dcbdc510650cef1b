"""Binding corporate rules are of the wrong type for the roles.

## Why it matters

Rules for controllers cover what the group decides on; rules for processors cover what it does for others.

## How to fix

Name the rules that were approved for these roles.

```yaml
safeguards:
  - {instrument: eu-bcr-p, approval: {by: CNIL, reference: BCR-P-1}}
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
    return remarked(world, "bcr-type-mismatch", SEVERITY)
