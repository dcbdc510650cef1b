"""The role of a vendor is not stated for a purpose for which it receives personal data.

## Why it matters

Whether a vendor needs a data processing agreement, whether customers are notified of it, and which module fits all follow from
its role: without one, none of this is checked, in the territory either.

## How to fix

State the role for each purpose.

```yaml
subprocessors:
  - id: mailer
    roles: {incident-management: processor}
```

## Not a problem when

The role is recorded as unknown, with an owner and a due date.
"""

from collections.abc import Iterator

from onward.finding import Finding, Kind, Severity
from onward.records.parties import Subprocessor
from onward.transfers.model import Transfer
from onward.world import World

SEVERITY = Severity.ERROR
KIND = Kind.LAW
SINCE = "0.1.0"
LAW = ("eu-gdpr/art-4", "eu-gdpr/art-28-3")


def check(world: World) -> Iterator[Finding]:
    """One finding for each vendor with personal data and no role for a purpose, where no transfer has asked for it already."""
    asked = {vendor for vendor, is_asked in world.gathered("vendor-role-missing", _asked_for_roles) if is_asked}
    for vendor in world.inventory.subprocessors.values():
        if vendor.id not in asked and not vendor.unknown("roles"):
            purposes = _purposes(world, vendor)
            if purposes is not None:
                yield _finding(world, vendor, purposes)


def _asked_for_roles(transfers: tuple[Transfer, ...]) -> bool:
    return any(remark.rule == "roles-unknown" for transfer in transfers for remark in transfer.remarks())


def _purposes(world: World, vendor: Subprocessor) -> tuple[str, ...] | None:
    """The purposes for which a vendor gets data without a stated role: `()` if it has no role, None if all are stated."""
    links = [link for link in world.graph.into.get(vendor.id, ()) if world.anonymity.carries_personal(link)]
    if not links or any(role.unknown("purpose") or role.purpose is None for role in vendor.roles):
        return None
    if not vendor.roles:
        return ()
    stated = {role.purpose for role in vendor.roles if role.role or role.unknown("role")}
    return tuple(dict.fromkeys(name for link in links for name in link.purposes if name not in stated)) or None


def _finding(world: World, vendor: Subprocessor, purposes: tuple[str, ...]) -> Finding:
    known = world.inventory.purposes
    names = ", ".join(known[name].title if name in known else name for name in purposes)
    message = f"{vendor.title} receives personal data{f' for {names}' if names else ''}, but its role is not stated"
    step = vendor.step("which role?", "roles")
    hint = "state the role for each purpose: `roles: {purpose: processor}`"
    return Finding("vendor-role-missing", vendor.subject, message, (step,), hint=hint, severity=SEVERITY)
