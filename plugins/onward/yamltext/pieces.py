"""A file in pieces that can be read one by one: what two versions of it have in common is read once.

A piece is an item of a list in block style below a name at the start of a line, or all that stands below such a name. What
libyaml makes of an item does not depend on what stands before, as long as that is read without a fault and ends by itself; so
pieces of which each has none are together the file.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any, Final, NamedTuple

from onward.yamltext import reader
from onward.yamltext.marks import start_of
from onward.yamltext.reader import Sequence as List
from onward.yamltext.reader import Table, Value

_TOP: Final = re.compile(r"\n(?=[^ \n#])")
"""The end of a line that another follows which begins at its start, and says something."""
_COLLECTION: Final = re.compile(r"([A-Za-z_]+):(?=[ \n]|\Z)")
_DASH: Final = "- "
_FIRST_ITEM: Final = re.compile(r" *- ")
_UNSAYING: Final = re.compile(r"(?: *(?:#[^\n]*)?\n)*")
_RARE: Final = ("\t", "\r", "\x85", "\u2028", "\u2029", "\ufeff")
"""What libyaml may take for an indent, for the end of a line, or for nothing."""


class Piece(NamedTuple):
    """An item, without its dash, below the name of its list; all below a name, or the whole file, where `indent` is -1."""

    name: str
    indent: int
    text: str


WHOLE: Final = ""
"""The name of the piece that is a whole file."""


def pieces(text: str) -> list[tuple[int, Piece]]:
    """The pieces of a file, in its order, each with the line at which it begins, from 0."""
    names = _names(text)
    if _UNSAYING.fullmatch(text):
        return []
    if not names or len({name for _, name in names}) < len(names) or any(sign in text for sign in _RARE):
        return [(0, Piece(WHOLE, -1, text))]
    placed: list[tuple[int, Piece]] = []
    line = text.count("\n", 0, names[0][0])
    for (start, name), (end, _) in zip(names, [*names[1:], (len(text), "")], strict=True):
        section = text[start:end]
        placed += _of_section(name, section, line)
        line += section.count("\n")
    return placed


def _names(text: str) -> list[tuple[int, str]]:
    """The names at the start of a line, which end what stands before, with their places.

    None at all where anything else stands there: a sign of another document, a quoted name, a conflict; but for items.
    """
    names: list[tuple[int, str]] = []
    starts = [0] * (text[:1] not in ("", " ", "\n", "#")) + [match.end() for match in _TOP.finditer(text)]
    for start in starts:
        if match := _COLLECTION.match(text, start):
            names.append((start, match[1]))
        elif not names or not text.startswith(_DASH, start):
            return []
    return names if names and _UNSAYING.fullmatch(text, 0, names[0][0]) else []


def _of_section(name: str, section: str, line: int) -> Iterator[tuple[int, Piece]]:
    """The items of a list, or all in one where there are none in block style."""
    start = len(name) + 1
    first = _FIRST_ITEM.match(section, at := _UNSAYING.match(section, start).end())  # type: ignore[union-attr]
    if first is None or "\n" not in section[start:at]:
        yield line, Piece(name, -1, section)
        return
    dash = "\n" + first[0]
    line += section.count("\n", 0, at)
    items = section[first.end() :].split(dash)
    for number, item in enumerate(items, 1):
        text = item if number == len(items) else item + "\n"
        yield line, Piece(name, len(first[0]) - 2, text)
        line += text.count("\n")


def read(file: str, text: str, cut: Sequence[tuple[int, Piece]], asked: Sequence[int]) -> list[Table] | None:
    """What some of the pieces hold, by their numbers; None where that cannot be told from them, or one has a fault.

    Each is the mapping that the file would be if it held no other.
    """
    if 2 * len(asked) > len(cut):
        every = _together(file, text, cut)
        return None if every is None else [every[number] for number in asked]
    made = [_alone(file, text, *cut[number]) for number in asked]
    return None if None in made else [table for table in made if table is not None]


def _alone(file: str, text: str, line: int, piece: Piece) -> Table | None:
    """A piece that is read without the others, with the places that it has among them."""
    name, indent, own = piece
    if indent < 0:
        return _sound(reader.parse(file, "\n" * line + own, text))
    value = _sound(reader.parse(file, f"{chr(10) * (line - 1)}{name}:\n{' ' * indent}- {own}", text))
    held = value.get(name) if value is not None and len(value) == 1 else None
    return value if isinstance(held, List) and _begin_at(held, [line]) else None


def _together(file: str, text: str, cut: Sequence[tuple[int, Piece]]) -> list[Table] | None:
    """All pieces, of the file that is read at once."""
    value = _sound(reader.parse(file, text))
    if value is None or cut[0][1].name == WHOLE:
        return None if value is None else [value]
    lines: dict[str, list[int]] = {}
    for line, piece in cut:
        if piece.indent >= 0:
            lines.setdefault(piece.name, []).append(line)
    held = {name: value.get(name) for name in lines}
    if [*value] != [*dict.fromkeys(piece.name for _, piece in cut)] or not all(
        isinstance(of, List) and _begin_at(of, lines[name]) for name, of in held.items()
    ):
        return None
    items: dict[str, Iterator[tuple[Any, Any]]] = {
        name: zip(of, of.items_at, strict=True) for name, of in held.items() if isinstance(of, List)
    }
    return [_one(value, piece.name, items.get(piece.name)) for _, piece in cut]


def _one(value: Table, name: str, items: Iterator[tuple[Any, Any]] | None) -> Table:
    """The mapping with one name, and with one item where it is a list that was cut."""
    made = Table(value.file, value.mark, value.text)
    made.put(name, value[name], value, name)
    if items is not None:
        item, mark = next(items)
        made[name] = held = List(value.file, value[name].mark)
        held.append(item)
        held.items_at.append(mark)
    return made


def _begin_at(items: List, lines: Sequence[int]) -> bool:
    """Whether items are as many, and begin in these lines."""
    return [start_of(mark)[0] - 1 for mark in items.items_at] == list(lines)


def _sound(parsed: tuple[Value, Sequence[Any]]) -> Table | None:
    """A mapping that was read without a finding."""
    value, findings = parsed
    return value if isinstance(value, Table) and not findings else None
