"""The list of vendors as it stands, as a file that can be kept for good: public fields alone, by allow-list."""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import date
from typing import Any

from onward.records.inventory import Inventory
from onward.records.parties import Subprocessor
from onward.records.standing import standings
from onward.records.versions import FORMAT, Version
from onward.world import World


def frozen(world: World) -> str:
    """The text of a version: the same list of the same day gives the same bytes."""
    seen = world.seen_by("public")
    vendors = [_vendor(seen, one) for one in seen.inventory.subprocessors.values()]
    document = {"version": FORMAT, "day": world.today.isoformat(), "facts": world.facts, "subprocessors": vendors}
    return json.dumps(document, ensure_ascii=False, indent=1) + "\n"


def says_the_same(version: Version, text: str) -> bool:
    """Whether a version already holds this list, whatever the day."""
    one, other = (json.loads(of) for of in (version.text, text))
    return {**one, "day": None} == {**other, "day": None}


def _vendor(world: World, one: Subprocessor) -> dict[str, Any]:
    """What the public list says of a vendor, in names."""
    inventory = world.inventory
    return _said(
        id=one.id,
        name=one.title,
        legal_name=one.legal_name,
        address=one.address,
        country=one.country,
        standing=[standing.value for standing in standings(inventory, one)],
        service=one.service,
        purposes=_names(inventory, "purposes", (role.purpose for role in one.roles)),
        data=_names(inventory, "data_categories", one.data),
        subjects=_names(inventory, "data_subjects", one.subjects),
        places=[_said(country=at.country, region=at.region, activity=at.activity) for at in one.locations],
        products=_names(inventory, "products", one.products),
        condition=one.condition.text if one.condition else None,
        begins=_day(world.first_day(one)),
        ends=_day(one.until),
        example=one.example,
    )


def _said(**fields: Any) -> dict[str, Any]:
    """What is stated; the rest is left out."""
    return {name: value for name, value in fields.items() if value not in (None, [], False)}


def _names(inventory: Inventory, collection: str, ids: Iterable[str | None]) -> list[str]:
    records = getattr(inventory, collection)
    return list(dict.fromkeys(records[one].title for one in ids if one in records))


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None
