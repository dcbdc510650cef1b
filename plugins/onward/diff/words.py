"""Records and places by their names, so that a change can be read."""

from __future__ import annotations

from collections.abc import Iterable

from onward.records.inventory import Inventory
from onward.records.safeguards import Location
from onward.world import World


def titles(inventory: Inventory, collection: str, names: Iterable[str]) -> str:
    """The names of records, sorted, for their ids."""
    records = getattr(inventory, collection)
    return ", ".join(sorted(records[name].title if name in records else name for name in names))


def place(world: World, location: Location) -> str:
    """A place as people say it: `Germany, eu-central (storage)`."""
    country = world.law.country_name(location.country) if location.country else "a place being confirmed"
    return f"{country}{f', {location.region}' if location.region else ''} ({location.activity})"
