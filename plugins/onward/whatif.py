"""Scenarios: which transfers lose their mechanism when the law or the inventory changes, and which fall back to another."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from onward.finding import OnwardError
from onward.frozen import dataclass
from onward.records.inventory import Inventory
from onward.records.parties import Subprocessor
from onward.records.safeguards import Location
from onward.records.systems import System
from onward.transfers.model import Transfer
from onward.world import World
from onward.yamltext.nearest import did_you_mean


@dataclass(frozen=True, slots=True)
class Drill:
    """The comparison of two worlds: transfers that lose their ground, and those that another ground now carries."""

    lost: tuple[Transfer, ...]
    saved: tuple[Transfer, ...]
    """As they stand after the change: their ground is the fallback."""
    products: tuple[str, ...]
    """The products of the transfers that are lost."""
    apart: tuple[tuple[str, str], ...] = ()
    """Instruments of one law that still cover transfers, each with what fell and whose text they take over."""


def compare(before: World, after: World) -> Drill:
    """What a change does to transfers that stood before it."""
    stood = {
        key: transfer
        for transfer in before.transfers
        if transfer.outcome.stands
        for key in (_key(transfer), _key(transfer)[:-1])
    }
    lost, saved = [], []
    for transfer in after.transfers:
        was = stood.get(_key(transfer)) or stood.get(_key(transfer)[:-1])
        if was is None:
            continue
        if not transfer.outcome.stands:
            lost.append(transfer)
        elif was.restricted and transfer.ground and was.ground and transfer.ground.id != was.ground.id:
            saved.append(transfer)
    products = {name for transfer in lost for name in transfer.link.products or before.inventory.products}
    return Drill(tuple(lost), tuple(saved), tuple(sorted(products)), tuple(_apart(after)))


def _apart(after: World) -> Iterator[tuple[str, str]]:
    """An addendum is an instrument of its own law: the fall of the clauses whose text it takes over does not end it by itself."""
    pairs: dict[tuple[str, str], None] = {}
    for transfer in after.transfers:
        name, *rest = transfer.ground.parts if transfer.ground and transfer.ground.safeguard else ("",)
        pairs |= {(name, base): None for base in rest if base in after.law.revoked and name not in after.law.revoked}
    yield from pairs


def _key(transfer: Transfer) -> tuple[object, ...]:
    span = transfer.location.at("country") if transfer.location else None
    return (
        transfer.link.id,
        transfer.regime,
        transfer.purpose,
        transfer.exporter_role,
        transfer.importer_role,
        span,
        transfer.upstream,
    )


def changed(
    world: World,
    revoke: Iterable[str] = (),
    remove: Iterable[str] = (),
    move: Mapping[str, str] | None = None,
    on: date | None = None,
) -> World:
    """The world after decisions fell, parties went, places moved and days passed; OnwardError for an unknown name."""
    inventory = world.inventory
    for party in remove:
        inventory = _without(inventory, _known(inventory, party))
    for party, country in (move or {}).items():
        inventory = _moved(inventory, _known(inventory, party), country)
    return World.of(inventory, world.law.without(revoke).on(on or world.today))


def _known(inventory: Inventory, party: str) -> str:
    if party not in inventory.parties:
        hint = did_you_mean(party, inventory.parties)
        raise OnwardError(f"unknown party `{party}`" + (f"; {hint}" if hint else ""))
    return party


def _without(inventory: Inventory, party: str) -> Inventory:
    def rest(records: Mapping[str, Any]) -> dict[str, Any]:
        return {name: record for name, record in records.items() if name != party}

    flows = {
        name: flow for name, flow in inventory.flows.items() if party not in (flow.from_, flow.to, flow.on_behalf_of)
    }
    systems = {
        name: replace(system, host=None if system.host == party else system.host)
        for name, system in rest(inventory.systems).items()
    }
    vendors = {
        name: replace(vendor, subprocessors=tuple(other for other in vendor.subprocessors if other != party))
        for name, vendor in rest(inventory.subprocessors).items()
    }
    return replace(inventory, actors=rest(inventory.actors), systems=systems, subprocessors=vendors, flows=flows)


def _moved(inventory: Inventory, party: str, country: str) -> Inventory:
    record = inventory.parties[party]
    if isinstance(record, Subprocessor):
        places = record.locations or (Location(source=record.source),)
        moved = replace(record, locations=tuple(replace(place, country=country) for place in places))
        return replace(inventory, subprocessors={**inventory.subprocessors, party: moved})
    if isinstance(record, System):
        places = record.locations or (Location(source=record.source),)
        system = replace(record, locations=tuple(replace(place, country=country) for place in places))
        return replace(inventory, systems={**inventory.systems, party: system})
    raise OnwardError(f"`{party}` is not a vendor or system; only their locations can be moved")
