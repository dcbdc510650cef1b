"""The records of an inventory that say what they said before, as the very values that they were then."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from onward.records.base import Record
from onward.records.inventory import COLLECTIONS, ORGANIZATION, Inventory


def as_before(inventory: Inventory, before: Inventory) -> Inventory:
    """The same inventory, where a record that is written as it was before is the one from before, with its place of then.

    Who compares the two sees at a glance what did not change.
    """
    records = {name: getattr(inventory, name) for name in COLLECTIONS}
    return replace(inventory, **from_before({**records, ORGANIZATION: inventory.organization}, before))


def from_before(records: Mapping[str, Any], before: Inventory) -> dict[str, Any]:
    """Records by collection and id, the organization, and waivers, in the same way: those from before that are written alike."""
    kept = dict(records)
    for name in records.keys() & COLLECTIONS.keys():
        kept[name] = _of(records[name], getattr(before, name))
    ours, theirs = records.get(ORGANIZATION), before.organization
    if ours and theirs and alike(theirs, ours):
        kept[ORGANIZATION] = theirs
    return kept


def alike(then: Record, now: Record) -> bool:
    """Whether two records are written alike and say the same: what they state, and what they leave open."""
    return now is then or (now.source == then.source and now == then)


def unchanged(then: Inventory, now: Inventory) -> bool:
    """Whether all records of two inventories are the same values."""
    held = [[of.organization, *(getattr(of, name) for name in COLLECTIONS)] for of in (then, now)]
    return held[0][0] is held[1][0] and all(
        then_of.keys() == now_of.keys() and all(then_of[name] is record for name, record in now_of.items())
        for then_of, now_of in zip(held[0][1:], held[1][1:], strict=True)
    )


def _of(now: Mapping[str, Record], then: Mapping[str, Record]) -> dict[str, Record]:
    return {
        name: earlier if (earlier := then.get(name)) is not None and alike(earlier, record) else record
        for name, record in now.items()
    }
