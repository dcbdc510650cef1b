"""How the transfers of one revision after another are judged: again only those to recipients to whom something has changed."""

from __future__ import annotations

from collections.abc import Mapping

from onward.graph import Graph
from onward.law import Law
from onward.records.base import Record
from onward.records.inventory import Inventory
from onward.records.regions import APART, Regions
from onward.records.singles import Singles
from onward.transfers.apart import Apart
from onward.transfers.units import Unit


class Neighbours:
    """Judges revisions in turn, and knows of the one before."""

    def __init__(self) -> None:
        self._numbers: dict[int, tuple[Record, str]] = {}
        """By identity, which nothing else can take on as long as the record is held."""
        self._units: Mapping[str, Unit] = {}
        self._law: Law | None = None
        self._version = self._count = 0

    def __call__(self, inventory: Inventory, graph: Graph, law: Law) -> Apart:
        """The transfers of an inventory."""
        if self._law is None or not _same(self._law, law):
            self._law, self._version = law, self._version + 1
        singles = Singles(self._regions(inventory), {})
        apart = Apart.of(inventory, graph, law, singles, self._units, str(self._version))
        self._units = apart.units
        return apart

    def _regions(self, inventory: Inventory) -> Regions:
        """What stands for what records say: values that are the same have one number, and no others."""
        numbers: dict[int, tuple[Record, str]] = {}
        rest: list[str] = []
        by_record: dict[str, str] = {}
        for record in inventory.records():
            known = self._numbers.get(id(record))
            if known is None:
                self._count += 1
                known = record, str(self._count)
            numbers[id(record)] = known
            if record.COLLECTION in APART:
                by_record[f"{record.COLLECTION}/{record.id}"] = known[1]
            else:
                rest.append(known[1])
        self._numbers = numbers
        return Regions(" ".join(rest), by_record, {}, {})


def _same(known: Law, law: Law) -> bool:
    same = known.entries is law.entries and known.day == law.day
    return same and known.policy == law.policy and known.revoked == law.revoked
