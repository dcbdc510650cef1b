"""What a page marks by its form alone: bold lines that are headings, and lines that each name a vendor."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from onward.imports._atlas import Atlas
from onward.imports._behind import is_dashed
from onward.imports._items import of_line
from onward.imports._page import Block, Cell, Heading, Item, Items, Text
from onward.imports._sections import says
from onward.imports._sentences import PLACE

_LEVEL = 7
"""A bold line is a heading below those that the page calls so."""
_MOST_WORDS, _MOST_NAME = 12, 6


def marked(blocks: Sequence[Block], atlas: Atlas) -> list[Block]:
    """The blocks with bold lines as headings, and lines that each name a vendor as the items of a list."""
    return [*_listed([_titled(block) for block in blocks], atlas)]


def _titled(block: Block) -> Block:
    """A paragraph of one bold line as a heading; one that ends with a full stop or holds a colon says something."""
    if not isinstance(block, Text) or not block.cell.strong or block.cell.struck:
        return block
    words = block.cell.text.removesuffix(":")
    if (
        "\n" in words
        or ":" in words
        or (words.endswith((".", "!", "?")) and not _is_company(words))
        or len(words.split()) > _MOST_WORDS
    ):
        return block
    return Heading(block.line, _LEVEL, words, block.cell.links)


def _is_company(words: str) -> bool:
    """Whether a full stop is the one of a company's legal form: `Acme Inc.`"""
    return len(words.split()) <= _MOST_NAME and words.endswith(".") and says("legal_form", words)


def _listed(blocks: Sequence[Block], atlas: Atlas) -> Iterator[Block]:
    """Lines and paragraphs one after another that all say `Name – work – place` or `Name (work, place)`."""
    at = 0
    while at < len(blocks):
        block = blocks[at]
        if isinstance(block, Text) and "\n" in block.cell.text:
            yield from _lines(block, atlas)
            at += 1
            continue
        named: list[Text] = []
        while at < len(blocks) and isinstance(text := blocks[at], Text) and _is_line(text, atlas):
            named.append(text)
            at += 1
        if len(named) > 1:
            yield Items(named[0].line, tuple(Item(text.line, text.cell) for text in named))
        else:
            yield block
            at += not named


def _is_line(text: Text, atlas: Atlas) -> bool:
    """Whether a paragraph is one line that names a vendor."""
    return "\n" not in text.cell.text and _names(text.cell, text.line, atlas)


def _lines(block: Text, atlas: Atlas) -> Iterator[Block]:
    """A paragraph whose lines all name a vendor, below a first line that says that vendors follow, or without one."""
    lines = block.cell.text.split("\n")
    titled = says("vendors", lines[0]) and not is_dashed(lines[0])
    named = [Cell(line) for line in lines[1 if titled else 0 :]]
    if len(named) < (1 if titled else 2) or not all(_names(cell, block.line, atlas) for cell in named):
        yield block
        return
    if titled:
        yield Heading(block.line, _LEVEL, lines[0].rstrip(":"))
    first = block.line + (1 if titled else 0)
    yield Items(first, tuple(Item(first + at if block.line else 0, cell) for at, cell in enumerate(named)))


def _names(cell: Cell, line: int, atlas: Atlas) -> bool:
    """Whether a line is a vendor with where it is: its parts stand apart, and it is no sentence."""
    if not is_dashed(cell.text) or cell.text.startswith("|") or cell.text.endswith(("?", "!", ":")):
        return False
    entry = of_line(replace(cell, links=()), line, atlas)
    name = entry.name.text
    return PLACE in dict(entry.pairs) and 0 < len(name.split()) <= _MOST_NAME and not name[0].islower()
