"""What falls due: certifications, assessments, sunsets of decisions, open facts, waivers, reviews, notices."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from onward.finding import Span, Subject
from onward.frozen import dataclass
from onward.records.agreed import SharedAssessment
from onward.records.base import Part, Record
from onward.records.deadlines import after, last_day
from onward.records.parties import Organization, Subprocessor
from onward.records.parts import parts
from onward.records.promises import Attestation, Observance
from onward.records.safeguards import Assessment, Participation, Safeguard
from onward.records.takers import Takers
from onward.records.values import parse_date
from onward.world import World


@dataclass(frozen=True, slots=True, order=True)
class Due:
    """One thing that falls due on a day: what, of which record, and where it is written."""

    day: date
    kind: str
    subject: Subject | None
    text: str
    span: Span | None = None


def due(world: World, within: timedelta | None = None) -> tuple[Due, ...]:
    """Everything that falls due, overdue things included, up to `within` from today; in the order of days.

    What several records take over from a shared one falls due once, for the shared one.
    """
    horizon = world.today + within if within is not None else date.max
    takers = Takers.of(world.inventory)
    found = {one for one in _all(world) if one.day <= horizon}
    once = (one for one in found if one.span is None or takers.shared_at(one.span) in (None, one.subject))
    return tuple(sorted(once, key=lambda one: (one.day, one.kind, one.text)))


def _all(world: World) -> Iterator[Due]:
    yield Due(world.law.review_by, "law", None, "law data due for review")
    yield from _sunsets(world)
    for record in world.inventory.records():
        for path, part in parts(record):
            yield from _of_part(world, record, path, part)
        if isinstance(record, Subprocessor):
            yield from _of_vendor(world, record)
    yield from _waivers(world)


def _sunsets(world: World) -> Iterator[Due]:
    """Decisions on which some transfer relies, and that end."""
    relied = {one.ground.adequacy for one in world.transfers if one.ground and one.ground.adequacy}
    for decision in relied:
        if decision.valid_to and decision.valid_to >= world.today:
            yield Due(decision.valid_to, "adequacy", None, f"{decision.act} expires ({decision.id})")


def _of_part(world: World, record: Record, path: str, part: Part) -> Iterator[Due]:
    for name in part.source:
        fact = part.unknown(name)
        if fact is not None and (day := _day(fact.due)):
            where = f"{path}.{name}".lstrip(".")
            yield Due(
                day,
                "unknown",
                record.subject,
                f"{fact.owner} to supply `{where}` of {record.title}",
                part.at(name),
            )
    if isinstance(part, Participation) and part.expires:
        text = f"the certification of {record.title} under {part.scheme} expires"
        yield Due(part.expires, "scheme", record.subject, text, part.at("expires"))
    if isinstance(part, Safeguard) and part.expires:
        yield Due(
            part.expires,
            "safeguard",
            record.subject,
            f"{part.instrument} of {record.title} expires",
            part.at("expires"),
        )
    if isinstance(part, Attestation | Observance) and (until := last_day(part)):
        yield Due(
            until,
            "attestation",
            record.subject,
            f"the attestation of {record.title} is due for review",
            part.at("on"),
        )
    if isinstance(part, Assessment | SharedAssessment) and part.completed:
        days = part.review.days if part.review else int(world.law.policy["tia_max_age_days"])
        text = f"the assessment for {record.title} is due for renewal under the policy"
        text = f"the assessment for {record.title} is due for review" if part.review else text
        yield Due(part.completed + timedelta(days=days), "assessment", record.subject, text, part.at("completed"))


def _of_vendor(world: World, vendor: Subprocessor) -> Iterator[Due]:
    if vendor.review and vendor.review.next:
        yield Due(
            vendor.review.next, "review", vendor.subject, f"{vendor.title} is due for review", vendor.review.at("next")
        )
    first = world.first_day(vendor)
    if first and first > world.today:
        span = vendor.at("since") if vendor.since else vendor.at("id")
        yield Due(first, "effective", vendor.subject, f"{vendor.title} becomes active", span)
        yield from _objections(world, vendor)
    if vendor.until and vendor.until >= world.today:
        yield Due(vendor.until, "retired", vendor.subject, f"the last day of use of {vendor.title}", vendor.at("until"))


def _objections(world: World, vendor: Subprocessor) -> Iterator[Due]:
    ours: Organization | None = world.inventory.organization
    notice = world.beginnings.get(vendor.id)
    text = f"objection deadline for {vendor.title}"
    if notice and notice.front.objection_until:
        yield Due(notice.front.objection_until, "objection", vendor.subject, text, notice.front.at("objection_until"))
    elif vendor.announced and vendor.announced.date and ours and ours.notice and ours.notice.objection:
        day = after(vendor.announced.date, ours.notice.objection, ours.notice.days)
        yield Due(day, "objection", vendor.subject, text, vendor.announced.at("date"))


def _waivers(world: World) -> Iterator[Due]:
    for waiver in world.inventory.waivers:
        if day := _day(waiver.until):
            yield Due(day, "waiver", None, f"the waiver of {waiver.finding} expires", waiver.at("until"))


def _day(text: str) -> date | None:
    try:
        return parse_date(text)
    except ValueError:
        return None
