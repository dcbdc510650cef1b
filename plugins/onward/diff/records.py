"""What changes about systems, flows and promises."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import fields
from typing import Any

from onward.diff.kinds import ChangeKind
from onward.diff.model import Change
from onward.diff.vendors import OWN_FIELDS
from onward.diff.words import say, titles
from onward.records.base import Record
from onward.records.data import Flow
from onward.records.levels import at_rest_level, transport_level
from onward.records.parties import Organization, System
from onward.records.promises import Certification, Claim, Retention
from onward.records.shape import yaml_name
from onward.world import World

K = ChangeKind
WORDING = {
    "name",
    "description",
    "notes",
    "owner",
    "evidence",
    "visibility",
    "announced",
    "review",
    "aliases",
    "interest",
}
"""Fields that are words, or bookkeeping about a fact: a change of them is never material."""
SPECIAL: dict[str, set[str]] = {
    "subprocessors": OWN_FIELDS,
    "systems": {"stores", "host", "collects"},
    "flows": {"transport", "data"},
    "retention": {"period"},
    "organization": {"notice", "legal_name", "address"},
    "claims": {"statement"},
}
_ARRIVALS = {
    "flows": (K.FLOW_ADDED, K.FLOW_REMOVED),
    "measures": (K.MEASURE_ADDED, K.MEASURE_REMOVED),
    "cookies": (K.COOKIE_ADDED, K.COOKIE_REMOVED),
    "certifications": (K.CERTIFICATION_GAINED, K.CERTIFICATION_LAPSED),
    "claims": (K.CLAIM_ADDED, K.CLAIM_WITHDRAWN),
}
_OTHERWISE = {"cookies": K.COOKIE_CHANGED, "rights": K.RIGHT_CHANGED}


def change(world: World, kind: ChangeKind, record: Record, **more: Any) -> Change:
    """A change of a record that concerns the record's products, or all."""
    products = getattr(record, "products", ()) or tuple(world.inventory.products)
    return Change(kind, record.subject, record.title, products=tuple(products), **more)


def arrivals(world: World, record: Record, come: bool) -> Change:
    """A record that is new, or gone."""
    pair = _ARRIVALS.get(record.COLLECTION)
    told = record.statement if isinstance(record, Claim) else record.title
    words = {"after": told} if come else {"before": told}
    if pair is None:
        return change(world, K.RECORD_CHANGED, record, field="the record", **words)
    return change(world, pair[0] if come else pair[1], record, **words)


def same(old: World, new: World, then: Record, now: Record) -> Iterator[Change]:
    """The changes of one record, kind by kind; whatever no kind covers is a changed record."""
    special = _OF.get(type(now))
    if special is not None:
        yield from special(old, new, then, now)
    handled = SPECIAL.get(now.COLLECTION, set()) | {"source", "id"}
    kind = _OTHERWISE.get(now.COLLECTION, K.RECORD_CHANGED)
    worded = []
    for one in fields(now):
        name = yaml_name(one.name)
        before, after = say(getattr(then, one.name)), say(getattr(now, one.name))
        if one.name in handled or before == after:
            continue
        if name in WORDING:
            worded.append(name)
        else:
            yield change(new, kind, now, field=name, before=before, after=after)
    if worded:
        yield change(new, K.WORDING_CHANGED, now, field=", ".join(worded))


def _system(old: World, new: World, then: System, now: System) -> Iterator[Change]:
    if then.host != now.host:
        hosts = [
            titles(world.inventory, "subprocessors", [one.host]) if one.host else None
            for world, one in ((old, then), (new, now))
        ]
        yield change(new, K.HOST_CHANGED, now, field="host", before=hosts[0], after=hosts[1])
    was, is_now = ({data: one for one in system.stores for data in one.data} for system in (then, now))
    for data in sorted({*is_now} - {*was}):
        yield change(new, K.STORE_ADDED, now, field="stores", after=titles(new.inventory, "data_categories", [data]))
    for data in sorted({*was} - {*is_now}):
        yield change(new, K.STORE_REMOVED, now, field="stores", before=titles(old.inventory, "data_categories", [data]))
    kept = {(was[data].at_rest, is_now[data].at_rest) for data in {*was} & {*is_now}}
    copies = [[copy for data in sorted(stores) for copy in stores[data].copies] for stores in (was, is_now)]
    kept |= {(a.at_rest, b.at_rest) for a, b in zip(*copies, strict=False)}
    yield from _encryption(new, now, "stores", sorted(kept, key=str), at_rest_level)
    for data in sorted({*was} & {*is_now}):
        if was[data].retention != is_now[data].retention:
            yield change(
                new,
                K.RECORD_CHANGED,
                now,
                field="stores",
                before=say(was[data].retention),
                after=say(is_now[data].retention),
            )
    came = set(now.collects) - set(then.collects)
    if came:
        yield change(new, K.DATA_ADDED, now, field="collects", after=titles(new.inventory, "data_categories", came))
    went = set(then.collects) - set(now.collects)
    if went:
        yield change(new, K.DATA_REMOVED, now, field="collects", before=titles(old.inventory, "data_categories", went))


