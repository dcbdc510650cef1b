"""What falls due: certifications, assessments, sunsets of decisions, open facts, waivers, reviews, notices."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import field, replace
from datetime import date, timedelta

from onward.finding import Span, Subject
from onward.frozen import dataclass
from onward.records.agreed import SharedAssessment
from onward.records.base import Part, Record
from onward.records.data import Anonymisation
from onward.records.deadlines import after, last_day
from onward.records.parties import Organization, Subprocessor
from onward.records.parts import parts
from onward.records.promises import Attestation, Observance
from onward.records.safeguards import Assessment, Participation, Safeguard
from onward.records.takers import Takers
from onward.records.values import later, parse_date
from onward.world import World


@dataclass(frozen=True, slots=True)
class Due:
    """One thing that falls due on a day: of which kind, of which record, and where it is written."""

    day: date
    kind: str
    record: Record | None = field(default=None, compare=False)
    what: str = ""
    """What of the record, in codes: a field, a scheme, an instrument; without a record a decision or a finding."""
    owner: str = ""
    """Who has to supply a fact that is unknown."""
    span: Span | None = None
    subject: Subject | None = None
    """The record by its collection and id."""
    path: str = ""
    """Where in the record, such as `safeguards[0]`."""
    own: bool = False
    """Whether an assessment is reviewed by its own date, and not by the age that the policy allows."""

    @property
    def known_by(self) -> str:
        """What tells it from others for good: no words, which are put in another way one day."""
        return "|".join((self.kind, str(self.subject or ""), self.path, self.what))


def due(world: World, within: timedelta | None = None) -> tuple[Due, ...]:
    """Everything that falls due, overdue things included, up to `within` from today; in the order of days.

    What several records take over from a shared one falls due once, for the shared one.
    """
    horizon = world.today + within if within is not None else date.max
    takers = Takers.of(world.inventory)
    dues = {entry for entry in _all(world) if entry.day <= horizon}
    once = (entry for entry in dues if entry.span is None or takers.shared_at(entry.span) in (None, entry.subject))
    return tuple(sorted(once, key=lambda entry: (entry.day, entry.known_by)))


def _all(world: World) -> Iterator[Due]:
    yield Due(world.law.review_by, "law")
    yield from _sunsets(world)
    for record in world.inventory.records():
        for path, part in parts(record):
            yield from _of_part(world, record, path, part)
        if isinstance(record, Subprocessor):
            yield from _of_vendor(world, record)
    for waiver in world.inventory.waivers:
        if day := _day(waiver.until):
            yield Due(day, "waiver", what=waiver.finding, span=waiver.at("until"))


def _of(record: Record, part: Part, name: str, kind: str, day: date, path: str = "", what: str | None = "") -> Due:
    """What falls due of a record, as a field of one of its parts says."""
    return Due(day, kind, record, what or "", span=part.at(name), subject=record.subject, path=path)


def _sunsets(world: World) -> Iterator[Due]:
    """Decisions on which some transfer relies, and that end."""
    grounds = (transfer.ground for transfer in world.transfers)
    for decision in {ground.adequacy for ground in grounds if ground and ground.adequacy}:
        if decision.valid_to and decision.valid_to >= world.today:
            yield Due(decision.valid_to, "adequacy", what=decision.id)


def _of_part(world: World, record: Record, path: str, part: Part) -> Iterator[Due]:
    for name in part.source:
        fact = part.unknown(name)
        if fact is not None and (day := _day(fact.due)):
            where = f"{path}.{name}".lstrip(".")
            yield Due(day, "unknown", record, where, fact.owner, part.at(name), record.subject)
    if isinstance(part, Participation) and part.expires:
        yield _of(record, part, "expires", "scheme", part.expires, path, part.scheme)
    if isinstance(part, Safeguard) and part.expires:
        yield _of(record, part, "expires", "safeguard", part.expires, path, part.instrument)
    if isinstance(part, Attestation | Observance) and (until := last_day(part)):
        yield _of(record, part, "on", "attestation", until, path)
    if isinstance(part, Anonymisation) and part.review:
        yield _of(record, part, "review", "anonymisation", part.review, path)
    if isinstance(part, Assessment | SharedAssessment) and part.completed:
        days = part.review.days if part.review else int(world.law.policy["tia_max_age_days"])
        entry = _of(record, part, "completed", "assessment", later(part.completed, days), path)
        yield replace(entry, own=part.review is not None)


def _of_vendor(world: World, vendor: Subprocessor) -> Iterator[Due]:
    if vendor.review and vendor.review.next:
        yield _of(vendor, vendor.review, "next", "review", vendor.review.next)
    first = world.first_day(vendor)
    if first and first > world.today:
        yield _of(vendor, vendor, "since" if vendor.since else "id", "effective", first)
        yield from _objections(world, vendor)
    if vendor.until and vendor.until >= world.today:
        yield _of(vendor, vendor, "until", "retired", vendor.until)


def _objections(world: World, vendor: Subprocessor) -> Iterator[Due]:
    ours: Organization | None = world.inventory.organization
    notice = world.beginnings.get(vendor.id)
    if notice and notice.front.objection_until:
        span = notice.front.at("objection_until")
        yield Due(notice.front.objection_until, "objection", vendor, span=span, subject=vendor.subject)
    elif vendor.announced and vendor.announced.date and ours and ours.notice and ours.notice.objection:
        day = after(vendor.announced.date, ours.notice.objection, ours.notice.days)
        yield _of(vendor, vendor.announced, "date", "objection", day)


def _day(text: str) -> date | None:
    try:
        return parse_date(text)
    except ValueError:
        return None
