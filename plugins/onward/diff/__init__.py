"""Semantic changes between two worlds: pure, and silent about layout, order and wording."""

from __future__ import annotations

from collections.abc import Iterator

from onward.diff import records, vendors
from onward.diff.model import Change, Changes
from onward.records.inventory import COLLECTIONS
from onward.world import World

__all__ = ["Change", "Changes", "compare"]

_LEFT_OUT = ("objections",)


def compare(old: World, new: World) -> Changes:
    """What changed from one world to another; `compare(x, x)` is empty. Objections and waivers are nobody else's matter."""
    order = {name: index for index, name in enumerate(("subprocessors", "organization", *COLLECTIONS))}
    found = (*vendors.compare(old, new), *_records(old, new))
    return Changes(tuple(sorted(found, key=lambda one: (order.get(one.subject.collection, 0), one.subject.id, one.id))))


def _records(old: World, new: World) -> Iterator[Change]:
    then, now = old.inventory.organization, new.inventory.organization
    if then and now:
        yield from records.same(old, new, then, now)
    for before, after in vendors.identities(old, new)[0]:
        yield from records.same(old, new, before, after)
    for name in COLLECTIONS:
        if name == "subprocessors" or name in _LEFT_OUT:
            continue
        was, is_now = getattr(old.inventory, name), getattr(new.inventory, name)
        for identity in sorted({*was} | {*is_now}):
            if identity not in was:
                yield records.arrivals(new, is_now[identity], come=True)
            elif identity not in is_now:
                yield records.arrivals(old, was[identity], come=False)
            else:
                yield from records.same(old, new, was[identity], is_now[identity])
