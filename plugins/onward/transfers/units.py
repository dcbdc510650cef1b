"""What a run knows of the transfers to one recipient, and the key under which another run may take it over.

A hop is judged by its recipient, by who sends and discloses, by the links that lead there, and by what is the same for all:
the law on its day, and every record that is neither a party nor a flow. All of that makes the key. How the data came decides
too, which only the search tells; so each hop stands with the way by which it was reached.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import field
from typing import TYPE_CHECKING, Any

from onward.frozen import dataclass
from onward.graph import Graph, Link, legal_entity
from onward.records.inventory import Inventory
from onward.records.regions import Regions
from onward.records.systems import System
from onward.transfers.anonymity import Anonymity
from onward.transfers.controllers import plain_role
from onward.transfers.hop import Carried
from onward.transfers.onward import Next
from onward.transfers.operators import is_stand_in, named_by

if TYPE_CHECKING:
    from onward.transfers.search import Search

Hop = tuple[int, str, Carried]
"""A link by its number among those of a recipient, a law, and how the data came."""


@dataclass(slots=True)
class Unit:
    """The hops to one recipient, each with how its data goes on and the way that it took first; and what rules made of them."""

    key: str
    hops: dict[Hop, tuple[tuple[Next, ...], tuple[str, ...]]] = field(default_factory=dict)
    findings: list[Any] | None = None
    """What rules found that look at transfers to one recipient alone, as `packed` has it; None where nobody looked."""
    gathered: dict[str, Any] = field(default_factory=dict)
    """What others gathered of these transfers, by a name for all that decides it."""


def recipient_of(inventory: Inventory, link: Link) -> str:
    """Under which name a link's transfers stand: its target, or the record that names who runs its places."""
    return link.source if is_stand_in(inventory.parties[link.target]) else link.target


def by_recipient(inventory: Inventory, graph: Graph) -> dict[str, tuple[Link, ...]]:
    """All links by recipient, in the order of the graph."""
    links: dict[str, list[Link]] = {}
    for link in graph.links:
        links.setdefault(recipient_of(inventory, link), []).append(link)
    return {name: tuple(of) for name, of in links.items()}


def keys(
    inventory: Inventory, links: Mapping[str, tuple[Link, ...]], regions: Regions, anonymity: Anonymity, law: str
) -> dict[str, str]:
    """The key of each recipient; `law` is a digest of all that decides beside the inventory."""
    common = _digest([law, regions.rest, *_common(inventory, anonymity)])
    said = {name: regions.digest(inventory.parties.get(named_by(name))) for name in inventory.parties}
    return {name: _digest([common, name, *_of(inventory, name, of, regions, said)]) for name, of in links.items()}


def split(
    search: Search, links: Mapping[str, tuple[Link, ...]], named: Mapping[str, str], known: Mapping[str, Unit]
) -> dict[str, Unit]:
    """The units of a search that has ended, by recipient; those that are known where they are reached as they were."""
    numbers = {link.id: (name, number) for name, of in links.items() for number, link in enumerate(of)}
    units: dict[str, Unit] = {}
    for key, way in search.ways.items():
        name, number = numbers[key[0]]
        unit = units.get(name)
        if unit is None:
            unit = units[name] = Unit(named[name])
        unit.hops[number, key[1], key[2]] = search.nexts[key], way
    for name, unit in units.items():
        before = known.get(name)
        if before is not None and before.hops == unit.hops:
            units[name] = before
    return units


def _common(inventory: Inventory, anonymity: Anonymity) -> Iterator[Any]:
    """What is worked out of all parties or all flows, and may matter to any hop."""
    yield [sorted(of) for _, of in sorted(inventory.seats.items()) if len(of) > 1]
    yield [name for name, of in sorted(inventory.seats.items()) if len(of) > 1]
    yield [[name, sorted(data)] for name, data in sorted(inventory.customers.items())]
    holders = (*inventory.subprocessors.values(), *inventory.flows.values(), inventory.organization)
    named = {party for holder in holders if holder for made in holder.safeguards for party in made.parties}
    yield [[name, legal_entity(inventory, name)] for name in sorted(named)]
    if not inventory.customers:
        yield sorted(
            (legal_entity(inventory, vendor.id), role.purpose is None, role.purpose or "")
            for vendor in inventory.subprocessors.values()
            for role in vendor.roles
            if plain_role(role.role) == "controller"
        )
    yield sorted(anonymity.shown)
    yield [[name, sorted(data)] for of in (anonymity.before, anonymity.handled) for name, data in sorted(of.items())]


def _of(
    inventory: Inventory, name: str, links: tuple[Link, ...], regions: Regions, said: Mapping[str, str]
) -> Iterator[Any]:
    """What decides of one recipient: its record and that of its host, and each link with who sends and who discloses."""
    record = inventory.parties[name]
    yield said[name]
    host = record.host if isinstance(record, System) else None
    yield said.get(host or "", "")
    for link in links:
        yield link.source + "\0" + link.target
        yield said[link.source]
        if link.flow is not None:
            yield regions.digest(link.flow)
            yield said.get(link.on_behalf_of or "", "")
        else:
            yield [link.id, sorted(link.data), link.purposes, link.products]


def _digest(parts: list[Any]) -> str:
    return hashlib.sha256(json.dumps(parts).encode()).hexdigest()
