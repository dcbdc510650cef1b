"""Sentences of hand-written pages that make a claim: `[Card numbers never reach us.]{claim=card-numbers-never-reach-us}`.

The form is that of a span with attributes, as Pandoc, Quarto and others read it. What stands in code or in a comment is
an example and stays as it is.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from typing import TypeAlias

from onward.finding import OnwardError
from onward.frozen import dataclass
from onward.markdown.stretches import code
from onward.markdown.structure import headings as headings_of
from onward.site.page import Block
from onward.yamltext.reader import line_and_column

Bear: TypeAlias = "Callable[[str, int], Block | None]"
"""From a claim's id and the number of the sentence on its page to the mark; None for a claim without one.

Raises OnwardError for an id that no claim of the edition has.
"""

_BRACKET = re.compile(r"\\[\\\[\]]|\[|\](?:\{(?P<inside>[^{}\n]*)\})?|\n[ \t]*\n")
"""An escaped bracket, one that opens, one that closes with what is said of it in braces, and the end of a paragraph."""
_CLAIM = re.compile(r"\bclaim\b")
_NAMED = re.compile(r"claim\s*=\s*(?P<quote>[\"']?)(?P<id>[\w.-]+)(?P=quote)")
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
    by_claim: dict[str, dict[str, None]] = {}
    for path, markdown in pages.items():
        for statement in _statements(markdown):
            if isinstance(statement, Statement):
                by_claim.setdefault(statement.claim, {})[path] = None
    return {claim: tuple(paths) for claim, paths in by_claim.items()}


def headings(pages: Mapping[str, str]) -> dict[str, str]:
    """The first heading of each page that has one, by its path."""
    titled = (
        (path, (heading.text for heading in headings_of(text) if heading.level == 1)) for path, text in pages.items()
    )
    return {path: title for path, titles in titled if (title := next(titles, ""))}


def place(markdown: str, file: str, first_line: int, bear: Bear) -> tuple[str, dict[str, Block]]:
    """Markdown with each sentence free of its marker and a placeholder behind it, and the marks by placeholder id.

    `first_line` is the line of the file at which the Markdown starts. Raises OnwardError at `file:line:column`.
    """
    blocks: dict[str, Block] = {}
    pieces, done = [], 0
    for number, statement in enumerate(_statements(markdown), 1):
        try:
            if isinstance(statement, _Wrong):
                raise OnwardError(statement.message)
            mark = bear(statement.claim, number)
        except OnwardError as error:
            raise OnwardError(f"{_at(markdown, file, first_line, _place(statement))}: {error}") from error
        name = f"claim-{number}"
        pieces += [markdown[done : statement.start], markdown[statement.start + 1 : statement.close]]
        if mark is not None:
            blocks[name] = mark
            pieces.append(f"<!-- onward:{name} -->")
        done = statement.end
    return "".join([*pieces, markdown[done:]]), blocks


@dataclass(frozen=True, slots=True)
class _Wrong:
    at: int
    message: str


def _place(statement: Statement | _Wrong) -> int:
    return statement.at if isinstance(statement, _Wrong) else statement.close + 2


def _at(markdown: str, file: str, first_line: int, offset: int) -> str:
    line, column = line_and_column(markdown, offset)
    return f"{file}:{first_line + line - 1}:{column}"


def _statements(page: str) -> Iterator[Statement | _Wrong]:
    examples = iter(code(page))
    example = next(examples, None)
    opened: list[int] = []
    at = 0
    while bracket := _BRACKET.search(page, at):
        start, at = bracket.span()
        while example and example[1] <= start:
            example = next(examples, None)
        if example and example[0] <= start:
            at = example[1]
        elif bracket[0].isspace():
            opened.clear()
            at -= 1  # this end of a line may begin the next empty one
        elif bracket[0] == "[":
            opened.append(start)
        elif bracket[0].startswith("]"):
            opening = opened.pop() if opened else None
            inside = bracket["inside"] or ""
            if _CLAIM.search(inside):
                yield _statement(opening, start, at, inside)
            else:
                at = start + 1


def _statement(opening: int | None, close: int, end: int, inside: str) -> Statement | _Wrong:
    named = _NAMED.fullmatch(inside.strip().removeprefix(":").strip())
    if named is None:
        return _Wrong(close + 2, f"this marker of a claim cannot be read; {_FORM}")
    if opening is None:
        return _Wrong(close, f"no bracket opens before this marker; {_FORM}")
    return Statement(named["id"], opening, close, end)
