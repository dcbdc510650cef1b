"""JSON of somebody else's into values; what is no text, no JSON or nested beyond reason is refused at its place."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
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


def indented(value: Any, end: str = "") -> str:
    """A value as `json.dumps` writes it with an indent of two; of the library, only the encoder that does not indent is quick.

    What an iterator in a mapping gives is a list; its items are there one at a time. `end` follows the value.
    """
    return "".join((*_pieces(value, "\n"), end))


def _pieces(value: Any, before: str) -> Iterator[str]:
    """The text in pieces, so that a large one is put together once."""
    inside, opened = before + "  ", "["
    if isinstance(value, Iterator):
        for inner in value:
            yield f"{opened}{inside}{_inner(inner, inside)}"
            opened = ","
        yield "[]" if opened == "[" else f"{before}]"
    elif isinstance(value, Mapping) and value:
        for number, (name, inner) in enumerate(value.items()):
            yield f"{',' if number else '{'}{inside}{encode_basestring(name)}: "
            yield from _pieces(inner, inside) if isinstance(inner, Iterator) else (_inner(inner, inside),)
        yield f"{before}}}"
    else:
        yield _inner(value, before)


@lru_cache(256)
def _form(before: str, names: tuple[str, ...]) -> str:
    """A mapping of these names, with a gap for each value: most of a document are of few forms."""
    named = f",{before}  ".join(f"{encode_basestring(name).replace('%', '%%')}: %s" for name in names)
    return f"{{{before}  {named}{before}}}" if names else "{}"


def _inner(value: Any, before: str) -> str:
    """The text of a value within another."""
    kind = type(value)
    if kind is str:
        return encode_basestring(value)
    inside = before + "  "
    if kind is dict or isinstance(value, Mapping):
        held = [
            encode_basestring(inner)
            if type(inner) is str
            else str(inner)
            if type(inner) is int
            else _inner(inner, inside)
            for inner in value.values()
        ]
        return _form(before, tuple(value)) % tuple(held)
    if isinstance(value, list | tuple):
        items = [_inner(inner, inside) for inner in value]
        return f"[{inside}{f',{inside}'.join(items)}{before}]" if items else "[]"
    if isinstance(value, str):
        return encode_basestring(value)
    return json.dumps(value)
