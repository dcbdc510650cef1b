"""Transfers from one run to the next: only recipients to whom something has changed are judged again."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from typing import Any, Final

from onward import kept
from onward.frozen import dataclass
from onward.graph import Graph
from onward.law import Law
from onward.project.groups import Groups, groups
from onward.project.singled import keep_singles, known_singles
from onward.records.inventory import Inventory
from onward.records.regions import Regions
from onward.transfers.apart import Apart
from onward.transfers.hop import Carried
from onward.transfers.units import Unit

_LEAST: Final = 2**18
"""Characters in all, of which fewer are judged about as quickly as what was kept of them is read."""
_GROUP: Final = 32
"""Recipients that are kept together, about."""
_CARRIED: Final = {carried.value: carried for carried in Carried}


@dataclass(frozen=True, slots=True)
class Judging:
    """How the transfers of a place are judged: with what an earlier run kept of the same place.

    `place` names it, and `version` is a digest of all that decides beside the texts of the inventory.
    """

    place: str
    version: str
    texts: Mapping[str, str]

    def __call__(self, inventory: Inventory, graph: Graph, law: Law) -> Apart:
        """The transfers of an inventory."""
        known: dict[str, Unit] = {}
        for packed in self._groups(inventory).kept():
            known |= _units(packed)
        singles = known_singles(inventory, Regions.of(inventory, self.texts), self.place, self.version)
        return Apart.of(inventory, graph, law, singles, known, self.version)

    def keep(self, apart: Apart, inventory: Inventory) -> None:
        """Keep what is known now, where that is more than was kept."""
        keep_singles(apart.singles, inventory, self.place, self.version)
        grouped, of = self._groups(inventory), dict[int, dict[str, Unit]]()
        for name, unit in apart.units.items():
            of.setdefault(grouped.of(name), {})[name] = unit
        for number, units in of.items():
            if any(name in apart.fresh for name in units):
                packed = {name: _packed(unit) for name, unit in units.items() if unit.findings is not None}
                grouped.keep(number, packed)

    def _groups(self, inventory: Inventory) -> Groups:
        return groups("transfers", self.place, len(inventory.parties), _GROUP)


def judging(place: list[str], version: list[Any], texts: Mapping[str, str], least: int = _LEAST) -> Judging | None:
    """How to judge an inventory of these texts; None where nothing is kept, or it is judged as quickly without."""
    if sum(map(len, texts.values())) < least or kept.folder() is None:
        return None
    deciding = json.dumps([kept.program(), *version])
    return Judging(json.dumps(place), hashlib.sha256(deciding.encode()).hexdigest(), texts)


def _packed(unit: Unit) -> list[Any]:
    hops = [[*hop, nexts, path] for hop, (nexts, path) in unit.hops.items()]
    return [unit.key, hops, unit.findings, unit.gathered]


def _units(packed: Any) -> dict[str, Unit]:
    """The units that were kept; none where they were not kept like that."""
    try:
        return {name: _unit(*of) for name, of in packed.items()} if packed else {}
    except (AttributeError, LookupError, TypeError, ValueError):
        return {}


def _unit(key: str, hops: list[Any], findings: list[Any], gathered: dict[str, Any]) -> Unit:
    carried_as = _CARRIED
    return Unit(
        key,
        {
            (number, regime, carried_as[carried]): (
                tuple((law, carried_as[then]) for law, then in nexts),
                tuple(path),
            )
            for number, regime, carried, nexts, path in hops
        },
        findings,
        gathered,
    )
