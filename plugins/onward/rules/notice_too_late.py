"""A subprocessor starts before the notice that customers were promised is over.

## Why it matters

Customers may object only while there is time; a processor must inform them before it engages another.

## How to fix

Announce it now and let it start after the period.

```yaml
subprocessors:
  - id: mailer
    since: 2027-01-15
    announced: {date: 2026-12-01, channel: email, evidence: notice of 1 December}
```

## Not a problem when

It replaces another in an emergency that the contract foresees (`emergency`), or it is no subprocessor but a processor
of the organization's own data.
"""

from collections.abc import Iterator

from onward.finding import Finding, Kind, Severity, Step
from onward.records.deadlines import after
from onward.records.parties import NoticePolicy, Subprocessor
from onward.records.standing import Standing, standings
from onward.world import World

SEVERITY = Severity.ERROR
KIND = Kind.RECORD
LAW = ("eu-gdpr/art-28-2", "eu-scc-2021/clause-9")


def check(world: World) -> Iterator[Finding]:
    """One finding for each subprocessor that starts before the promised period after its announcement is over."""
    ours = world.inventory.organization
    policy = ours.notice if ours else None
    if policy is None or policy.period is None:
        return
    for vendor in world.inventory.subprocessors.values():
        promised = Standing.SUBPROCESSOR in standings(world.inventory, vendor)
        if promised and vendor.since and not (vendor.emergency and vendor.emergency.contract_basis):
            yield from _check(world, vendor, policy)


def _check(world: World, vendor: Subprocessor, policy: NoticePolicy) -> Iterator[Finding]:
    assert policy.period is not None and vendor.since is not None
    told = vendor.announced.date if vendor.announced else None
    start = told or world.today
    if told is None and vendor.since <= world.today:
        return
    earliest = after(start, policy.period, policy.days)
    if vendor.since < earliest:
        said = f"announced on {told}" if told else "not announced yet"
        message = f"{vendor.title} starts on {vendor.since}, {said}; customers are promised {policy.period} before"
        steps = [Step(vendor.at("since"), f"not before {earliest}")]
        if vendor.announced:
            steps.append(Step(vendor.announced.at("date"), "announced here"))
        steps.append(Step(policy.at("period"), "promised here"))
        yield Finding(
            "notice-too-late",
            vendor.subject,
            message,
            tuple(steps),
            hint=f"start on {earliest} or later",
            severity=SEVERITY,
        )
