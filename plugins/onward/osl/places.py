"""Where each value of a JSON text stands."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from onward.jsontext import parse_json

_TOKEN = re.compile(r'"[^"\\]*(?:\\.[^"\\]*)*"|[{}\[\],:]|[^\s{}\[\],:"]+', re.DOTALL)
Path = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class Places:
    """The offset of every value by its path from the root, and of names that one object has twice."""

    text: str
    offsets: dict[Path, int]
    repeated: tuple[tuple[Path, int], ...]

    def at(self, path: Path) -> tuple[int, int]:
        """Line and column of a value, or of what holds it; both from 1."""
        while path not in self.offsets:
            path = path[:-1]
        offset = self.offsets[path]
        return self.text.count("\n", 0, offset) + 1, offset - self.text.rfind("\n", 0, offset)

    def line(self, offset: int) -> tuple[int, int]:
        """Line and column of an offset; both from 1."""
        return self.text.count("\n", 0, offset) + 1, offset - self.text.rfind("\n", 0, offset)


def places(text: str) -> Places:
    """The places of a text that is JSON."""
    offsets: dict[Path, int] = {(): 0}
    repeated: list[tuple[Path, int]] = []
    for path, offset in _values(text):
        if path in offsets and path:
            repeated.append((path, offset))
        offsets[path] = offset
    return Places(text, offsets, tuple(repeated))


def _values(text: str) -> Iterator[tuple[Path, int]]:
    """Each value with its path, in the order of the text."""
    held: list[str | int] = []
    named = False
    for token in _TOKEN.finditer(text):
        mark = token[0]
        if mark == ":":
            named = True
        elif mark == ",":
            held[-1] = held[-1] + 1 if isinstance(held[-1], int) else ""
            named = False
        elif mark in "}]":
            held.pop()
        elif held and isinstance(held[-1], str) and not named:
            held[-1] = str(parse_json("name", mark))
        else:
            yield tuple(held), token.start()
            named = False
            held += [""] if mark == "{" else [0] if mark == "[" else []
