"""Conflicts that a merge left in a file: the lines by which git parts the two sides."""

from __future__ import annotations

import re
from collections.abc import Iterator

from onward.finding import Span

_MARKER = re.compile(r"^(?:<{7}|>{7}|\|{7})(?=[ \t\r\n]|\Z)[^\r\n]*|^={7}(?=[ \t]*(?:\r?\n|\Z))", re.MULTILINE)
_OPENS, _CLOSES = "<", ">"


def conflicts(file: str, text: str) -> Iterator[tuple[Span, ...]]:
    """The markers of each conflict, in their order; one that was partly taken away has those that are left."""
    open_: list[Span] = []
    for found in _MARKER.finditer(text) if "<" * 7 in text or ">" * 7 in text or "=" * 7 in text else ():
        line = text.count("\n", 0, found.start()) + 1
        if found[0].startswith(_OPENS) and open_:
            yield tuple(open_)
            open_ = []
        open_.append(Span(file, line, 1, line, len(found[0]) + 1))
        if found[0].startswith(_CLOSES):
            yield tuple(open_)
            open_ = []
    if open_:
        yield tuple(open_)
