"""Which products a record concerns: those it names, else those of the records that use it, else all."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields
from typing import Any

from onward.records.base import Part, Record
from onward.world import World

USED = ("data_categories", "data_subjects", "purposes", "retention", "measures")
"""Collections whose records matter through those that name them."""


def products_of(world: World, record: Record) -> tuple[str, ...]:
    """The ids of the products that a record concerns, in the order of the inventory."""
    every = tuple(world.inventory.products)
    own = getattr(record, "products", ())
    if own or record.COLLECTION not in USED:
        return tuple(own) or every
    users = [user for user in world.inventory.records() if hasattr(user, "products") and record.id in set(_words(user))]
    if not users or not all(user.products for user in users):
        return every
    reached = {product for user in users for product in user.products}
    return tuple(product for product in every if product in reached)


def _words(value: Any) -> Iterator[str]:
    """Every text in a record, at any depth: its references are among them."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for inner in value:
            yield from _words(inner)
    elif isinstance(value, Part):
        for attribute in fields(value):
            if attribute.name not in ("source", "products"):
                yield from _words(getattr(value, attribute.name))
