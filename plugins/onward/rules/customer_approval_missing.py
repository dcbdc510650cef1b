"""A subprocessor is in use, customers approve each subprocessor, and no approval is recorded.

## Why it matters

Under specific authorisation a processor may engage another processor only once the controller has approved that one; silence is
not approval (Art. 28(2), Clause 9(a) option 1). Your pages say that nobody is used without approval.

## How to fix

Record when customers had approved it, and the evidence. What a customer agreed in an annex of the contract is approved from
the day of the contract.

```yaml
subprocessors:
  - id: mailer
    approved: {date: 2026-02-20, evidence: Annex III of the contracts}
```

## Not a problem when

No customer uses it yet: record `active_from: on-confirmation`, or a later `since`.
"""

from collections.abc import Iterator

from onward.finding import Finding, Kind, Severity, Step
from onward.records.parties import Subprocessor
from onward.records.standing import Status, may_be_subprocessor, standings
from onward.records.values import says
from onward.world import World

SEVERITY = Severity.ERROR
KIND = Kind.RECORD
SINCE = "0.1.0"
LAW = ("eu-gdpr/art-28-2", "eu-scc-2021/clause-9")


def check(world: World) -> Iterator[Finding]:
    """One finding for each subprocessor that is used without the approval that customers have to give, or before it."""
    ours = world.inventory.organization
    policy = ours.notice if ours else None
    if policy is None or not policy.needs_approval:
        return
    for vendor in world.inventory.subprocessors.values():
        covered = not policy.products or not vendor.products or set(policy.products) & set(vendor.products)
        in_use = world.status(vendor) is Status.ACTIVE and may_be_subprocessor(standings(world.inventory, vendor))
        if covered and in_use and not vendor.unknown("approved"):
            yield from _missing(world, vendor)


def _missing(world: World, vendor: Subprocessor) -> Iterator[Finding]:
    """What the record lacks: the approval, its day or evidence, or that it came before the first day of use."""
    approved, first = vendor.approved, world.first_day(vendor)
    if approved is None or not (approved.date and says(approved.evidence)):
        if approved is None or not (approved.unknown("date") or approved.unknown("evidence")):
            yield _finding(
                vendor, "customers approve each subprocessor, but no approval with date and evidence is recorded"
            )
    elif approved.date > (first or world.today):
        since = f"in use since {first}" if first else "in use"
        yield _finding(vendor, f"{since}, but approved by customers only on {approved.date}")


def _finding(vendor: Subprocessor, what: str) -> Finding:
    step = Step(vendor.at("approved" if "approved" in vendor.source else "id"), "used without approval")
    hint = "record `approved: {date: …, evidence: …}`, or use it only on confirmation"
    message = f"{vendor.title}: {what}"
    return Finding("customer-approval-missing", vendor.subject, message, (step,), hint=hint, severity=SEVERITY)
