"""Where something is written, from a line and a column to a line and a column, as one number: nothing else is so many."""

from __future__ import annotations

from array import array
from base64 import b64decode, b64encode
from collections.abc import Iterable
from typing import Any, TypeAlias

from onward.finding import Span

Mark: TypeAlias = int
"""A start, and an end or none, both from 0: lines and columns of libyaml, packed. The end of a block lies where the next
thing starts, and is none."""
_SIZE = 25
"""Bits of a line or a column: more than the characters of the largest file that is read."""
_ONE = (1 << _SIZE) - 1
_HALF = (1 << 2 * _SIZE) - 1
_BITS = 64 - 2 * _SIZE
_FAR = (1 << _BITS) - 1


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


class Marks:
    """Many marks, most in 64 bits: none takes room of its own before it is asked for.

    A start, and the length of what ends in the same line, one more than it has; 0 for no end. `far` holds the others.
    """

    def __init__(self, numbers: array[int], far: dict[str, Mark]) -> None:
        self._numbers, self._far = numbers, far

    def __len__(self) -> int:
        return len(self._numbers)

    def add(self, marks: Iterable[Mark]) -> None:
        """Append some."""
        for mark in marks:
            start, end = mark & _HALF, mark >> 2 * _SIZE
            length = end - start - (1 << _SIZE) + 1 if end else 0
            if not 0 <= length < _FAR or (end and not length):
                self._far[str(len(self._numbers))] = mark
                length = _FAR
            self._numbers.append(start << _BITS | length)

    def some(self, first: int, count: int) -> list[Mark]:
        """So many from one on."""
        return [self._mark(index, self._numbers[index]) for index in range(first, first + count)]

    def one(self, number: int) -> Mark:
        """The one of a number."""
        return self._mark(number, self._numbers[number])

    def _mark(self, index: int, number: int) -> Mark:
        start, length = number >> _BITS, number & _FAR
        if length == _FAR:
            return self._far[str(index)]
        return (start + length - 1 + (1 << _SIZE)) << 2 * _SIZE | start if length else start

    def packed(self) -> list[Any]:
        """All of them as JSON has them, the same on every machine."""
        return [b64encode(_little(self._numbers).tobytes()).decode(), self._far]

    @staticmethod
    def of(packed: Any) -> Marks:
        """What was packed like that; ValueError for anything else."""
        match packed:
            case [str(letters), dict(far)]:
                numbers = array("Q")
                numbers.frombytes(b64decode(letters, validate=True))
                return Marks(_little(numbers), far)
        raise ValueError("no marks")


def _little(numbers: array[int]) -> array[int]:
    """The numbers with their bytes in the order of most machines, or back from it."""
    if array("H", [1]).tobytes()[0]:
        return numbers
    turned = numbers[:]
    turned.byteswap()
    return turned


def span_of(file: str, mark: Mark) -> Span:
    """A place in a file; the first character where it has no end."""
    line, column = start_of(mark)
    return Span(file, line, column, *(end_of(mark) if mark >> 3 * _SIZE else (line, column + 1)))
