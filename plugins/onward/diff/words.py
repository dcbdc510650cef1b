"""Values of records as words, so that a change can be read."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import fields
from datetime import date
from typing import Any

from onward.records.base import Part
from onward.records.inventory import Inventory
from onward.records.shape import yaml_name
from onward.world import World


def say(value: Any) -> str:
    """A value in one line: the same words for the same fact, whatever its layout."""
    if value is None or value == ():
        return "nothing"
    if isinstance(value, Part):
        told = [(yaml_name(one.name), getattr(value, one.name)) for one in fields(value) if one.name != "source"]
        return ", ".join(f"{name}: {say(inner)}" for name, inner in told if inner not in (None, (), False))
    if isinstance(value, tuple):
        return "; ".join(sorted(say(one) for one in value))
    return value.isoformat() if isinstance(value, date) else str(value)


def titles(inventory: Inventory, collection: str, names: Iterable[str]) -> str:
    """The names of records, sorted, for their ids."""
    records = getattr(inventory, collection)
    return ", ".join(sorted(records[name].title if name in records else name for name in names))


def place(world: World, country: str | None, activity: str) -> str:
    """A place as people say it: `Germany (storage)`."""
    return f"{world.law.country_name(country) if country else 'a place being confirmed'} ({activity})"
