"""A new data flow: who sends what to whom, and why."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from onward.cli._ask import Asking, Question
from onward.cli._kinds import Kind
from onward.cli._kinds._common import PRODUCT, SUBJECT, free, of, pair, stated
from onward.records.data import Flow


def _parties(asking: Asking) -> tuple[str, ...]:
    return tuple(sorted(asking.inventory.parties))


def _fields(asking: Asking) -> Iterator[tuple[str, Any]]:
    for name in ("id", "name", "visibility", "from", "to"):
        yield name, asking.one(name)
    yield "data", asking.several("data")
    yield "subjects", asking.several("subject")
    yield "purpose", asking.one("purpose")
    transport = asking.one("transport")
    yield "transport", pair(transport, "protocol", "minimum") if "=" in transport else transport
    yield "products", asking.several("product")


KIND = Kind(
    "flows",
    "a data flow",
    (
        stated(Flow, "from", choices=_parties, needed=True),
        stated(Flow, "to", choices=_parties, needed=True),
        Question(
            "id",
            "id",
            lambda asking, text: free(text, asking.inventory.flows),
            lambda asking: f"{asking.one('from')}-to-{asking.one('to')}",
            needed=True,
        ),
        stated(Flow, "name", text="name (empty: the id)"),
        stated(Flow, "visibility", text="who may read of it on the site (empty: internal)"),
        Question("data", "category of personal data", choices=of("data_categories"), many=True, needed=True),
        SUBJECT,
        Question("purpose", "why", choices=of("purposes")),
        Question("transport", "encryption in transit, the lowest accepted, as PROTOCOL=VERSION"),
        PRODUCT,
    ),
    _fields,
)
