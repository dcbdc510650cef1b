"""Binding corporate rules are used for roles on which authorities disagree.

## Why it matters

A controller outside a group may want to rely on the group's rules for processors. The United Kingdom's authority allows
this; in the Union the authorities' papers differ, and a future one may exclude it.

## How to fix

Keep clauses ready as a fallback that covers the transfer without the rules.

```yaml
safeguards:
  - {instrument: eu-bcr-p, signed: 2026-02-20, use: primary}
  - {instrument: eu-scc-2021, module: 2, signed: 2026-02-20, use: fallback}
```

## Not a problem when

Exporter and importer belong to the same group.
"""

from onward.finding import Kind, Severity
from onward.rules._hop import Hop, roles
from onward.transfers.reasons.safeguards import BcrRolesDisputed

SEVERITY = Severity.WARNING
KIND = Kind.LAW
SINCE = "0.1.0"
LAW = ("eu-gdpr/art-47", "edpb/wp-257", "edpb/1-2026")
REASON = BcrRolesDisputed


def message(reason: BcrRolesDisputed, hop: Hop) -> str:
    """What is wrong."""
    return f"authorities disagree on whether {reason.name} covers a {hop.regime.term} from {roles(reason.roles)}: {reason.note}"


def fix(reason: BcrRolesDisputed, hop: Hop) -> str:
    """What to do about it."""
    return f"add {hop.clauses} as `use: fallback`"
