"""For whom a processor has the data: the customer that gave it, or whoever else is its controller."""

from __future__ import annotations

from onward.graph import Link, legal_entity
from onward.records.inventory import Inventory
from onward.records.parties import Actor, Subprocessor

Purposes = tuple[str, ...]


def own_controller(inventory: Inventory, link: Link, deciding: dict[Purposes, frozenset[str]]) -> bool:
    """Whether a recipient is the one for whom a processor has the data: the customer that gave it, or the only one; where
    no customer is recorded, the only vendor that is a controller for the purpose.

    `deciding` gathers the companies that are controllers for some purposes, to be worked out once.
    """
    customers, record = inventory.customers, inventory.parties[link.target]
    if isinstance(record, Actor):
        gave = ({customer for customer, given in customers.items() if data in given} for data in link.data)
        return record.id in customers and all(record.id in of if of else len(customers) == 1 for of in gave)
    if not isinstance(record, Subprocessor) or customers:
        return not isinstance(record, Subprocessor)
    if link.purposes not in deciding:
        deciding[link.purposes] = _controllers(inventory, link.purposes)
    return deciding[link.purposes] == {legal_entity(inventory, record.id)}


def _controllers(inventory: Inventory, purposes: Purposes) -> frozenset[str]:
    """The companies of the vendors that are recorded as controllers for some purposes."""
    return frozenset(
        legal_entity(inventory, each.id)
        for each in inventory.subprocessors.values()
        for role in each.roles
        if plain_role(role.role) == "controller" and (role.purpose is None or role.purpose in purposes)
    )


def plain_role(role: str | None) -> str | None:
    """Joint controllers transfer as controllers do."""
    return "controller" if role == "joint-controller" else role
