"""A role that is needed to assess a transfer is not stated.

## Why it matters

The module that applies, and whether a vendor is a subprocessor at all, follow from who decides and who acts on instructions.

## How to fix

State the role for each purpose.

```yaml
subprocessors:
  - id: mailer
    roles:
      - {purpose: incident-management, role: processor}
```

## Not a problem when

The role, or the purpose of the flow, is recorded as unknown, with an owner and a due date.
"""

from onward.finding import Kind, Severity
from onward.rules._hop import Hop
from onward.transfers.model import Transfer
from onward.transfers.reasons.hops import RolesUnknown

SEVERITY = Severity.ERROR
KIND = Kind.LAW
SINCE = "0.1.0"
LAW = (
    "eu-scc-2021/modules",
    "eu-gdpr/art-4",
)
REASON = RolesUnknown


def message(reason: RolesUnknown, hop: Hop) -> str:
    """What is wrong."""
    if hop.purposeless:
        return f"{hop.purposeless} states no purpose, so that the roles are unknown"
    return f"the role of the {'importer' if reason.of_importer else 'exporter'} is not stated for the purpose"


def fix(reason: RolesUnknown, hop: Hop) -> str:
    """What to do about it."""
    if hop.purposeless:
        field = "purpose" if hop.purposeless.startswith("flow ") else "purposes"
        return f"state the `{field}` of {hop.purposeless}"
    return "state the `role` of the purpose, and the `roles` of the vendor"


def follows(transfer: Transfer) -> bool:
    """Whether the flow's purpose is recorded as unknown, so that nobody can state a role for it yet."""
    flow = transfer.link.flow
    return flow is not None and flow.unknown("purpose") is not None
