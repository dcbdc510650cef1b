"""What changes about records of every kind; whatever no kind of change covers is a changed record, never dropped."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import fields
from typing import Any

from onward.diff import agreements, systems
from onward.diff.agreements import Found
from onward.diff.kinds import RECORD, ChangeKind
from onward.diff.model import Change
from onward.diff.reach import products_of
from onward.diff.values import both, named, parts, stated
from onward.records.base import Record
from onward.records.canonical import say
from onward.records.data import Flow
from onward.records.declared import APART, RECORD_CHANGED, WORDING_CHANGED, declared
from onward.records.kept import alike
from onward.records.parties import Organization
from onward.records.promises import Certification, Claim, Document, Retention
from onward.records.shape import yaml_name
from onward.records.systems import System
from onward.world import World

K = ChangeKind
_ARRIVALS = {
    "flows": (K.FLOW_ADDED, K.FLOW_REMOVED),
    "measures": (K.MEASURE_ADDED, K.MEASURE_REMOVED),
    "cookies": (K.COOKIE_ADDED, K.COOKIE_REMOVED),
    "certifications": (K.CERTIFICATION_GAINED, K.CERTIFICATION_LAPSED),
    "claims": (K.CLAIM_ADDED, K.CLAIM_WITHDRAWN),
}
_FIRST_STATED = {
    "data_categories": ("provision", "sources"),
    "organization": ("data_protection_officer", "legal_representative"),
    "rights": ("authority",),
    "subprocessors": ("country", "service", "legal_name", "address", "contact", "website", "lei", "registration"),
}
"""Fields that say what was so before, when they are stated for the first time."""
_OTHERWISE = {"cookies": K.COOKIE_CHANGED, "rights": K.RIGHT_CHANGED}


def change(world: World, kind: ChangeKind, record: Record, **more: Any) -> Change:
    """A change of a record that concerns the record's products, or all."""
    return Change(kind, record, products=products_of(world, record), **more)


def arrivals(world: World, record: Record, come: bool) -> Change:
    """A record that is new, or gone; that a document can be read is no fact about the processing."""
    pair = _ARRIVALS.get(record.COLLECTION)
    side = stated(record, "statement") if isinstance(record, Claim) else named(record)
    sides = {"now" if come else "was": side}
    if isinstance(record, Document):
        return change(world, K.WORDING_CHANGED, record, field=RECORD, **sides)
    if pair is None:
        return change(world, K.RECORD_CHANGED, record, field=RECORD, **sides)
    return change(world, pair[0] if come else pair[1], record, **sides)


def same(old: World, new: World, then: Record, now: Record) -> Iterator[Change]:
    """The changes of one record, kind by kind, then field by field; of one that is as it was, only those of its grounds."""
    if alike(then, now):
        if isinstance(then, Organization) and isinstance(now, Organization):
            yield from (change(new, kind, now, **more) for kind, more in agreements.grounds(old, new, then, now))
        return
    special = _OF.get(type(now))
    if special is not None:
        yield from (change(new, kind, now, **more) for kind, more in special(old, new, then, now))
    worded = []
    for attribute in (attribute for attribute in fields(now) if attribute.name != "source"):
        name, kind = yaml_name(attribute.name), declared(type(now), attribute.name).change
        if kind == APART or say(getattr(then, attribute.name)) == say(getattr(now, attribute.name)):
            continue
        if kind == WORDING_CHANGED:
            worded.append(name)
            continue
        what = _OTHERWISE.get(now.COLLECTION) if kind == RECORD_CHANGED else None
        if name in _FIRST_STATED.get(now.COLLECTION, ()) and not then.states(name):
            what = K.FACT_STATED
        yield change(new, what or ChangeKind(kind), now, **both(then, now, attribute.name, name))
    if worded:
        yield change(new, K.WORDING_CHANGED, now, field=", ".join(worded))


def _retention(old: World, new: World, then: Retention, now: Retention) -> Iterator[Found]:
    before, after = then.period, now.period
    if before == after:
        return
    kind = K.RECORD_CHANGED
    if before and after and before.hours != after.hours:
        kind = K.RETENTION_LENGTHENED if before < after else K.RETENTION_SHORTENED
    elif before and not after:
        kind = K.RETENTION_LENGTHENED
    elif not then.until:
        kind = K.FACT_STATED
    yield kind, both(then, now, "period")


def _organization(old: World, new: World, then: Organization, now: Organization) -> Iterator[Found]:
    yield from _notice(then, now)
    yield from agreements.agreements(then, now)
    yield from agreements.grounds(old, new, then, now)


def _notice(then: Organization, now: Organization) -> Iterator[Found]:
    """The promised periods; the rest of the promise is a changed record."""
    for field in ("period", "objection"):
        before, after = (
            getattr(organization.notice, field) if organization.notice else None for organization in (then, now)
        )
        if before != after:
            shorter = after is None or (before is not None and after < before)
            kind = K.NOTICE_PERIOD_SHORTENED if shorter else K.NOTICE_PERIOD_LENGTHENED
            yield kind, both(then.notice, now.notice, field, f"notice.{field}")
    rest = [
        parts([organization.notice] if organization.notice else [], without=("period", "objection"))
        for organization in (then, now)
    ]
    if rest[0] != rest[1]:
        yield K.RECORD_CHANGED, {"field": "notice", "was": rest[0], "now": rest[1]}


def _claim(old: World, new: World, then: Claim, now: Claim) -> Iterator[Found]:
    if then.statement != now.statement:
        yield K.CLAIM_WITHDRAWN, {"was": stated(then, "statement")}
        yield K.CLAIM_ADDED, {"now": stated(now, "statement")}


def _certification(old: World, new: World, then: Certification, now: Certification) -> Iterator[Found]:
    """A certificate that is valid longer was renewed; one that is valid no longer, or for less time, lapses."""
    before, after = then.valid_until, now.valid_until
    if before == after:
        return
    ended = after is not None and after < new.today
    shorter = after is not None and (before is None or after < before)
    kind = K.CERTIFICATION_LAPSED if ended or shorter else K.CERTIFICATION_GAINED
    yield kind, both(then, now, "valid_until")


_OF: dict[type[Record], Callable[..., Iterator[Found]]] = {
    System: systems.system,
    Flow: systems.flow,
    Retention: _retention,
    Organization: _organization,
    Claim: _claim,
    Certification: _certification,
}
