"""A role that is needed to judge a transfer is not stated.

## Why it matters

Which module fits, and whether a vendor is a subprocessor at all, follows from who decides and who acts on
instruction.

## How to fix

State the role for each purpose.

```yaml
subprocessors:
  - id: mailer
    roles:
      - {purpose: incident-management, role: processor}
```

## Not a problem when

The role is recorded as unknown, with an owner and a day.
"""

from collections.abc import Iterator

from onward.finding import Finding, Kind, Severity
from onward.rules._transfers import remarked
from onward.world import World

SEVERITY = Severity.ERROR
KIND = Kind.LAW
SINCE = "0.1.0"
LAW = (
    "eu-scc-2021/modules",
    "eu-gdpr/art-4",
)


def check(world: World) -> Iterator[Finding]:
    """One finding for each recipient, regime and place of which the evaluation says so."""
    return remarked(world, "roles-unknown", SEVERITY)
