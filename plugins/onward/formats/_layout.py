"""Lines as a terminal shows them: display width, wrapping, colour, links, and nothing that could steer the terminal."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from functools import lru_cache

from onward.characters import escape, escaped, unseen, without_commands
from onward.formats import Terminal

_COLOURS = {
    "error": "31;1",
    "warning": "33;1",
    "note": "36;1",
    "place": "34;1",
    "quiet": "2",
    "bold": "1",
    "added": "32",
    "removed": "31",
}
_BLANKS = str.maketrans("\t\n\r", "   ")


def paint(terminal: Terminal, name: str, text: str) -> str:
    """Text in one of the colours, where the terminal has colours."""
    return f"\x1b[{_COLOURS[name]}m{text}\x1b[0m" if terminal.colour and text else text


def link(terminal: Terminal, url: str, text: str) -> str:
    """Text that leads somewhere (OSC 8), where the terminal follows links and there is an address."""
    return f"\x1b]8;;{url}\x1b\\{text}\x1b]8;;\x1b\\" if terminal.links and url else text


def plain(text: str) -> str:
    """Text on one line in which every character is seen and stands for itself: no escape sequence, no turned direction, no
    command for the log of a CI system.
    """
    if text.isascii() and text.isprintable():
        return without_commands(text)
    return without_commands(escaped(text.translate(_BLANKS)))


@lru_cache(maxsize=4096)
def _cells(letter: str) -> int:
    if letter in "\t\n\r":
        return 1
    if unseen(letter):
        return len(escape(letter))
    if unicodedata.combining(letter) or unicodedata.category(letter) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(letter) in ("W", "F") else 1


def width(text: str) -> int:
    """How many columns a text takes: two for a wide character, none for a combining one, several for an escaped one."""
    return len(text) if text.isascii() and text.isprintable() else sum(map(_cells, text))


def wrap(text: str, room: int) -> Iterator[str]:
    """The lines of a text in a number of columns, broken at spaces; whole where `room` is 0."""
    line, used = "", 0
    for word in text.split(" ") if room else [text]:
        more = width(word)
        if line and used + 1 + more > room:
            yield line
            line, used = word, more
        else:
            line, used = (f"{line} {word}", used + 1 + more) if line else (word, more)
    yield line


def window(text: str, start: int, end: int, room: int) -> tuple[int, int]:
    """The part of a line, as indices, that shows `start` to `end` in a number of columns."""
    if not room or width(text) <= room:
        return 0, len(text)
    left, space = start, max(room // 2, 1) - width(text[start:end])
    while left > 0 and (space := space - _cells(text[left - 1])) >= 0:
        left -= 1
    right = left
    space = room - (left > 0) - 1
    while right < len(text) and (space := space - _cells(text[right])) >= 0:
        right += 1
    return left, right
