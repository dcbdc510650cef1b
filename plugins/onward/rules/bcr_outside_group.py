"""Binding corporate rules are declared for an importer outside the group.

## Why it matters

Binding corporate rules bind the members of one group and nobody else.

## How to fix

Sign standard contractual clauses, or record the group of both parties.

```yaml
organization: {group: Example Group}
subprocessors:
  - {id: vendor, group: Example Group}
```

## Not a problem when

Never.
"""

from onward.finding import Kind, Severity
from onward.rules._hop import Hop
from onward.transfers.reasons.safeguards import BcrOutsideGroup

SEVERITY = Severity.ERROR
KIND = Kind.LAW
SINCE = "0.1.0"
LAW = ("eu-gdpr/art-47",)
REASON = BcrOutsideGroup


def message(reason: BcrOutsideGroup, hop: Hop) -> str:
    """What is wrong."""
    return "binding corporate rules cover one group, but exporter and importer are not both members"


def fix(reason: BcrOutsideGroup, hop: Hop) -> str:
    """What to do about it."""
    return f"record the `group` of both if it is the same, or sign {hop.clauses}"
