"""Companies that run places and have no record of their own: stand-ins, for as long as transfers are judged.

What a vendor's record says of such a company counts for it: safeguards that name it among their parties, and entries in
schemes that are its own.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import replace
from typing import TypeVar

from onward.records.base import Record
from onward.records.engagement import PurposeRole
from onward.records.inventory import Inventory
from onward.records.parties import Party, Subprocessor
from onward.records.safeguards import OWN, Location, Operator
from onward.records.systems import System
from onward.transfers.places import importing_party, runs_itself

H = TypeVar("H", Subprocessor, System)

_MARK = "/"
"""No id of a record holds it."""


def is_stand_in(record: Record) -> bool:
    """Whether a record stands in for a company that has none."""
    return _MARK in record.id


def named_by(identity: str) -> str:
    """The record that names the company for which one stands in; the same id for a record of its own."""
    return identity.partition(_MARK)[0]


def with_operators(inventory: Inventory) -> Inventory:
    """The same inventory with a vendor for each company that only a place names; itself where there is none."""
    made: dict[str, Subprocessor] = {}
    vendors = {vendor.id: _run_by(vendor, vendor, made) for vendor in inventory.subprocessors.values()}
    systems = {
        system.id: _run_by(system, importing_party(inventory, system), made) for system in inventory.systems.values()
    }
    return replace(inventory, systems=systems, subprocessors={**vendors, **made}) if made else inventory


def _run_by(record: H, itself: Party | None, made: dict[str, Subprocessor]) -> H:
    """The same record, whose places name the stand-ins that run them; the stand-ins are noted down."""
    companies = _companies(record, itself)
    if not companies:
        return record
    stand_ins = {name: _stand_in(record, name, places) for name, places in companies.items()}
    made |= {company.id: company for company in stand_ins.values()}
    named = replace(record, locations=tuple(_named(place, stand_ins) for place in record.locations))
    return _without_theirs(named, companies.keys()) if isinstance(named, Subprocessor) else named


def _without_theirs(vendor: Subprocessor, companies: Collection[str]) -> Subprocessor:
    """A vendor without what its record says of other companies."""
    signed = tuple(safeguard for safeguard in vendor.safeguards if not set(companies) & {*safeguard.parties})
    return replace(
        vendor,
        safeguards=signed,
        schemes=tuple(listing for listing in vendor.schemes if listing.entity not in companies),
    )


def _named(place: Location, stand_ins: Mapping[str, Subprocessor]) -> Location:
    vendor = stand_ins.get(place.by.legal_name or "") if place.by and not place.by.id else None
    return replace(place, by=Operator(source=vendor.source, id=vendor.id)) if vendor else place


def _companies(record: Subprocessor | System, itself: Party | None) -> dict[str, list[Location]]:
    """The companies that run places of a record and have none of their own, other than its own company."""
    by_company: dict[str, list[Location]] = {}
    for place in record.locations:
        own = itself is not None and runs_itself(place, itself)
        if place.by is not None and not own and not place.by.id and place.by.legal_name:
            by_company.setdefault(place.by.legal_name, []).append(place)
    return by_company


def _stand_in(record: Subprocessor | System, name: str, places: list[Location]) -> Subprocessor:
    by = places[0].by
    assert by is not None
    vendor = record if isinstance(record, Subprocessor) else None
    roles = [(role.source, role.purpose) for role in vendor.roles] if vendor else [(by.source, None)]
    return Subprocessor(
        source=by.source,
        id=f"{record.id}{_MARK}{name}",
        name=name,
        legal_name=name,
        country=by.country,
        roles=tuple(PurposeRole(source=at, purpose=purpose, role="processor") for at, purpose in roles),
        data=tuple(dict.fromkeys(data for place in places for data in place.data or (vendor.data if vendor else ()))),
        products=record.products,
        locations=tuple(replace(location, by=Operator(source=by.source, id=OWN)) for location in places),
        safeguards=tuple(safeguard for safeguard in vendor.safeguards if name in safeguard.parties) if vendor else (),
        schemes=tuple(listing for listing in vendor.schemes if listing.entity == name) if vendor else (),
    )
