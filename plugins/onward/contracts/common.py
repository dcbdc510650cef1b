"""What several documents have: the name of their schema, and a record that they speak of."""

from __future__ import annotations

from typing import Annotated, TypedDict

Named = TypedDict("Named", {"$schema": Annotated[str, "where the JSON Schema of this document is"]})
"""A document that says where its schema is."""


class Subject(TypedDict):
    """A record of the inventory."""

    collection: str
    id: str
