"""What changes about systems and flows: where data is kept, how it is protected, on whose host."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from onward.diff.agreed import Found
from onward.diff.kinds import ChangeKind
from onward.diff.words import titles
from onward.records.data import Flow
from onward.records.levels import at_rest_level, transport_level
from onward.records.saying import say, told
from onward.records.systems import Store, System
from onward.world import World

K = ChangeKind
Level = Callable[[str | None], int | None]


def system(old: World, new: World, then: System, now: System) -> Iterator[Found]:
    """Changes of a system's host, of what enters it, and of what it keeps."""
    if then.host != now.host:
        hosts = [
            titles(world.inventory, "subprocessors", [one.host]) if one.host else None
            for world, one in ((old, then), (new, now))
        ]
        yield K.HOST_CHANGED, {"field": "host", "before": hosts[0], "after": hosts[1]}
    yield from _data(old, new, "collects", then.collects, now.collects)
    yield from _stores(old, new, then, now)


def flow(old: World, new: World, then: Flow, now: Flow) -> Iterator[Found]:
    """Changes of what a flow carries, and of its protection on the way."""
    before, after = (
        " ".join(filter(None, (one.transport.protocol, one.transport.minimum))) if one.transport else None
        for one in (then, now)
    )
    yield from _encryption("transport", before, after, _transport)
    yield from _data(old, new, "data", then.data, now.data)


def _data(old: World, new: World, field: str, then: tuple[str, ...], now: tuple[str, ...]) -> Iterator[Found]:
    came, went = set(now) - set(then), set(then) - set(now)
    if came:
        yield K.DATA_ADDED, {"field": field, "after": titles(new.inventory, "data_categories", came)}
    if went:
        yield K.DATA_REMOVED, {"field": field, "before": titles(old.inventory, "data_categories", went)}


def _stores(old: World, new: World, then: System, now: System) -> Iterator[Found]:
    was, is_now = _by_data(then), _by_data(now)
    for data in sorted({*is_now} - {*was}):
        yield K.STORE_ADDED, {"field": "stores", "after": titles(new.inventory, "data_categories", [data])}
    for data in sorted({*was} - {*is_now}):
        yield K.STORE_REMOVED, {"field": "stores", "before": titles(old.inventory, "data_categories", [data])}
    told_once: dict[str, Found] = {}
    for data in sorted({*was} & {*is_now}):
        for kind, more in _kept(was[data], is_now[data]):
            told_once[f"{kind} {sorted(more.items())}"] = (kind, more)
    yield from told_once.values()


def _by_data(one: System) -> dict[str, list[Store]]:
    found: dict[str, list[Store]] = {}
    for store in one.stores:
        for data in store.data:
            found.setdefault(data, []).append(store)
    return found


def _kept(then: list[Store], now: list[Store]) -> Iterator[Found]:
    """How one category of data is kept: copy by copy its encryption, then everything else."""
    was, is_now = _encrypted(then), _encrypted(now)
    for copy in sorted({*was} & {*is_now}):
        yield from _encryption("stores", was[copy], is_now[copy], at_rest_level)
    rest = [
        "; ".join(sorted(say(one, without=("data", "at_rest")) for one in stores)) or None for stores in (then, now)
    ]
    if rest[0] != rest[1]:
        yield K.RECORD_CHANGED, {"field": "stores", "before": rest[0], "after": rest[1]}


def _encrypted(stores: list[Store]) -> dict[str, str | None]:
    """The weakest encryption of the data itself, and of each kind of copy."""
    found: dict[str, str | None] = {}
    for store in stores:
        for name, level in (("", store.at_rest), *((copy.kind or "copy", copy.at_rest) for copy in store.copies)):
            known = found.get(name, level)
            found[name] = min(known, level, key=lambda one: (at_rest_level(one) or 0, one or ""))
    return found


def _encryption(field: str, before: str | None, after: str | None, level: Level) -> Iterator[Found]:
    if before == after:
        return
    weaker = (level(after) or 0) < (level(before) or 0)
    same = level(after) == level(before)
    words: dict[str, Any] = {"field": field, "before": told(before), "after": told(after)}
    kind = K.RECORD_CHANGED if same else K.ENCRYPTION_WEAKENED if weaker else K.ENCRYPTION_STRENGTHENED
    yield kind, words


def _transport(text: str | None) -> int | None:
    name, _, version = (text or "").partition(" ")
    return transport_level(name, version or None)
