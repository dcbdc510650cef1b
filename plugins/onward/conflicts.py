"""Conflicts that a merge left in a file: the lines by which git parts the two sides."""

from __future__ import annotations

import re
from collections.abc import Iterator

from onward.finding import OnwardError, Span

_MARKER = re.compile(r"^(?:<{7}|>{7}|\|{7})(?=[ \t\r\n]|\Z)[^\r\n]*|^={7}(?=[ \t]*(?:\r?\n|\Z))", re.MULTILINE)
_OPENS, _CLOSES = "<", ">"
FIX = "keep what is right of both sides, and remove the marked lines"


def conflicts(file: str, text: str) -> Iterator[tuple[Span, ...]]:
    """The markers of each conflict, in their order; one that was partly taken away has those that are left."""
    open_: list[Span] = []
    for marker in _MARKER.finditer(text) if "<" * 7 in text or ">" * 7 in text or "=" * 7 in text else ():
        line = text.count("\n", 0, marker.start()) + 1
        if marker[0].startswith(_OPENS) and open_:
            yield tuple(open_)
            open_ = []
        open_.append(Span(file, line, 1, line, len(marker[0]) + 1))
        if marker[0].startswith(_CLOSES):
            yield tuple(open_)
            open_ = []
    if open_:
        yield tuple(open_)


def in_words(file: str, text: str) -> Iterator[tuple[Span, ...]]:
    """The conflicts of a text in which a line of equal signs alone may underline a heading."""
    lines = text.split("\n")
    for markers in conflicts(file, text):
        if any(lines[marker.line - 1].startswith((_OPENS, _CLOSES)) for marker in markers):
            yield markers


def refuse(file: str, text: str) -> None:
    """OnwardError, with the place, where a merge left a conflict in a text."""
    for markers in in_words(file, text):
        raise OnwardError(f"{file}:{markers[0].line}:1: a merge conflict is left here; {FIX}")
