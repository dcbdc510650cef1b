"""Restricted transfers: which exist, which law travels with the data, and which ground carries each."""

from __future__ import annotations

from onward.graph import Graph, build
from onward.law import Law
from onward.records.inventory import Inventory
from onward.transfers.model import Transfer
from onward.transfers.operators import with_operators
from onward.transfers.search import Search

__all__ = ["evaluate", "prepared"]


def evaluate(inventory: Inventory, graph: Graph, law: Law) -> tuple[Transfer, ...]:
    """Every hop of every flow under every regime that travels with its data, in the order of the inventory."""
    search = prepared(inventory, graph, law)
    search.run()
    return search.ordered(search.found)


def prepared(inventory: Inventory, graph: Graph, law: Law) -> Search:
    """The search before it starts. Companies that only run places are parties to it."""
    complete = with_operators(inventory)
    return Search(complete, graph if complete is inventory else build(complete), law)
