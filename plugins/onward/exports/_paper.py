"""What is filed, before it is Markdown, a document or a workbook: headings, text, grids and forms."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TypeAlias


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a cell; a `blank` is marked for somebody to fill in."""

    text: str
    blank: bool = False


Cell: TypeAlias = tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of level 1 to 3; a part of a paper that begins on a page of its own is a `fresh` one."""

    text: str
    level: int = 1
    fresh: bool = False


@dataclass(frozen=True, slots=True)
class Text:
    """A paragraph; `small` print stands apart from what is filed."""

    line: Line
    small: bool = False


@dataclass(frozen=True, slots=True)
class Grid:
    """A table with a row of headings."""

    name: str
    head: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]


@dataclass(frozen=True, slots=True)
class Forms:
    """Several forms with the same labels: one after the other on paper, one a row in a workbook."""

    name: str
    labels: tuple[str, ...]
    entries: tuple[tuple[str, tuple[Cell, ...]], ...]
    title: str = ""
    """What the titles of the entries are called, where they are a column."""
    level: int = 2
    """Of the headings that the titles of the entries are on paper."""


Block: TypeAlias = Heading | Text | Grid | Forms


@dataclass(frozen=True, slots=True)
class Paper:
    """A paper in one language; `about` says of which revision, day and digest it is and what it cannot say."""

    title: str
    language: str
    blocks: tuple[Block, ...]
    about: tuple[tuple[str, str], ...]
    about_title: str
    colon: str
    """What stands between a label and what it labels, with the spaces that the language sets."""


def cell(*texts: str | None) -> Cell:
    """A line for each text; an empty cell where there is none."""
    return tuple(Line(text) for text in texts if text)


def lines(texts: Iterable[str | None], missing: str) -> Cell:
    """A line for each text; a marked blank where there is none."""
    return cell(*texts) or blank(missing)


def blank(text: str) -> Cell:
    """A cell that somebody has to fill in."""
    return (Line(text, blank=True),)
