"""Stretches of a page of MkDocs: its front matter, fenced blocks, code within sentences, comments.

Fences, code and comments are found as Python-Markdown finds them, with their offsets, so that a page can be changed in place.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from itertools import accumulate
from typing import TypeAlias

from onward.frozen import dataclass

Stretch: TypeAlias = tuple[int, int]
"""The offsets of a first character and of the one behind the last."""

_FENCE = re.compile(r"^(?P<indent>[ \t]*)(?P<fence>`{3,}|~{3,})[ \t]*(?P<word>[^\s`]*)(?P<rest>[^\n]*)", re.MULTILINE)
_OPENING = re.compile(r"\\[\\`]|(?P<ticks>`+)|<!--")
_TICKS = re.compile("`+")
_BLANK = re.compile(r"\n[ \t]*\n")
_WORDS = re.compile(r"[^\n]+")


@dataclass(frozen=True, slots=True)
class Fence:
    """A fenced block of a page: its first and last line (0-based, inclusive), its offsets, indentation, first word and text."""

    first: int
    last: int
    stretch: Stretch
    indent: str
    word: str
    text: str
    closed: bool = True


def front_matter(page: str) -> int:
    """The offset behind the front matter of a page; 0 where there is none."""
    first, *lines = page.splitlines(keepends=True) or [""]
    if first.rstrip() != "---":
        return 0
    at = len(first)
    for line in lines:
        at += len(line)
        if line.rstrip() in ("---", "..."):
            return at - len(line) + len(line.rstrip())
    return 0


def fences(page: str) -> Iterator[Fence]:
    """The fenced blocks of a page, at whatever indentation; inside one there is no other. One that nothing closes is text."""
    closers = {sign: _Closers(page, sign) for sign in "`~"}
    at = number = counted = 0
    while opening := _FENCE.search(page, at):
        at = opening.end()
        fence = opening["fence"]
        if fence[0] == "`" and "`" in opening["rest"]:
            continue
        closing = closers[fence[0]].after(at, len(fence))
        number += page.count("\n", counted, opening.start())
        counted = opening.start()
        inside = page[at + 1 : closing[0]].removesuffix("\n") if closing else ""
        end = closing[1] if closing else at
        last = number + page.count("\n", counted, end)
        yield Fence(
            number, last, (opening.start(), end), opening["indent"], opening["word"], inside, closing is not None
        )
        at = end


def code(page: str) -> tuple[Stretch, ...]:
    """The stretches of a page that are fenced blocks, code within a sentence, or comments, in their order."""
    fenced = [fence.stretch for fence in fences(page) if fence.closed]
    return tuple(sorted((*fenced, *_within(blanked(page, fenced)))))


def between(text: str, opening: str, closing: str) -> Iterator[Stretch]:
    """From each opening to the next closing, both included; what is opened and never closed is nothing."""
    start = text.find(opening)
    while start >= 0 and (end := text.find(closing, start + len(opening))) >= 0:
        yield start, end + len(closing)
        start = text.find(opening, end + len(closing))


def blanked(text: str, stretches: Iterable[Stretch]) -> str:
    """A text with spaces in place of stretches in their order: every other word stays in its place."""
    pieces, done = [], 0
    for start, end in stretches:
        pieces += [text[done:start], _WORDS.sub(lambda words: " " * len(words[0]), text[start:end])]
        done = end
    return "".join([*pieces, text[done:]])


class _Closers:
    """The lines of a page that hold nothing but one sign, at least three times: what can close a fence."""

    def __init__(self, page: str, sign: str) -> None:
        matches = list(re.finditer(rf"^[ \t]*({sign}{{3,}})[ \t]*$", page, re.MULTILINE))
        self.spans = [match.span() for match in matches]
        self.starts = [start for start, _ in self.spans]
        self.lengths = [len(match[1]) for match in matches]
        self.longest = [*accumulate(reversed(self.lengths), max)][::-1]
        """The longest sign from each line on."""

    def after(self, at: int, length: int) -> Stretch | None:
        index = bisect_left(self.starts, at)
        if index == len(self.starts) or self.longest[index] < length:
            return None
        while self.lengths[index] < length:
            index += 1
        return self.spans[index]


def _within(page: str) -> Iterator[Stretch]:
    """Code within sentences, and comments."""
    runs: dict[int, list[int]] = {}
    for ticks in _TICKS.finditer(page):
        runs.setdefault(len(ticks[0]), []).append(ticks.start())
    breaks = [*(match.start() for match in _BLANK.finditer(page)), len(page)]
    last_comment = page.rfind("-->")
    at = 0
    while opening := _OPENING.search(page, at):
        start, at = opening.span()
        end = 0
        if opening["ticks"]:
            same = runs.get(at - start, [])
            index = bisect_left(same, at)
            if index < len(same) and same[index] < breaks[bisect_left(breaks, start)]:
                end = same[index] + at - start
        elif opening[0] == "<!--" and at <= last_comment:
            end = page.index("-->", at) + 3
        if end:
            yield start, end
            at = end
