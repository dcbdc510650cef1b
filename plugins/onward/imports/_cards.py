"""Elements of one form beside each other, as pages set vendors in cards and in tables made of `div`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from onward.imports._columns import is_field, is_heading
from onward.imports._elements import DEEP, HEADINGS, SKIPPED, Element, cell_of, shown
from onward.imports._page import Cell, Grid, Item, Items, Row

_CLASS = re.compile(r"[\s_-]+")
_TAGS = frozenset(["div", "article", "section", "a"])
_LISTS = HEADINGS | {"table", "ul", "ol", "dl"}
_FEWEST, _MOST_LINES, _MOST_WORDS, _MOST, _MOST_ELEMENTS = 2, 8, 30, 5_000, 60


def cards(element: Element, line: int) -> Grid | Items | None:
    """The cards that are all that an element holds, as a table where the first is one of headings; None for anything else."""
    children = [child for child in element if isinstance(child.tag, str) and child.tag not in SKIPPED and shown(child)]
    if not _FEWEST <= len(children) <= _MOST or (element.text or "").strip() or not all(map(_is_card, children)):
        return None
    if len({(child.tag, child.get("class")) for child in children[1:]}) != 1 or children[0].tag != children[1].tag:
        return None
    rows = [tuple(cell_of(part) for part in _parts(child)) for child in children]
    if len({len(row) for row in rows}) == 1 and sum(is_heading(cell.one) for cell in rows[0]) * 2 > len(rows[0]):
        return Grid(line, tuple(Row(line, row) for row in rows), head=1)
    if children[0].get("class") != children[1].get("class"):
        return None
    if heads := _classes(children):
        return Grid(line, (Row(line, tuple(map(Cell, heads))), *(Row(line, row) for row in rows)), head=1)
    if not all(map(_is_lines, children)):
        return None
    return Items(line, tuple(Item(line, cell_of(child)) for child in children), cards=True)


def _is_card(element: Element) -> bool:
    """Whether an element is a few short lines, and no list or heading."""
    inner = [*islice(element.iter(), _MOST_ELEMENTS + 1)]
    if element.tag not in _TAGS or len(inner) > _MOST_ELEMENTS or any(part.tag in _LISTS for part in inner):
        return False
    return all(len(line.split()) <= _MOST_WORDS for line in cell_of(element).text.split("\n"))


def _is_lines(element: Element) -> bool:
    """Whether what an element says stands in a few lines."""
    return _FEWEST <= len(cell_of(element).text.split("\n")) <= _MOST_LINES


def _classes(children: list[Element]) -> tuple[str, ...]:
    """The classes of the parts of cards where they are what columns are called, one for each; empty where they are not."""
    named = {tuple(str(part.get("class") or "") for part in _parts(child)) for child in children}
    heads = next(iter(named)) if len(named) == 1 else ()
    words = tuple(_CLASS.split(head)[-1] for head in heads)
    return words if len({*words}) == len(words) > 1 and sum(map(is_field, filter(None, words))) == len(words) else ()


def _parts(element: Element) -> Iterator[Element]:
    """The elements of which a card consists; an element that only holds one other is that."""
    inner = [child for child in element if isinstance(child.tag, str)]
    for _ in range(DEEP):
        if len(inner) != 1:
            break
        inner = [child for child in inner[0] if isinstance(child.tag, str)]
    yield from inner
