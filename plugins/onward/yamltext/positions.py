"""From an offset in the value of a YAML scalar to its place in the file: quoted, escaped, folded or literal."""

from __future__ import annotations

import re

from onward.finding import Span
from onward.yamltext.marks import start_of
from onward.yamltext.reader import Table, line_and_column

_ESCAPE = re.compile(r"\\(x[0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8}|.)", re.DOTALL)
_FOLD = re.compile(r"[ \t]*\n\s*")
_ESCAPED_FOLD = re.compile(r"\\?[ \t]*\n\s*")
_BLANKS = re.compile(r"[ \t]+")
_HEADER = re.compile(r"[|>][^\n]*\n")


def point(table: Table, key: str, offset: int) -> Span:
    """The place of one character of a field's text; of the field where that cannot be told."""
    line, column = start_of(table.values_at[key])
    begin = _index(table.text, line - 1, column - 1)
    position = _follow(table.text, begin, table[key], offset)
    if position is None:
        return table.span(key)
    line, column = line_and_column(table.text, position)
    return Span(table.file, line, column, line, column + 1)


def _index(text: str, line: int, column: int) -> int:
    at = 0
    for _ in range(line):
        at = text.index("\n", at) + 1
    return at + column


def _follow(text: str, at: int, value: str, offset: int) -> int | None:
    """Walk the file's text and the value side by side, up to the offset; None where they do not fit."""
    style = text[at] if text[at] in "'\"|>" else ""
    at = header.end() if style and style in "|>" and (header := _HEADER.match(text, at)) else at + bool(style)
    for letter in value[:offset]:
        stop = _take(text, _ahead(text, at, letter, style), letter, style)
        if stop is None:
            return None
        at = stop
    return _ahead(text, at, value[offset] if offset < len(value) else "", style)


def _fold(text: str, at: int, style: str) -> re.Match[str] | None:
    """The end of a line and the indentation of the next, where they are none of the text."""
    return (_ESCAPED_FOLD if style == '"' else _FOLD).match(text, at)


def _ahead(text: str, at: int, letter: str, style: str) -> int:
    """Where the next letter of the value can stand: before it lie folds, indentation and blanks."""
    while letter.strip() and (passed := _fold(text, at, style) or _BLANKS.match(text, at)):
        at = passed.end()
    return at


def _take(text: str, at: int, letter: str, style: str) -> int | None:
    """The end of what stands for one letter of the value."""
    fold = _fold(text, at, style)
    if fold and fold[0].startswith("\\"):  # an escaped end of a line stands for nothing
        at, fold = fold.end(), None
    escape = _ESCAPE.match(text, at) if style == '"' and not fold else None
    if escape and (letter.strip() or escape[1] not in ('"', "\\")):
        return escape.end()
    if style == letter == "'" and text.startswith("''", at):
        return at + 2
    if not letter.strip():
        return fold.end() if fold else at + (text[at : at + 1] in (" ", "\t"))
    return at + 1 if text.startswith(letter, at) else None
