"""A trail through files: each stretch of text with its line, a caret below it and a label beside the caret."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from itertools import groupby, pairwise

from onward.finding import Severity, Step
from onward.formats import Terminal
from onward.formats._layout import link, paint, plain, width, window, wrap
from onward.frozen import dataclass

_YAML = (".yml", ".yaml")
_BREAK = re.compile("\r\n|[\r\n]")
_BREAK_OF_YAML = re.compile("\r\n|[\r\n\x85\u2028\u2029]")
_LONGEST = 400
"""The columns of a line that is shown where the terminal says nothing of its width: a file may be one line."""
_NARROW, _COMFORTABLE = 24, 48
"""A label with less room beside its caret than the first goes below it, where it has at least the second; in columns."""


@dataclass(frozen=True, slots=True)
class _Caret:
    """One marked stretch of a line, 0-based and exclusive at its end, with its label; `first` is the place to mend."""

    start: int
    end: int
    label: str
    first: bool


@dataclass(frozen=True, slots=True)
class Trail:
    """The steps of a finding, the text they point into, and the terminal they are shown on."""

    steps: tuple[Step, ...]
    texts: Mapping[str, str]
    terminal: Terminal
    severity: Severity

    @property
    def margin(self) -> int:
        """The columns of the greatest line number."""
        return len(str(max(step.span.line for step in self.steps)))

    def lines(self) -> Iterator[str]:
        """The trail as lines: one stretch for each file that it comes to."""
        for index, (file, steps) in enumerate(groupby(self.steps, key=lambda step: step.span.file)):
            yield from self._file(file, list(steps), index == 0)

    def _file(self, file: str, steps: list[Step], first: bool) -> Iterator[str]:
        span = steps[0].span
        name = plain(f"{file}:{span.line}:{span.column}")
        arrow = paint(self.terminal, "place", "-->" if first else ":::")
        yield f"{' ' * self.margin} {arrow} {link(self.terminal, _uri(self.terminal.links, file), name)}"
        lines = _lines(self.texts.get(file, ""), file.endswith(_YAML))
        at = {number: list(of) for number, of in groupby(sorted(steps, key=_place), key=lambda step: step.span.line)}
        shown = [number for number in at if 0 < number <= len(lines)]
        for before, number in pairwise([0, *shown]):
            yield from self._between(before, number, lines)
            carets = [self._caret(step, lines[number - 1]) for step in at[number]]
            yield from self._line(number, lines[number - 1], carets)

    def _between(self, before: int, number: int, lines: tuple[str, ...]) -> Iterator[str]:
        """A single line that lies between two is shown; more are left out with a sign."""
        if not before:
            yield self._bar("")
        elif number - before == 2:
            yield self._numbered(before + 1, lines[before])
        elif number - before > 2:
            yield paint(self.terminal, "place", "...")

    def _caret(self, step: Step, text: str) -> _Caret:
        span = step.span
        end = span.end_column if span.end_line == span.line else len(text) + 1
        start = min(span.column - 1, len(text))
        return _Caret(start, max(end - 1, start + 1), plain(step.label), step == self.steps[0])

    def _line(self, number: int, text: str, carets: list[_Caret]) -> Iterator[str]:
        """A line with all its carets; where they do not fit side by side, once for each."""
        room = self._room() or _LONGEST
        left, right = window(text, carets[0].start, max(caret.end for caret in carets), room)
        if len(carets) > 1 and any(caret.end > right for caret in carets):
            for caret in carets:
                yield from self._line(number, text, [caret])
            return
        cut = "…" * (left > 0)
        shown = f"{cut}{plain(text[left:right])}{'…' * (right < len(text))}"
        yield self._bar(shown, str(number))
        ends = [min(mark.end, max(right, mark.start + 1)) for mark in carets]
        columns = [
            (len(cut) + width(text[left : mark.start]), width(text[mark.start : end]) or 1)
            for mark, end in zip(carets, ends, strict=True)
        ]
        yield from self._labels(carets, columns)

    def _labels(self, carets: list[_Caret], columns: list[tuple[int, int]]) -> Iterator[str]:
        """The marks of a line, the last with its label; those before it have theirs below, from right to left."""
        row, at = "", 0
        for caret, (column, cells) in zip(carets, columns, strict=True):
            marks = ("^" if caret.first else "-") * max(cells - max(at - column, 0), 0)
            row += " " * max(column - at, 0) + self._paint(caret, marks)
            at = max(at, column + cells)
        last = carets[-1]
        beside = self._room() - at - 1
        if not self.terminal.width or beside >= min(width(last.label), _NARROW):
            first, *rest = wrap(last.label, beside if self.terminal.width else 0)
            yield self._bar(f"{row} {self._paint(last, first)}")
            yield from (self._bar(" " * (at + 1) + self._paint(last, line)) for line in rest)
            waiting = list(zip(carets, columns, strict=True))[:-1]
        else:
            yield self._bar(row)
            waiting = list(zip(carets, columns, strict=True))
        for index in reversed(range(len(waiting))):
            yield from self._below([(mark, column) for mark, (column, _) in waiting[: index + 1]])

    def _below(self, hanging: list[tuple[_Caret, int]]) -> Iterator[str]:
        """The label of the rightmost caret that still has none, with the stems of those to its left."""
        *others, (caret, column) = hanging
        if self.terminal.width:
            column = max(min(column, self._room() - min(width(caret.label), _COMFORTABLE)), 0)
        stems, at = "", 0
        for other, where in others:
            if where < column and where >= at:
                stems += " " * (where - at) + self._paint(other, "|")
                at = where + 1
        for line in wrap(caret.label, self._room() - column if self.terminal.width else 0):
            yield self._bar(stems + " " * (column - at) + self._paint(caret, line))

    def _paint(self, caret: _Caret, text: str) -> str:
        return paint(self.terminal, self.severity.value if caret.first else "place", text)

    def _room(self) -> int:
        """The columns for text beside the line numbers; 0 where lines are not broken."""
        return max(self.terminal.width - self.margin - 3, 20) if self.terminal.width else 0

    def _numbered(self, number: int, text: str) -> str:
        left, right = window(text, 0, 1, self._room() or _LONGEST)
        return self._bar(plain(text[left:right]) + "…" * (right < len(text)), str(number))

    def _bar(self, content: str, number: str = "") -> str:
        bar = paint(self.terminal, "place", f"{number.rjust(self.margin)} |")
        return f"{bar} {content}" if content else bar


def _place(step: Step) -> tuple[int, int]:
    return step.span.line, step.span.column


def _uri(folder: str, file: str) -> str:
    return f"file://{file}" if file.startswith("/") else f"{folder}/{file}"


@lru_cache(maxsize=256)
def _lines(text: str, yaml: bool) -> tuple[str, ...]:
    """A file is split once, however many findings point into it: where YAML ends a line, else where editors do."""
    return tuple((_BREAK_OF_YAML if yaml else _BREAK).split(text))
