"""What is known of single systems, vendors and flows, each judged by nothing but its own record and what is the same for all."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import field, replace
from typing import Any, TypeAlias

from onward.finding import Finding
from onward.frozen import dataclass
from onward.records.base import Record
from onward.records.inventory import Inventory
from onward.records.regions import APART, Regions

Look: TypeAlias = Callable[[Record], Any]
"""What somebody wants to know of a record, as JSON has it; what is false is kept as nothing."""
Known: TypeAlias = tuple[list[Any], dict[str, Any]]
"""What rules found of a record, as `Regions.packed` has it, and what others wanted to know of it, by its name."""


@dataclass(slots=True)
class Singles:
    """What is known of records of `APART`, by `collection/id`. What `known` has was found by another run of a record that is
    written as it was then, the rest of the inventory too.
    """

    regions: Regions
    known: Mapping[str, Known]
    looked: frozenset[str] = frozenset()
    """What the other run looked for in each of these records."""
    fresh: dict[str, Known] = field(default_factory=dict)
    """What this run found of the other records."""
    noted: bool = False
    """Whether all rules looked."""
    values: dict[str, dict[str, Any]] = field(default_factory=dict)
    """What this run looked for, by its name, in all records that it is true of."""

    def changed(self, inventory: Inventory) -> Inventory:
        """The inventory without the records of which another run has told what rules find."""
        left: dict[str, Any] = {
            name: {record.id: record for record in getattr(inventory, name).values() if self._is_new(record)}
            for name in APART
        }
        return replace(inventory, **left)

    def _is_new(self, record: Record) -> bool:
        return f"{record.COLLECTION}/{record.id}" not in self.known

    def told(self, rules: Collection[str]) -> Iterator[Finding]:
        """What another run found by some rules in the records that are as they were."""
        for findings, _ in self.known.values():
            for finding in findings:
                if finding[0] in rules:
                    yield self.regions.unpacked(finding)

    def note(self, inventory: Inventory, findings: Iterable[Finding]) -> None:
        """Note down what rules found in the records of which nothing was known."""
        new = {f"{name}/{identity}" for name in APART for identity in getattr(inventory, name)} - self.known.keys()
        noted: dict[str, list[Any]] = {name: [] for name in new}
        nowhere = set[str]()
        for finding in findings:
            name = str(finding.subject)
            if name in noted:
                try:
                    noted[name].append(self.regions.packed(finding))
                except LookupError:  # it stands where no record does
                    nowhere.add(name)
        self.noted = True
        self.fresh = {name: (findings_of, {}) for name, findings_of in noted.items() if name not in nowhere}

    def each(self, inventory: Inventory, name: str, look: Look) -> list[tuple[Record, Any]]:
        """The records of which something is true, with what it is."""
        is_known, values = name in self.looked, dict[str, Any]()
        true_of: list[tuple[Record, Any]] = []
        for record in inventory.records():
            called = f"{record.COLLECTION}/{record.id}"
            known = self.known.get(called) if is_known else None
            value = look(record) if known is None else known[1].get(name)
            if value:
                values[called] = value
                true_of.append((record, value))
        self.values[name] = values
        return true_of

    def held(self) -> Iterator[tuple[str, list[Any]]]:
        """All that is known now, by record: how it is written, what rules found, and what is true of it."""
        for name, (findings, _) in (*self.known.items(), *self.fresh.items()):
            true = {asked: values[name] for asked, values in self.values.items() if name in values}
            yield name, [self.regions.digests.get(name, ""), findings, true]
