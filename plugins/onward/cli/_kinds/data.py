"""A new category of data: what it is called, what belongs to it, and what the law calls it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, get_args

from onward.cli._ask import Asking, Question
from onward.cli._kinds import Kind
from onward.cli._kinds._common import NAME, named, words
from onward.records.data import DataKind


def _fields(asking: Asking) -> Iterator[tuple[str, Any]]:
    yield "id", asking.one("id")
    yield "name", asking.one("name")
    yield "items", asking.several("item")
    yield "kinds", asking.several("kind_of")
    yield "identifiability", asking.one("identifiability")


KIND = Kind(
    "data_categories",
    "a category of personal data",
    (
        NAME,
        named("data_categories"),
        Question("item", "data element, such as a name or an address", many=True),
        Question("kind_of", "special category with rules of its own", choices=words(*get_args(DataKind)), many=True),
        Question(
            "identifiability",
            "identifiability (empty: personal)",
            choices=words("personal", "pseudonymised", "anonymised"),
        ),
    ),
    _fields,
)
