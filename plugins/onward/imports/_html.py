"""HTML as a page: tables with their merged cells spread out, lists, headings; nothing that readers would not see."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from onward.finding import OnwardError
from onward.frozen import dataclass
from onward.imports._cards import cards
from onward.imports._elements import BLOCKS, DEEP, FOLDED, HEADINGS, SKIPPED, STRUCK, Element, cell_of, joined, shown
from onward.imports._page import Block, Cell, Grid, Heading, Hidden, Item, Items, Page, Row, Text
from onward.imports._panels import unfolded

MOST_CELLS = 200_000
"""As many cells as are read of one page, merged ones counted as often as they go."""
_KEPT = frozenset(["header", "form", "button"])
"""Left out of a page, and read within its content."""
_THROUGH = re.compile("line-through", re.IGNORECASE)
_BREAK = re.compile(r"</br\s*>", re.IGNORECASE)
_ROLES = {"table": "table", "grid": "table", "row": "tr", "cell": "td", "gridcell": "td"}
_ROLES |= {"columnheader": "th", "rowheader": "th"}
"""What elements are that say so for screen readers: roles of WAI-ARIA."""
_MARKUP = re.compile(r"\bsub-?processors?\b|\|", re.IGNORECASE)


def page(text: str, lined: bool = True) -> Page:
    """The blocks of HTML, without lines where it was made of something that has none. OnwardError where it has too many cells."""
    root = _parsed(text)
    if root is None:
        return Page(())
    reader = _Reader(lined)
    return Page(tuple(reader.blocks(root, 0)))


def cell(text: str) -> Cell:
    """A piece of HTML as one cell."""
    root = _parsed(f"<div>{text}</div>")
    return cell_of(root) if root is not None else Cell()


def _parsed(text: str) -> Element:
    from lxml import etree

    content = _BREAK.sub("<br>", text.replace("\0", "\ufffd")).encode("utf-8", "replace")
    parser = etree.HTMLParser(encoding="utf-8", no_network=True, huge_tree=False, remove_pis=True)
    try:
        root = etree.fromstring(content, parser)
    except (etree.XMLSyntaxError, ValueError):
        return None
    for element in root.iter("div", "span", "ul", "li") if root is not None else ():
        element.tag = _ROLES.get(element.get("role") or "", str(element.tag))
    if root is not None:
        unfolded(root)
    return root


@dataclass()
class _Reader:
    """One walk over a page."""

    lined: bool
    cells: int = 0

    def line(self, element: Element) -> int:
        return int(element.sourceline or 0) if self.lined else 0

    def blocks(self, element: Element, depth: int, quoted: bool = False) -> Iterator[Block]:
        """What stands in an element, in order; words that are in no paragraph are one."""
        if beside := cards(element, self.line(element)):
            yield beside
            return
        loose: list[str] = [element.text or ""]
        for child in element if depth < DEEP else ():
            if not isinstance(child.tag, str):
                yield from self._comment(child)
            elif shown(child) and not (child.tag in SKIPPED and not (depth > 3 and child.tag in _KEPT)):
                if child.tag in _BLOCK_READERS or _holds_blocks(child):
                    yield from self._text(element, loose)
                    yield from self._block(child, depth + 1, quoted)
                    loose = []
                elif child.tag in BLOCKS:
                    yield from self._text(element, loose)
                    yield from self._paragraph(child)
                    loose = []
                else:
                    loose += [child]
            elif child.tag not in SKIPPED:
                yield Hidden(self.line(child), " ".join("".join(child.itertext()).split()), "hidden")
            loose.append(child.tail or "")
        yield from self._text(element, loose)

    def _comment(self, child: Element) -> Iterator[Block]:
        text = str(child.text or "")
        if _MARKUP.search(text):
            yield Hidden(self.line(child), " ".join(text.split()), "a comment")

    def _text(self, element: Element, loose: list[Any]) -> Iterator[Block]:
        if any(not isinstance(part, str) or part.strip() for part in loose):
            cell = joined(loose)
            if cell.text:
                yield Text(self.line(element), cell)

    def _paragraph(self, child: Element) -> Iterator[Block]:
        cell = cell_of(child)
        if cell.text:
            yield Text(self.line(child), cell)

    def _block(self, child: Element, depth: int, quoted: bool) -> Iterator[Block]:
        if child.tag in HEADINGS:
            cell = cell_of(child)
            level = int(child.tag[1]) if child.tag != "summary" else FOLDED
            if cell.text:
                yield Heading(self.line(child), level, cell.one.rstrip(":"), cell.links, cell.struck)
        elif child.tag == "table":
            yield from self._table(child, depth, quoted)
        elif child.tag in ("ul", "ol"):
            yield Items(self.line(child), tuple(self._item(entry, depth) for entry in child if entry.tag == "li"))
        elif child.tag == "dl":
            yield Items(self.line(child), tuple(self._terms(child)), defined=True)
        else:
            yield from self.blocks(child, depth, quoted or child.tag == "blockquote")
            if child.tag == "details":
                yield Heading(self.line(child), FOLDED, "")

    def _item(self, element: Element, depth: int) -> Item:
        """An item: lists within it, and paragraphs after its first, stand below it."""
        loose: list[Any] = [element.text or ""]
        below: list[Cell] = []
        inner: list[Item] = []
        for child in element if depth < DEEP else ():
            if isinstance(child.tag, str) and child.tag in ("ul", "ol", "dl", "table"):
                below += [cell_of(entry) for entry in _entries(child)]
                inner += [self._item(entry, depth + 1) for entry in child if entry.tag == "li"]
            elif (
                isinstance(child.tag, str)
                and child.tag == "p"
                and any(not isinstance(part, str) or part.strip() for part in loose)
            ):
                below.append(cell_of(child))
            elif isinstance(child.tag, str) and shown(child):
                loose.append(child)
            loose.append(child.tail or "")
        return Item(self.line(element), joined(loose), tuple(cell for cell in below if cell.text), tuple(inner))

    def _terms(self, element: Element) -> Iterator[Item]:
        term: Item | None = None
        for child in element.iter("dt", "dd"):
            if child.tag == "dt":
                if term:
                    yield term
                term = Item(self.line(child), cell_of(child))
            elif term:
                inner = [cell_of(entry) for entry in child.iter("li", "p")] or [cell_of(child)]
                term = replace(term, below=(*term.below, *(cell for cell in inner if cell.text)))
        if term:
            yield term

    def _table(self, element: Element, depth: int, quoted: bool) -> Iterator[Block]:
        """A table; tables within its cells come after it, where they are more than layout."""
        inner = [table for table in element.iter("table") if table is not element]
        rows = [row for row in element.iter("tr") if _table_of(row) is element]
        if inner and _layout(rows):
            yield from self.blocks(element, depth + 1, quoted)
            return
        for node in element.iter():
            if not isinstance(node.tag, str) and _table_of(node) is element:
                yield from self._comment(node)
        spread = self._spread(rows)
        width = max((len(row.cells) for row in spread), default=0)
        if not width:
            return
        full = tuple(replace(row, cells=row.cells + (Cell(),) * (width - len(row.cells))) for row in spread)
        caption = next((cell_of(node).one for node in element.iter("caption") if _table_of(node) is element), "")
        yield Grid(self.line(element), full, _head(rows), caption, quoted)
        for table in inner:
            if _table_of(table.getparent()) is element and _nested_list(table):
                yield from self._table(table, depth + 1, quoted)

    def _spread(self, rows: list[Element]) -> list[Row]:
        """Rows with their merged cells in every place that they take."""
        spread: list[Row] = []
        reaching: dict[int, tuple[Cell, int]] = {}
        for row in rows:
            cells: list[Cell] = []
            own = [child for child in row if child.tag in ("td", "th")]
            hidden = not shown(row) or _THROUGH.search(row.get("style") or "") is not None
            for child in own:
                self._filled(cells, reaching)
                said = cell_of(child)
                said = replace(said, struck=True) if hidden or row.tag in STRUCK else said
                across, down = _span(child, "colspan"), _span(child, "rowspan")
                self._count(across)
                for at in range(len(cells), len(cells) + across):
                    if down > 1:
                        reaching[at] = (said, down - 1)
                cells += [said] * across
            self._filled(cells, reaching)
            wide = len(own) == 1 and _span(own[0], "colspan") > 1
            if cells:
                spread.append(Row(self.line(row), tuple(cells), wide))
        return spread

    def _filled(self, cells: list[Cell], reaching: dict[int, tuple[Cell, int]]) -> None:
        """The cells that reach into a row from above, as far as they stand beside each other."""
        while len(cells) in reaching:
            self._count(1)
            cells.append(self._reached(reaching, len(cells)))

    def _count(self, more: int) -> None:
        """OnwardError for a page of more cells than a list has."""
        self.cells += more
        if self.cells > MOST_CELLS:
            raise OnwardError(f"the page has more than {MOST_CELLS} cells, the limit for one import")

    @staticmethod
    def _reached(reaching: dict[int, tuple[Cell, int]], at: int) -> Cell:
        said, left = reaching.pop(at)
        if left > 1:
            reaching[at] = (said, left - 1)
        return said


_BLOCK_READERS = HEADINGS | {"table", "ul", "ol", "dl"}


def _entries(element: Element) -> list[Element]:
    """The items of a list, or the rows of a table, without those of lists within them; what a term means is one with it."""
    if element.tag != "dl":
        return [entry for entry in element.iter("li", "tr") if _listed_in(entry) is element]
    return [element]


def _listed_in(entry: Element) -> Element:
    parent = entry.getparent()
    while parent is not None and parent.tag not in ("ul", "ol", "table"):
        parent = parent.getparent()
    return parent


def _holds_blocks(element: Element) -> bool:
    return any(
        isinstance(inner.tag, str) and (inner.tag in _BLOCK_READERS or inner.tag in ("p", "div"))
        for inner in element.iter()
        if inner is not element
    )


def _table_of(element: Element) -> Element:
    while element is not None and element.tag != "table":
        element = element.getparent()
    return element


def _layout(rows: list[Element]) -> bool:
    """Whether a table only places others: no row of it has two cells, or no cell has words outside of tables in it."""
    cells = [[cell for cell in row if cell.tag in ("td", "th")] for row in rows]
    return all(len(row) < 2 for row in cells) or not any(_own_words(cell) for row in cells for cell in row)


def _own_words(cell: Element) -> bool:
    """Whether a cell says something beside the tables that it holds."""
    outer = _table_of(cell)
    texts = [(node, node.text) for node in cell.iter()] + [
        (node.getparent(), node.tail) for node in cell.iter() if node is not cell
    ]
    return any(text and text.strip() and _table_of(node) is outer for node, text in texts)


def _nested_list(element: Element) -> bool:
    return len(element.findall(".//tr")) > 2


def _head(rows: list[Element]) -> int | None:
    """How many rows are headings, by `thead` or by cells that are all `th`."""
    count = 0
    for row in rows:
        cells = [cell for cell in row if cell.tag in ("td", "th")]
        if row.getparent().tag == "thead" or (cells and all(cell.tag == "th" for cell in cells) and len(cells) > 1):
            count += 1
        else:
            break
    return count or None


def _span(element: Element, name: str) -> int:
    said = element.get(name) or ""
    return max(1, min(int(said), 100 if name == "colspan" else 1000)) if said.isdigit() and len(said) < 6 else 1
