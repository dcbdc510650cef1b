"""Companies that run places of a vendor and have no record of their own: stand-ins, for as long as transfers are judged.

What a vendor's record says of such a company counts for it: safeguards that name it among their parties, and entries in
schemes that are its own.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from onward.records.base import Record
from onward.records.inventory import Inventory
from onward.records.parties import PurposeRole, Subprocessor
from onward.records.safeguards import OWN, Location, Operator

_MARK = "/"
"""No id of a record holds it."""


def is_stand_in(record: Record) -> bool:
    """Whether a record stands in for a company that has none."""
    return _MARK in record.id


def with_operators(inventory: Inventory) -> Inventory:
    """The same inventory with a vendor for each company that only a place names; itself where there is none."""
    found: dict[str, Subprocessor] = {}
    for vendor in inventory.subprocessors.values():
        companies = _companies(vendor)
        if companies:
            stand_ins = [_stand_in(vendor, name, places) for name, places in companies.items()]
            found |= {one.id: one for one in stand_ins}
            found[vendor.id] = replace(
                vendor,
                subprocessors=(*vendor.subprocessors, *(one.id for one in stand_ins)),
                safeguards=tuple(one for one in vendor.safeguards if not companies.keys() & {*one.parties}),
                schemes=tuple(one for one in vendor.schemes if one.entity not in companies),
            )
    return replace(inventory, subprocessors={**inventory.subprocessors, **found}) if found else inventory


def _companies(vendor: Subprocessor) -> dict[str, list[Location]]:
    found: dict[str, list[Location]] = {}
    for place in vendor.locations:
        if place.by is not None and not place.by.id and place.by.legal_name:
            found.setdefault(place.by.legal_name, []).append(place)
    return found


def _stand_in(vendor: Subprocessor, name: str, places: list[Location]) -> Subprocessor:
    by = places[0].by
    assert by is not None
    return Subprocessor(
        source=by.source,
        id=f"{vendor.id}{_MARK}{name}",
        name=name,
        legal_name=name,
        country=by.country,
        roles=tuple(PurposeRole(source=one.source, purpose=one.purpose, role="processor") for one in vendor.roles),
        data=tuple(dict.fromkeys(_data(vendor, places))),
        products=vendor.products,
        locations=tuple(replace(one, by=Operator(source=by.source, id=OWN)) for one in places),
        safeguards=tuple(one for one in vendor.safeguards if name in one.parties),
        schemes=tuple(one for one in vendor.schemes if one.entity == name),
    )


def _data(vendor: Subprocessor, places: list[Location]) -> Iterator[str]:
    for place in places:
        yield from place.data or vendor.data
