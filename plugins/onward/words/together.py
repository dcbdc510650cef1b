"""Changes that a reader takes in as one: a field that a list states of several vendors for the first time."""

from __future__ import annotations

from collections.abc import Iterable

from onward.diff.kinds import ChangeKind
from onward.diff.model import Change
from onward.records.parties import Subprocessor
from onward.words.catalogue import Words
from onward.words.changes import sides, told
from onward.world import World

_LONG = 40
"""What is stated is said beside a name where it is no longer than this."""


def together(changes: Iterable[Change]) -> list[tuple[Change, ...]]:
    """Changes in their order, each alone but for one field that several records state for the first time.

    A seat in a country in which the vendor processes nothing is news and stays alone.
    """
    groups: dict[object, list[Change]] = {}
    for change in changes:
        groups.setdefault(_key(change), []).append(change)
    return [tuple(group) for group in groups.values()]


def _key(change: Change) -> object:
    if change.kind is not ChangeKind.FACT_STATED or _elsewhere(change):
        return change.id
    return change.subject.collection, change.field


def _elsewhere(change: Change) -> bool:
    vendor = change.record
    if change.field != "country" or not isinstance(vendor, Subprocessor):
        return False
    return vendor.country not in {location.country for location in vendor.locations}


def line(group: tuple[Change, ...], world: World, say: Words) -> str:
    """Changes that are taken in as one, in a sentence for our own people, as they are told one by one."""
    first = group[0]
    if len(group) == 1:
        return told(first, world, say)
    key = f"fields.{first.field}"
    field = say(key) if key in say else (first.field or "").replace("_", " ")
    values = [(change.title, sides(change, world, say)[1]) for change in group]
    names = (f"{title} ({value})" if len(value) <= _LONG else title for title, value in values)
    return say("difference.stated", field=field, titles=", ".join(names))
