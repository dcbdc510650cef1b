"""A change takes effect before the notice period has passed.

## Why it matters

Customers can object only while there is time; a processor must inform them before it engages another. Periods run from the day on
which everybody had been sent the notice, and as long as it was not sent, from today at the earliest.

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
from onward.records.published import Published
from onward.records.standing import may_be_subprocessor, standings
from onward.records.values import Duration
from onward.words.catalogue import words
from onward.world import World

SEVERITY = Severity.ERROR
KIND = Kind.RECORD
SINCE = "0.1.0"
NEEDS = ("notices",)
LAW = ("eu-gdpr/art-28-2", "eu-scc-2021/clause-9")


def check(world: World) -> Iterator[Finding]:
    """One finding for each subprocessor, and each other notice, that does not leave the promised period; and one for each
    notice that does not leave the promised time to object.
    """
    ours = world.inventory.organization
    for vendor in world.inventory.subprocessors.values():
        if late := _late(world, vendor):
            yield _finding(world, vendor, *late)
    yield from _announced(world, ours.notice if ours else None)
    yield from _objections(world, ours.notice if ours else None)


def _announced(world: World, policy: NoticePolicy | None) -> Iterator[Finding]:
    """Notices to come with which no vendor begins, and to which customers may object: places, purposes, data."""
    for notice in _coming(world):
        front = notice.front
        period = promised_period(policy, front.products) if not front.starts else None
        if policy is None or period is None or front.effective is None:
            continue
        told_on = _told(world, notice)
        earliest = after(told_on, period, policy.days)
        if front.effective < earliest:
            message = f"{notice.path} takes effect on {front.effective}, notice date {told_on};"
            steps = (Step(front.at("effective"), f"not before {earliest}"), Step(policy.at("period"), "notice period"))
            yield Finding(
                "notice-too-late",
                Subject("notices", front.notice),
                f"{message} the notice period is {words().duration(period)}",
                steps,
                hint=f"move the effective date to {earliest} or later",
                severity=SEVERITY,
            )


def _coming(world: World) -> Iterator[Published]:
    """Notices that have not taken effect yet, and to which customers may object."""
    for notice in world.notices:
        if notice.front.objection_until and notice.front.effective and notice.front.effective >= world.today:
            yield notice


def _objections(world: World, policy: NoticePolicy | None) -> Iterator[Finding]:
    """Notices to come that leave customers less time to object than is promised, or take effect while they may."""
    for notice in _coming(world):
        front = notice.front
        until, effective = front.objection_until, front.effective
        assert until and effective
        told_on = _told(world, notice)
        period = promised_period(policy, front.products)
        if policy and period and effective < after(told_on, period, policy.days):
            continue  # too late altogether: that is said of the vendor, or of the notice, once
        earliest = after(told_on, policy.objection, policy.days) if policy and policy.objection else until
        if until < earliest or effective < until:
            message = f"{notice.path} lets customers object until {until}, notice date {told_on};"
            promised = words().duration(policy.objection) if policy and policy.objection else ""
            why = f"the objection period is {promised}" if until < earliest else f"it takes effect on {effective}"
            yield Finding(
                "notice-too-late",
                Subject("notices", front.notice),
                f"{message} {why}",
                (Step(front.at("objection_until"), f"not before {earliest}"),),
                "objection",
                f"let customers object until {max(until, earliest)}, and begin on that day or later",
                severity=SEVERITY,
            )


def unsent_and_late(world: World, vendor: Subprocessor) -> bool:
    """Whether the notice of a vendor was never sent and no longer leaves the promised period: it is said here, once."""
    return _unsent(world, vendor) and _late(world, vendor) is not None


def _unsent(world: World, vendor: Subprocessor) -> bool:
    notice = world.beginnings.get(vendor.id)
    return notice is not None and notice.front.sent is None and vendor.announced is None


def _late(world: World, vendor: Subprocessor) -> tuple[NoticePolicy, Duration, date | None, date] | None:
    """The promise that the first day of a vendor breaks, the day on which customers are told, the earliest first day."""
    ours = world.inventory.organization
    policy = ours.notice if ours else None
    period = promised_period(policy, vendor.products)
    urgent = vendor.emergency and vendor.emergency.foreseen
    if policy is None or period is None or urgent or not may_be_subprocessor(standings(world.inventory, vendor)):
        return None
    first, notice = world.first_day(vendor), world.beginnings.get(vendor.id)
    day = vendor.announced.date if vendor.announced else _told(world, notice) if notice else None
    if first is None or (first <= world.today and (day is None or _unsent(world, vendor))):
        return None  # active-without-notice says that nobody was told
    earliest = after(day or world.today, period, policy.days)
    return (policy, period, day, earliest) if first < earliest else None


def _finding(
    world: World, vendor: Subprocessor, policy: NoticePolicy, period: Duration, day: date | None, earliest: date
) -> Finding:
    notice = world.beginnings.get(vendor.id)
    steps = [Step(vendor.at("since") if vendor.since else vendor.at("id"), f"not before {earliest}")]
    if vendor.announced:
        steps.append(Step(vendor.announced.at("date"), "notified"))
    elif notice:
        field = "sent" if notice.front.sent else "announced"
        steps.append(Step(notice.front.at(field), "sent" if notice.front.sent else "notice date"))
    unsent = _unsent(world, vendor)
    again = f"; delete {notice.path} in each language, draft it again and send it" if notice and unsent else ""
    state = "and its notice was never sent" if unsent else f"notice date {day}" if day else "not notified"
    hint = f"move the effective date to {earliest} or later"
    return Finding(
        "notice-too-late",
        vendor.subject,
        f"{vendor.title} starts on {world.first_day(vendor)}, {state}; the notice period is {words().duration(period)}",
        (*steps, Step(policy.at("period"), "notice period")),
        hint=hint + again,
        severity=SEVERITY,
    )


def _told(world: World, notice: Published) -> date:
    """The day on which everybody had been told, as the notice or a record says; what was not sent tells nobody before today."""
    front, vendors = notice.front, world.inventory.subprocessors.values()
    ways = ((vendor.id in front.starts, vendor.announced) for vendor in vendors if vendor.announced)
    days = [way.date for begins, way in ways if way.date and (begins or way.notice == front.notice)]
    return front.sent or max(days, default=max(front.announced, world.today))
