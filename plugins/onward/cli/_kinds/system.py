"""A new system: what the organization or its customers run, and where."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from onward.cli._ask import Asking, Question
from onward.cli._kinds import Kind
from onward.cli._kinds._common import LOCATION, NAME, PRODUCT, named, of, pairs, stated, words
from onward.records.inventory import ORGANIZATION
from onward.records.systems import System


def _fields(asking: Asking) -> Iterator[tuple[str, Any]]:
    for name in ("id", "name", "visibility", "operator", "host"):
        yield name, asking.one(name)
    yield "locations", pairs(asking.several("location"), "country", "activity")
    yield "collects", asking.several("data")
    yield "products", asking.several("product")


KIND = Kind(
    "systems",
    "a system",
    (
        NAME,
        named("parties"),
        stated(System, "visibility", text="who may read of it on the site (empty: internal)"),
        Question("operator", "operator", default=lambda _: ORGANIZATION, choices=words(ORGANIZATION, "customer")),
        Question("host", "hosting provider, a vendor (empty: none)", choices=of("subprocessors")),
        LOCATION,
        Question("data", "category of personal data that it collects", choices=of("data_categories"), many=True),
        PRODUCT,
    ),
    _fields,
)
