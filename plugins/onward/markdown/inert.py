"""Text of others inside Markdown that a forge shows: no character of it is markup, a mention or the end of a cell."""

from __future__ import annotations

import re

from onward.characters import escaped

_MARKS = re.compile(r"[\\`*_\[\]<>|~&$@]|:(?=\S)|(?<=www)\.", re.IGNORECASE)
_REFERENCES = re.compile(r"(?<!\w)@(?=\w)|[#!&~%$](?=\d)|\bGH-(?=\d)", re.IGNORECASE)
"""A mention, or the number of an issue, a merge request, a label: forges look for them in the text that they show."""
_APART = "\u200b"
"""Written into a reference; character references do not hide one, since it is looked for behind them."""
_BACKTICKS = re.compile("`+")


def inert(value: str) -> str:
    """A text on one line in which each character stands for itself, and nobody is mentioned."""
    text = _REFERENCES.sub(lambda reference: f"{reference[0]}{_APART}", escaped(" ".join(value.split())))
    return _MARKS.sub(lambda tag: f"&#{ord(tag[0])};", text).replace(_APART, f"&#{ord(_APART)};")


def fenced(text: str, language: str) -> str:
    """A block of code, between fences longer than any in it."""
    fence = "`" * max(3, 1 + max((len(ticks) for ticks in _BACKTICKS.findall(text)), default=0))
    return f"{fence}{language}\n{text.rstrip()}\n{fence}"
