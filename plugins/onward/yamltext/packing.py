"""The values of files as JSON can hold them, with the place of each, and back: quicker than reading the files again."""

from __future__ import annotations

from array import array
from collections.abc import Mapping
from typing import Any

from onward.yamltext.marks import Marks
from onward.yamltext.reader import Sequence, Table, Value


def pack(values: Mapping[str, Value]) -> list[Any]:
    """The values of files by path: texts as they are, of what holds others the number of its first mark; and all marks."""
    marks = Marks(array("Q"), {})
    return [[_packed(value, marks) for value in values.values()], marks.packed()]


def _packed(value: Value, marks: Marks) -> Any:
    if not isinstance(value, Table | Sequence):
        return value
    first = len(marks)
    marks.add((value.mark,))
    plain: Any
    pairs: list[tuple[Any, Any]]
    if isinstance(value, Table):
        marks.add(value.keys_at.values())
        marks.add(value.values_at.values())
        plain, pairs = dict(value), list(value.items())
    else:
        marks.add(value.items_at)
        plain, pairs = list(value), list(enumerate(value))
    inner = [[at, _packed(held, marks)] for at, held in pairs if isinstance(held, Table | Sequence)]
    for at, _ in inner:
        plain[at] = None
    return [first, plain, inner]


def unpacked(texts: Mapping[str, str], packed: Any) -> dict[str, Value]:
    """The values of files of these texts, in their order; ValueError for what was not packed of as many files."""
    match packed:
        case [[*values], marks] if len(values) == len(texts):
            unpacking = _Unpacking(Marks.of(marks))
            return {
                path: unpacking.value(path, text, value)
                for (path, text), value in zip(texts.items(), values, strict=True)
            }
    raise ValueError("not what was packed")


class _Unpacking:
    def __init__(self, marks: Marks) -> None:
        self._marks, self._count = marks, len(marks)
        self._names: dict[tuple[str, ...], tuple[str, ...]] = {}

    def value(self, file: str, text: str, packed: Any) -> Any:
        if packed is None or type(packed) is str:
            return packed
        first, plain, inner = packed
        made: Any
        if type(plain) is dict:
            made, names = Table.__new__(Table), tuple(plain)
            made.text, made.elsewhere = text, {}
            made.later = (self._marks, first, self._names.setdefault(names, names))
            made.update(plain)
            last = first + 2 * len(plain)
        else:
            made, last = Sequence.__new__(Sequence), first + len(plain)
            made.later = (self._marks, first, len(plain))
            made.extend(plain)
        if not 0 <= first <= last < self._count:
            raise ValueError("a mark is missing")
        made.file = file
        for at, held in inner:
            made[at] = self.value(file, text, held)
        return made