def _encryption(
    new: World,
    record: Record,
    field: str,
    pairs: list[tuple[str | None, str | None]],
    level: Callable[[str | None], int | None],
) -> Iterator[Change]:
    for before, after in pairs:
        if before != after:
            weaker = (level(after) or 0) < (level(before) or 0)
            kind = K.ENCRYPTION_WEAKENED if weaker else K.ENCRYPTION_STRENGTHENED
            yield change(new, kind, record, field=field, before=say(before), after=say(after))


def _flow(old: World, new: World, then: Flow, now: Flow) -> Iterator[Change]:
    words = [
        f"{one.transport.protocol} {one.transport.minimum or ''}".strip() if one.transport else None
        for one in (then, now)
    ]
    yield from _encryption(new, now, "transport", [(words[0], words[1])], _transport)
    came, went = set(now.data) - set(then.data), set(then.data) - set(now.data)
    if came:
        yield change(new, K.DATA_ADDED, now, field="data", after=titles(new.inventory, "data_categories", came))
    if went:
        yield change(new, K.DATA_REMOVED, now, field="data", before=titles(old.inventory, "data_categories", went))


def _transport(text: str | None) -> int | None:
    name, _, version = (text or "").partition(" ")
    return transport_level(name, version or None)


def _retention(old: World, new: World, then: Retention, now: Retention) -> Iterator[Change]:
    if then.period == now.period:
        return
    before, after = then.period, now.period
    kind = K.RECORD_CHANGED
    if before and after and before.hours != after.hours:
        kind = K.RETENTION_LENGTHENED if before < after else K.RETENTION_SHORTENED
    elif before and not after:
        kind = K.RETENTION_LENGTHENED
    yield change(new, kind, now, field="period", before=say(before), after=say(after))


def _organization(old: World, new: World, then: Organization, now: Organization) -> Iterator[Change]:
    for field, kind in (("legal_name", K.LEGAL_NAME_CHANGED), ("address", K.ADDRESS_CHANGED)):
        before, after = getattr(then, field), getattr(now, field)
        if before != after:
            yield change(new, kind, now, field=field, before=say(before), after=say(after))
    before, after = (one.notice.period if one.notice else None for one in (then, now))
    if before != after:
        shorter = after is None or (before is not None and after < before)
        kind = K.NOTICE_PERIOD_SHORTENED if shorter else K.NOTICE_PERIOD_LENGTHENED
        yield change(new, kind, now, field="notice.period", before=say(before), after=say(after))
    elif say(then.notice) != say(now.notice):
        yield change(new, K.RECORD_CHANGED, now, field="notice", before=say(then.notice), after=say(now.notice))


def _claim(old: World, new: World, then: Claim, now: Claim) -> Iterator[Change]:
    if then.statement != now.statement:
        yield change(new, K.CLAIM_WITHDRAWN, now, before=then.statement)
        yield change(new, K.CLAIM_ADDED, now, after=now.statement)


def _certification(old: World, new: World, then: Certification, now: Certification) -> Iterator[Change]:
    """A certificate lapses by the passing of days alone."""
    valid = [one.valid_until is None or world.today <= one.valid_until for world, one in ((old, then), (new, now))]
    if valid[0] != valid[1]:
        yield change(new, K.CERTIFICATION_GAINED if valid[1] else K.CERTIFICATION_LAPSED, now, field="valid_until")


_OF: dict[type[Record], Callable[..., Iterator[Change]]] = {
    System: _system,
    Flow: _flow,
    Retention: _retention,
    Organization: _organization,
    Claim: _claim,
    Certification: _certification,
}
