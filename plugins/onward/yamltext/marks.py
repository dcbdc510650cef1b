"""Where something is written, from a line and a column to a line and a column, as one number: nothing else is so many."""

from __future__ import annotations

from typing import Any, TypeAlias

from onward.finding import Span

Mark: TypeAlias = int
"""A start, and an end or none, both from 0: lines and columns of libyaml, packed. The end of a block lies where the next
thing starts, and is none."""
_SIZE = 25
"""Bits of a line or a column: more than the characters of the largest file that is read."""
_ONE = (1 << _SIZE) - 1


def packed(start: Any, end: Any = None) -> Mark:
    """The place between two marks of libyaml, or from one on."""
    begin: int = start.line << _SIZE | start.column
    return begin if end is None else (end.line + 1 << _SIZE | end.column) << 2 * _SIZE | begin


def start_of(mark: Mark) -> tuple[int, int]:
    """The line and the column at which a place begins, from 1."""
    return (mark >> _SIZE & _ONE) + 1, (mark & _ONE) + 1


def end_of(mark: Mark) -> tuple[int, int]:
    """The line and the column at which a place ends, from 1 and exclusive; those at which it begins where it has no end."""
    return (mark >> 3 * _SIZE, (mark >> 2 * _SIZE & _ONE) + 1) if mark >> 3 * _SIZE else start_of(mark)


def span_of(file: str, mark: Mark) -> Span:
    """A place in a file; the first character where it has no end."""
    line, column = start_of(mark)
    return Span(file, line, column, *(end_of(mark) if mark >> 3 * _SIZE else (line, column + 1)))
