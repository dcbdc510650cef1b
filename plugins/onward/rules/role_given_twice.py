"""A vendor has two roles for one purpose.

## Why it matters

For one and the same processing, a company is either a processor or a controller (EDPB Guidelines 07/2020). The role decides which
clauses a transfer needs, and whether customers may object; with two of them, the list says what nobody agreed.

## How to fix

Keep the role that the contract states. Where the company itself decides about a part of the processing, record that part as a
purpose of its own.

```yaml
subprocessors:
  - id: mailer
    roles: {delivery: processor, fraud-prevention: controller}
```

## Not a problem when

The two roles are two operations that you keep under one purpose: give each a purpose of its own, or waive the finding.
"""

from collections.abc import Iterator

from onward.finding import Finding, Kind, Severity, Step
from onward.records.engagement import PurposeRole
from onward.world import World

SEVERITY = Severity.WARNING
KIND = Kind.RECORD
SINGLE = True
SINCE = "0.1.0"
LAW = ("eu-gdpr/art-28-3",)


def check(world: World) -> Iterator[Finding]:
    """One finding for each purpose that stands more than once among the roles of a vendor."""
    for vendor in world.inventory.subprocessors.values():
        first: dict[str, PurposeRole] = {}
        for role in vendor.roles:
            if role.purpose is None:
                continue
            before = first.setdefault(role.purpose, role)
            if before is not role:
                said = f"{before.role} and {role.role}" if before.role != role.role else f"{role.role}, twice"
                message = f"{vendor.title} has two roles for `{role.purpose}`: {said}"
                steps = (Step(role.at("role"), "this role"), Step(before.at("role"), "and this one"))
                hint = "keep the role that the contract states, or give the other a purpose of its own"
                yield Finding("role-given-twice", vendor.subject, message, steps, role.purpose, hint, severity=SEVERITY)
