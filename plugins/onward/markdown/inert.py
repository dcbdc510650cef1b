"""Text of others inside Markdown that a forge shows: no character of it is markup, a mention or the end of a cell."""

from __future__ import annotations

import re

from onward.characters import escaped

_MARKS = re.compile(r"[\\`*_\[\]<>|~&$@]|:(?=\S)")
_BACKTICKS = re.compile("`+")


def inert(value: str) -> str:
    """A text on one line in which each character stands for itself."""
    return _MARKS.sub(lambda tag: f"&#{ord(tag[0])};", escaped(" ".join(value.split())))


def fenced(text: str, language: str) -> str:
    """A block of code, between fences longer than any in it."""
    fence = "`" * max(3, 1 + max((len(ticks) for ticks in _BACKTICKS.findall(text)), default=0))
    return f"{fence}{language}\n{text.rstrip()}\n{fence}"
