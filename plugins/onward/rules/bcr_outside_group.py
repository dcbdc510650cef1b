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
    return "binding corporate rules cover one group, and exporter and importer are not both members"


def fix(reason: BcrOutsideGroup, hop: Hop) -> str:
    """What to do about it."""
    return f"name the `group` of both where it is the same, or sign {hop.clauses}"
