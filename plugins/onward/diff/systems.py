"""What changes about systems and flows: where data is kept, how it is protected, on whose host."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from onward.diff.agreements import Found
from onward.diff.ai import features
from onward.diff.kinds import ChangeKind
from onward.diff.values import Side, naming, parts
from onward.records.data import Flow
from onward.records.levels import at_rest_level, transport_level
from onward.records.systems import Store, System
from onward.world import World

K = ChangeKind
Level = Callable[[str | None], int | None]
_DATA = "data_categories"


def system(old: World, new: World, then: System, now: System) -> Iterator[Found]:
    """Changes of a system's host, of what enters it, and of what it keeps."""
    if then.host != now.host:
        hosts = [
            naming(world.inventory, "subprocessors", version, "host", [version.host]) if version.host else None
            for world, version in ((old, then), (new, now))
        ]
        yield K.HOST_CHANGED, {"field": "host", "was": hosts[0], "now": hosts[1]}
    yield from _data(old, new, "collects", then, now)
    yield from _stores(old, new, then, now)
    yield from features(then, now)


def flow(old: World, new: World, then: Flow, now: Flow) -> Iterator[Found]:
    """Changes of what a flow carries, and of its protection on the way."""
    before, after = (
        " ".join(filter(None, (version.transport.protocol, version.transport.minimum))) if version.transport else None
        for version in (then, now)
    )
    yield from _encryption("transport", before, after, _transport)
    yield from _data(old, new, "data", then, now)


def _data(old: World, new: World, field: str, then: System | Flow, now: System | Flow) -> Iterator[Found]:
    was, is_now = (set(getattr(version, field)) for version in (then, now))
    if is_now - was:
        yield K.DATA_ADDED, {"field": field, "now": naming(new.inventory, _DATA, now, field, is_now - was)}
    if was - is_now:
        yield K.DATA_REMOVED, {"field": field, "was": naming(old.inventory, _DATA, then, field, was - is_now)}


def _stores(old: World, new: World, then: System, now: System) -> Iterator[Found]:
    was, is_now = _by_data(then), _by_data(now)
    for data in sorted({*is_now} - {*was}):
        yield K.STORE_ADDED, {"field": "stores", "now": naming(new.inventory, _DATA, is_now[data][0], "data", [data])}
    for data in sorted({*was} - {*is_now}):
        yield K.STORE_REMOVED, {"field": "stores", "was": naming(old.inventory, _DATA, was[data][0], "data", [data])}
    told_once: dict[str, Found] = {}
    for data in sorted({*was} & {*is_now}):
        for kind, more in _kept(was[data], is_now[data]):
            told_once[f"{kind} {sorted(more.items())}"] = (kind, more)
    yield from told_once.values()


def _by_data(of: System) -> dict[str, list[Store]]:
    by_data: dict[str, list[Store]] = {}
    for store in of.stores:
        for data in store.data:
            by_data.setdefault(data, []).append(store)
    return by_data


def _kept(then: list[Store], now: list[Store]) -> Iterator[Found]:
    """How one category of data is kept: copy by copy its encryption, then everything else."""
    was, is_now = _encrypted(then), _encrypted(now)
    for copy in sorted({*was} & {*is_now}):
        yield from _encryption("stores", was[copy], is_now[copy], at_rest_level)
    rest = [parts(stores, without=("data", "at_rest")) for stores in (then, now)]
    if rest[0] != rest[1]:
        yield K.RECORD_CHANGED, {"field": "stores", "was": rest[0], "now": rest[1]}


def _encrypted(stores: list[Store]) -> dict[str, str | None]:
    """The weakest encryption of the data itself, and of each kind of copy."""
    levels: dict[str, str | None] = {}
    for store in stores:
        for name, level in (("", store.at_rest), *((copy.kind or "copy", copy.at_rest) for copy in store.copies)):
            known = levels.get(name, level)
            levels[name] = min(known, level, key=lambda scheme: (at_rest_level(scheme) or 0, scheme or ""))
    return levels


def _encryption(field: str, before: str | None, after: str | None, level: Level) -> Iterator[Found]:
    if before == after:
        return
    weaker = (level(after) or 0) < (level(before) or 0)
    same = level(after) == level(before)
    was, is_now = (Side(text, text) if text else None for text in (before, after))
    kind = K.RECORD_CHANGED if same else K.ENCRYPTION_WEAKENED if weaker else K.ENCRYPTION_STRENGTHENED
    yield kind, {"field": field, "was": was, "now": is_now}


def _transport(text: str | None) -> int | None:
    name, _, version = (text or "").partition(" ")
    return transport_level(name, version or None)
