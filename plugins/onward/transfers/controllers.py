"""For whom a processor has the data: the customer that gave it, or whoever else is its controller."""

from __future__ import annotations

from onward.graph import Link, legal_entity
from onward.records.inventory import Inventory
from onward.records.parties import Actor, Subprocessor


def own_controller(inventory: Inventory, link: Link) -> bool:
    """Whether a recipient is the one for whom a processor has the data: the customer that gave it, or the only one; where
    no customer is recorded, the only vendor that is a controller for the purpose.
    """
    customers, record = inventory.customers, inventory.parties[link.target]
    if isinstance(record, Actor):
        gave = ({customer for customer, given in customers.items() if data in given} for data in link.data)
        return record.id in customers and all(record.id in of if of else len(customers) == 1 for of in gave)
    return not isinstance(record, Subprocessor) or (not customers and _decides_alone(inventory, record, link))


def _decides_alone(inventory: Inventory, vendor: Subprocessor, link: Link) -> bool:
    """Whether a vendor is the only one that is recorded as a controller for the purposes of a link."""
    deciding = {
        legal_entity(inventory, each.id)
        for each in inventory.subprocessors.values()
        for role in each.roles
        if plain_role(role.role) == "controller" and (role.purpose is None or role.purpose in link.purposes)
    }
    return deciding == {legal_entity(inventory, vendor.id)}


def plain_role(role: str | None) -> str | None:
    """Joint controllers transfer as controllers do."""
    return "controller" if role == "joint-controller" else role
