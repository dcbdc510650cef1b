"""JSON of somebody else's into values; what is no text, no JSON or nested beyond reason is refused at its place."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from json.encoder import encode_basestring
from typing import Any

from onward.finding import OnwardError

_DEEPEST = 200
_HALF = re.compile(r"[\ud800-\udfff]")
"""Halves of characters, which JSON can write and no text can hold."""


def parse_json(path: str, text: str) -> Any:
    """The value of a JSON text; OnwardError at `path:line:column` where it is none."""
    try:
        value = json.loads(text)
    except json.JSONDecodeError as error:
        raise OnwardError(f"{path}:{error.lineno}:{error.colno}: this is not JSON: {error.msg}") from error
    except (ValueError, RecursionError) as error:
        raise OnwardError(f"{path}:1:1: this is no JSON that can be read: {error}") from error
    _refuse_halves(path, value, 0)
    return value


def _refuse_halves(path: str, value: Any, depth: int) -> None:
    if depth > _DEEPEST:
        raise OnwardError(f"{path}:1:1: nested deeper than {_DEEPEST} levels")
    below = [*value, *value.values()] if isinstance(value, dict) else value if isinstance(value, list) else []
    if isinstance(value, str) and _HALF.search(value):
        raise OnwardError(f"{path}:1:1: a text in it has half of a character, U+{ord(_HALF.findall(value)[0]):04X}")
    for inner in below:
        _refuse_halves(path, inner, depth + 1)


def indented(value: Any, before: str = "\n") -> str:
    """A value as `json.dumps` writes it with an indent of two; of the library, only the encoder that does not indent is quick."""
    if isinstance(value, str):
        return encode_basestring(value)
    inside = before + "  "
    if isinstance(value, Mapping):
        pairs = [f"{encode_basestring(name)}: {indented(inner, inside)}" for name, inner in value.items()]
        return f"{{{inside}{f',{inside}'.join(pairs)}{before}}}" if pairs else "{}"
    if isinstance(value, list | tuple):
        items = [indented(inner, inside) for inner in value]
        return f"[{inside}{f',{inside}'.join(items)}{before}]" if items else "[]"
    return json.dumps(value)
