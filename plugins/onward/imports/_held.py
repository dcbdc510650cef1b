"""Sections of a list in JSON or YAML: mappings that are no vendors themselves, and hold lists of them."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from onward.imports._columns import meant

_CAMEL = re.compile(r"(?<=[a-z0-9])(?=[A-Z])|[_-]+")
_OF_A_VENDOR = frozenset({"locations", "country", "address", "website", "safeguards", "data", "legal_name"})
"""What no section says of itself."""
_LEAST = 7
"""A field of at least this weight says what it means."""


def held(item: Mapping[str, Any]) -> tuple[str, ...]:
    """The fields of a section that hold lists of vendors; none where the mapping is a vendor itself."""
    own = [str(key) for key, value in item.items() if not isinstance(value, Mapping | list)]
    if any(_fields(key) & _OF_A_VENDOR for key in own):
        return ()
    return tuple(key for key, value in item.items() if _lists_vendors(value))


def called(item: Mapping[str, Any]) -> str:
    """What a section is called: the first of its texts."""
    return next((value for value in item.values() if isinstance(value, str) and value.strip()), "")


def _lists_vendors(value: Any) -> bool:
    """Whether a value is a list of mappings, each with a name and something that is said of a vendor."""
    if not isinstance(value, Sequence) or isinstance(value, str) or not value:
        return False
    return all(isinstance(item, Mapping) and (_is_vendor(item) or bool(held(item))) for item in value)


def _is_vendor(item: Mapping[str, Any]) -> bool:
    said = [_fields(str(key)) for key in item]
    named = any(
        "name" in fields or str(key).lower() in ("title", "label") for key, fields in zip(item, said, strict=True)
    )
    return named and any(fields & (_OF_A_VENDOR | {"service"}) for fields in said)


def _fields(key: str) -> set[str]:
    return {field for field, weight in meant(" ".join(_CAMEL.sub(" ", key).split())).items() if weight >= _LEAST}
