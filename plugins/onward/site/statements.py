"""Sentences of hand-written pages that make a claim: `[Card numbers never reach us.]{claim=card-numbers-never-reach-us}`.

The form is that of a span with attributes, as Pandoc, Quarto and others read it. What stands in code or in a comment is
an example and stays as it is.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import TypeAlias

from onward.finding import OnwardError
from onward.site.page import Block
from onward.yamltext.reader import line_and_column

Bear: TypeAlias = "Callable[[str, int], Block | None]"
"""From a claim's id and the number of the sentence on its page to the mark; None for a claim without one.

Raises OnwardError for an id that no claim of the edition has.
"""

_APART = re.compile(
    r"^([ \t]*)(`{3,}|~{3,}).*?(?:^\1?[ \t]*\2[`~]*[ \t]*$|\Z)"  # fenced code
    r"|(?<!`)(`+)(?!`).+?(?<!`)\3(?!`)"  # code in a sentence
    r"|<!--.*?-->",
    re.MULTILINE | re.DOTALL,
)
_FRONT = re.compile(r"\A---[ \t]*\n.*?^---[ \t]*$", re.MULTILINE | re.DOTALL)
_HEADING = re.compile(r"^# +(.+?)[ \t]*(?:#+[ \t]*)?(?:\{[^{}\n]*\})?[ \t]*$", re.MULTILINE)
_MARKER = re.compile(r"\]\{(?P<inside>[^{}\n]*\bclaim\b[^{}\n]*)\}")
_NAMED = re.compile(r"\s*:?\s*claim\s*=\s*(?P<quote>[\"']?)(?P<id>[\w.-]+)(?P=quote)\s*")
_FORM = "write `[the sentence]{claim=its-id}`"


@dataclass(frozen=True, slots=True)
class Statement:
    """A sentence with its claim: the offsets of its opening bracket, of its closing one, and of the end of the marker."""

    claim: str
    start: int
    close: int
    end: int


def made(pages: Mapping[str, str]) -> dict[str, tuple[str, ...]]:
    """The pages that make each claim, by its id; a marker that cannot be read is left to the page's own turn."""
    found: dict[str, dict[str, None]] = {}
    for path, markdown in pages.items():
        for one in _statements(markdown):
            if isinstance(one, Statement):
                found.setdefault(one.claim, {})[path] = None
    return {claim: tuple(paths) for claim, paths in found.items()}


def headings(pages: Mapping[str, str]) -> dict[str, str]:
    """The first heading of each page that has one, by its path."""
    found = ((path, _HEADING.search(_APART.sub("", _FRONT.sub("", markdown)))) for path, markdown in pages.items())
    return {path: heading[1] for path, heading in found if heading}


def place(markdown: str, file: str, first_line: int, bear: Bear) -> tuple[str, dict[str, Block]]:
    """Markdown with each sentence free of its marker and a placeholder behind it, and the marks by placeholder id.

    `first_line` is the line of the file at which the Markdown starts. Raises OnwardError at `file:line:column`.
    """
    blocks: dict[str, Block] = {}
    pieces, done = [], 0
    for number, one in enumerate(_statements(markdown), 1):
        try:
            if isinstance(one, _Wrong):
                raise OnwardError(one.message)
            mark = bear(one.claim, number)
        except OnwardError as error:
            raise OnwardError(f"{_at(markdown, file, first_line, _place(one))}: {error}") from error
        name = f"claim-{number}"
        pieces += [markdown[done : one.start], markdown[one.start + 1 : one.close]]
        if mark is not None:
            blocks[name] = mark
            pieces.append(f"<!-- onward:{name} -->")
        done = one.end
    return "".join([*pieces, markdown[done:]]), blocks


@dataclass(frozen=True, slots=True)
class _Wrong:
    at: int
    message: str


def _place(one: Statement | _Wrong) -> int:
    return one.at if isinstance(one, _Wrong) else one.close + 2


def _at(markdown: str, file: str, first_line: int, offset: int) -> str:
    line, column = line_and_column(markdown, offset)
    return f"{file}:{first_line + line - 1}:{column}"


def _statements(markdown: str) -> Iterator[Statement | _Wrong]:
    apart = [found.span() for found in _APART.finditer(markdown)]
    for marker in _MARKER.finditer(markdown):
        if any(start <= marker.start() < end for start, end in apart):
            continue
        named = _NAMED.fullmatch(marker["inside"])
        start = _opening(markdown, marker.start(), apart)
        if named is None:
            yield _Wrong(marker.start("inside"), f"this marker of a claim cannot be read; {_FORM}")
        elif start is None:
            yield _Wrong(marker.start(), f"no bracket opens before this marker; {_FORM}")
        else:
            yield Statement(named["id"], start, marker.start(), marker.end())


def _opening(markdown: str, close: int, apart: list[tuple[int, int]]) -> int | None:
    """The bracket that a closing one closes, in the same paragraph; None where there is none."""
    depth, at = 0, close
    while at >= 0 and markdown[at : at + 2] != "\n\n":
        inside = next((start for start, end in apart if start <= at < end), None)
        if inside is not None:
            at = inside - 1
            continue
        escaped = markdown[at - 1 : at] == "\\"
        depth += {"]": 1, "[": -1}.get(markdown[at], 0) * (not escaped)
        if depth == 0:
            return at
        at -= 1
    return None
