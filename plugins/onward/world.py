"""All that a rule, a page or a claim may look at, on one day: one frozen value."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from onward import graph as graphs
from onward.graph import Graph
from onward.law import Law
from onward.records.inventory import Inventory
from onward.records.published import Published
from onward.transfers import evaluate
from onward.transfers.model import Remark, Transfer


@dataclass(frozen=True)
class World:
    """An inventory, its graph, the law of the day, and how every transfer stands."""

    inventory: Inventory
    graph: Graph
    law: Law
    transfers: tuple[Transfer, ...]
    today: date
    notices: tuple[Published, ...] = ()

    @classmethod
    def of(cls, inventory: Inventory, law: Law, notices: tuple[Published, ...] = ()) -> World:
        """The world of an inventory on the law's day, with the notices that were published."""
        graph = graphs.build(inventory)
        return cls(inventory, graph, law, evaluate(inventory, graph, law), law.day, notices)

    @cached_property
    def remarks(self) -> Mapping[str, tuple[tuple[Transfer, Remark, bool], ...]]:
        """What is remarked on transfers, by rule; the flag tells a rejected ground from a remark on what stands."""
        found: dict[str, list[tuple[Transfer, Remark, bool]]] = {}
        for transfer in self.transfers:
            verdict = transfer.verdict
            for remark in verdict.rejected:
                found.setdefault(remark.rule, []).append((transfer, remark, True))
            for remark in (*verdict.notes, *(verdict.ground.defects if verdict.ground else ())):
                found.setdefault(remark.rule, []).append((transfer, remark, False))
        return {rule: tuple(of) for rule, of in found.items()}

    @cached_property
    def transfers_to(self) -> Mapping[str, tuple[Transfer, ...]]:
        """Transfers by the party that receives."""
        found: dict[str, list[Transfer]] = {}
        for transfer in self.transfers:
            found.setdefault(transfer.link.target, []).append(transfer)
        return {party: tuple(of) for party, of in found.items()}
