"""A change takes effect before the notice period has passed.

## Why it matters

Customers can object only while there is time; a processor must inform them before it engages another.

## How to fix

Announce it now, and move the effective date so that the notice period passes first.

```yaml
subprocessors:
  - id: mailer
    since: 2027-01-15
    announced: {date: 2026-12-01, channel: email, evidence: notice of 1 December}
```

## Not a problem when

The vendor replaces another in an emergency that the contract provides for (`emergency`), or it is a processor of data for
which the organization is the controller.
"""

from collections.abc import Iterator
from datetime import date

from onward.finding import Finding, Kind, Severity, Step, Subject
from onward.records.commitments import NoticePolicy
from onward.records.deadlines import after, promised_period
from onward.records.parties import Subprocessor
from onward.records.published import FrontMatter
from onward.records.standing import Standing, standings
from onward.records.values import Duration
from onward.words.catalogue import words
from onward.world import World

SEVERITY = Severity.ERROR
KIND = Kind.RECORD
SINCE = "0.1.0"
NEEDS = ("notices",)
LAW = ("eu-gdpr/art-28-2", "eu-scc-2021/clause-9")


def check(world: World) -> Iterator[Finding]:
    """One finding for each subprocessor, and each other notice, that does not leave the promised period."""
    ours = world.inventory.organization
    for vendor in world.inventory.subprocessors.values():
        period = promised_period(ours.notice if ours else None, vendor.products)
        urgent = vendor.emergency and vendor.emergency.contract_basis
        if period and not urgent and Standing.SUBPROCESSOR in standings(world.inventory, vendor):
            assert ours and ours.notice
            yield from _check(world, vendor, ours.notice, period)
    yield from _announced(world, ours.notice if ours else None)


def _announced(world: World, policy: NoticePolicy | None) -> Iterator[Finding]:
    """Notices to come with which no vendor begins, and to which customers may object: places, purposes, data."""
    for notice in world.notices:
        front = notice.front
        coming = front.effective and front.effective >= world.today and front.objection_until
        period = promised_period(policy, front.products) if coming and not front.starts else None
        if policy is None or period is None or front.effective is None:
            continue
        earliest = after(front.announced, period, policy.days)
        if front.effective < earliest:
            message = f"{notice.path} takes effect on {front.effective}, notice date {front.announced};"
            steps = (Step(front.at("effective"), f"not before {earliest}"), Step(policy.at("period"), "notice period"))
            yield Finding(
                "notice-too-late",
                Subject("notices", front.notice),
                f"{message} the notice period is {words().duration(period)}",
                steps,
                hint=f"move the effective date to {earliest} or later",
                severity=SEVERITY,
            )


def _check(world: World, vendor: Subprocessor, policy: NoticePolicy, period: Duration) -> Iterator[Finding]:
    first, notice = world.first_day(vendor), world.beginnings.get(vendor.id)
    day = vendor.announced.date if vendor.announced else _told(notice.front) if notice else None
    if first is None or (day is None and first <= world.today):
        return
    earliest = after(day or world.today, period, policy.days)
    if first >= earliest:
        return
    steps = [Step(vendor.at("since") if vendor.since else vendor.at("id"), f"not before {earliest}")]
    if vendor.announced:
        steps.append(Step(vendor.announced.at("date"), "notified"))
    elif notice:
        field = "sent" if notice.front.sent else "announced"
        steps.append(Step(notice.front.at(field), "sent" if notice.front.sent else "notice date"))
    yield Finding(
        "notice-too-late",
        vendor.subject,
        f"{vendor.title} starts on {first}, {f'notice date {day}' if day else 'not notified'};"
        f" the notice period is {words().duration(period)}",
        (*steps, Step(policy.at("period"), "notice period")),
        hint=f"move the effective date to {earliest} or later",
        severity=SEVERITY,
    )


def _told(front: FrontMatter) -> date:
    """The day on which everybody had been told, where it is known; else the one that the notice names."""
    return front.sent or front.announced
