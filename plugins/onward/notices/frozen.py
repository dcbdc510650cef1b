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
    vendors = [_vendor(seen, vendor) for vendor in seen.inventory.subprocessors.values()]
    document = {"version": FORMAT, "day": world.today.isoformat(), "facts": world.facts, "subprocessors": vendors}
    return json.dumps(document, ensure_ascii=False, indent=1) + "\n"


def says_the_same(version: Version, text: str) -> bool:
    """Whether a version already holds this list, whatever the day."""
    document, other = (json.loads(of) for of in (version.text, text))
    return {**document, "day": None} == {**other, "day": None}


def _vendor(world: World, vendor: Subprocessor) -> dict[str, Any]:
    """What the public list says of a vendor, in names."""
    inventory = world.inventory
    return _said(
        id=vendor.id,
        name=vendor.title,
        legal_name=vendor.legal_name,
        address=vendor.address,
        country=vendor.country,
        standing=[standing.value for standing in standings(inventory, vendor)],
        service=vendor.service,
        purposes=_names(inventory, "purposes", (role.purpose for role in vendor.roles)),
        data=_names(inventory, "data_categories", vendor.data),
        subjects=_names(inventory, "data_subjects", vendor.subjects),
        places=[_said(country=at.country, region=at.region, activity=at.activity) for at in vendor.locations],
        products=_names(inventory, "products", vendor.products),
        condition=vendor.condition.text if vendor.condition else None,
        begins=_day(world.first_day(vendor)),
        ends=_day(vendor.until),
        example=vendor.example,
    )


def _said(**fields: Any) -> dict[str, Any]:
    """What is stated; the rest is left out."""
    return {name: value for name, value in fields.items() if value not in (None, [], False)}


def _names(inventory: Inventory, collection: str, ids: Iterable[str | None]) -> list[str]:
    records = getattr(inventory, collection)
    return list(dict.fromkeys(records[id_].title for id_ in ids if id_ in records))


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None
