"""A page as what it consists of: headings, sentences, tables and lists, with their lines; whatever the page is written in."""

from __future__ import annotations

from typing import TypeAlias

from onward.frozen import dataclass


@dataclass(frozen=True, slots=True)
class Cell:
    """What a cell or an item says, its lines apart; the addresses it links to; the marks of its footnotes."""

    text: str = ""
    links: tuple[str, ...] = ()
    marks: tuple[str, ...] = ()
    struck: bool = False
    """All of it is struck out."""
    strong: bool = False
    """All of it is bold, or it is a cell of headings."""
    lead: str = ""
    """The link or the bold words with which it begins."""
    first: str = ""
    """The mark of a footnote with which it begins."""
    gone: str = ""
    """Words of it that are struck out, where others are not."""
    blank: bool = False
    """It says nothing for sure, and takes nothing from the cell above it."""

    @property
    def one(self) -> str:
        """The text in one line."""
        return " ".join(self.text.split())


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; level 1 is the highest of six, 7 that of a group in a table. Without words it ends those of its level."""

    line: int
    level: int
    text: str
    links: tuple[str, ...] = ()
    struck: bool = False


@dataclass(frozen=True, slots=True)
class Text:
    """A paragraph."""

    line: int
    cell: Cell


@dataclass(frozen=True, slots=True)
class Row:
    """A row of cells, with the line where it begins; `spans` where one cell goes over all columns."""

    line: int
    cells: tuple[Cell, ...]
    spans: bool = False


@dataclass(frozen=True, slots=True)
class Grid:
    """A table as its rows, all of one length. `head` of them are headings; None where the page does not say so."""

    line: int
    rows: tuple[Row, ...]
    head: int | None = None
    caption: str = ""
    quoted: bool = False


@dataclass(frozen=True, slots=True)
class Item:
    """An item of a list: its first lines, and what stands below it; for a list of definitions the term and what it is."""

    line: int
    cell: Cell
    below: tuple[Cell, ...] = ()
    items: tuple[Item, ...] = ()
    """The items of a list within it, which `below` holds as words."""


@dataclass(frozen=True, slots=True)
class Items:
    """A list."""

    line: int
    items: tuple[Item, ...]
    defined: bool = False
    """Terms, each with what it is."""
    cards: bool = False
    """Elements of one form, which are a list where they say so themselves."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A vendor outside of tables, and what is said of it: a heading for each thing, and the words."""

    line: int
    name: Cell
    pairs: tuple[tuple[str, Cell], ...] = ()


@dataclass(frozen=True, slots=True)
class Hidden:
    """What readers of the page do not see, such as a comment."""

    line: int
    text: str
    why: str


Block: TypeAlias = Heading | Text | Grid | Items | Hidden


@dataclass(frozen=True, slots=True)
class Page:
    """The blocks of a page in their order, and its footnotes by their marks."""

    blocks: tuple[Block, ...]
    footnotes: tuple[tuple[str, str], ...] = ()
