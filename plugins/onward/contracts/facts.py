"""`facts.json` of a site."""

from __future__ import annotations

from typing import Any

from onward.contracts._typed import headed
from onward.records.inventory import COLLECTIONS, ORGANIZATION

_ABOUT = (
    "The published facts, whose SHA-256 digest is shown on every page: records by `collection/id`, their fields in words."
    " The file does not name its schema, since the digest is made from its bytes."
)


def document(form: str) -> dict[str, Any]:
    """The schema: records are named by their collection."""
    names = "|".join((ORGANIZATION, *COLLECTIONS))
    record = {"type": "object", "additionalProperties": {"type": "string"}}
    facts = {"type": "object", "patternProperties": {f"^({names})/.+$": record}, "additionalProperties": False}
    body = {"description": _ABOUT, "type": "object", "additionalProperties": False}
    fields = {"version": {"const": 2}, "facts": facts}
    return headed(form, {**body, "properties": fields, "required": [*fields]}, {})
