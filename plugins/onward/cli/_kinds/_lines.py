"""A new record as YAML: its fields a line each, what is within them in flow style."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from onward.cli._ask import UNKNOWN
from onward.frozen import dataclass
from onward.yamltext.edits import scalar


@dataclass(frozen=True, slots=True)
class Finder:
    """Who finds out what is not known yet, and by which day."""

    owner: str
    due: date


def record(collection: str, fields: Iterable[tuple[str, Any]], finder: Finder) -> str:
    """A file with one record; fields that hold nothing are left out."""
    lines = [f"{name}: {_top(value, finder)}" for name, value in fields if value not in ("", [], {}, None)]
    return f"{collection}:\n  - " + "\n    ".join(lines) + "\n"


def _top(value: Any, finder: Finder) -> str:
    plain = isinstance(value, str) and value != UNKNOWN
    return scalar(value) if plain else _flow(value, finder)


def _flow(value: Any, finder: Finder) -> str:
    if value in (UNKNOWN, [UNKNOWN]):
        return f"{{unknown: {{owner: {scalar(finder.owner, True)}, due: {finder.due}}}}}"
    if isinstance(value, dict):
        return "{" + ", ".join(f"{name}: {_flow(inner, finder)}" for name, inner in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(_flow(item, finder) for item in value) + "]"
    if isinstance(value, bool):
        return "true" if value else "false"
    return scalar(value, True) if isinstance(value, str) else str(value)
