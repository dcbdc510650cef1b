"""The body of a document of Word as HTML: what readers see of it, and nothing that an office program would run."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import field
from html import escape
from typing import Any, TypeAlias

from onward.frozen import dataclass

Element: TypeAlias = Any
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_LEVEL = re.compile(r"(?:heading|(?:ü)?berschrift|titre|t[ií]?tulo|titolo|kop)[ -]?([1-9])", re.IGNORECASE)
_TITLE = re.compile(r"(?:sub)?title|titel|titre|titolo|t[ií]?tulo", re.IGNORECASE)
_BULLET = re.compile(r"list(?:e|a)?(?!\w*table)|aufz|lijst", re.IGNORECASE)
_STEP = re.compile(r"[2-9]$")
_GONE = {f"{_W}del": "deleted with tracked changes", f"{_W}moveFrom": "moved elsewhere"}
_OFF = ("0", "false", "off", "none")
_DEEPEST = 6


@dataclass()
class Word:
    """A document while it is written as HTML; `left` are words that readers do not see, and why."""

    body: Element
    links: Mapping[str, str]
    notes: Mapping[str, Element]
    left: list[tuple[str, str]] = field(default_factory=list)

    @classmethod
    def of(cls, body: bytes, links: bytes | None, notes: bytes | None) -> Word:
        """A document of its parts: the body, the targets of its links, its footnotes. Raises ValueError where it has no body."""
        related = _parsed(links) if links else ()
        targets = {
            link.get("Id"): link.get("Target") for link in related if (link.get("Type") or "").endswith("/hyperlink")
        }
        footnotes = {
            note.get(f"{_W}id"): note for note in (_parsed(notes) if notes else ()) if not note.get(f"{_W}type")
        }
        root = _parsed(body).find(f"{_W}body")
        if root is None:
            raise ValueError("a document without a body")
        return cls(root, targets, footnotes)

    def html(self) -> str:
        """The document as HTML, its footnotes as paragraphs at the end."""
        below = (f"<p><sup>{mark}</sup>{self._words(note)}</p>" for mark, note in self.notes.items())
        return "".join([*self._blocks(self.body), *below])

    def _blocks(self, element: Element) -> Iterator[str]:
        """Paragraphs and tables in their order; bullets one after another are a list, one within another where they are."""
        depth = 0
        for block in _flat(element):
            level = _level(block) if block.tag == f"{_W}p" else None
            if level is None:
                yield "</li></ul>" * depth
                depth = 0
                yield self._table(block) if block.tag == f"{_W}tbl" else self._paragraph(block)
                continue
            level = min(level, depth, _DEEPEST)
            yield "</li></ul>" * (depth - level - 1) + ("</li>" if depth > level else "<ul>")
            yield f"<li>{self._words(block)}"
            depth = level + 1
        yield "</li></ul>" * depth

    def _paragraph(self, block: Element) -> str:
        style = _value(block, "pPr/pStyle") or ""
        level = _LEVEL.match(style)
        tag = f"h{min(int(level[1]), 6)}" if level else "h1" if _TITLE.match(style) else "p"
        return f"<{tag}>{self._words(block)}</{tag}>"

    def _table(self, table: Element) -> str:
        rows = [row for row in _flat(table) if row.tag == f"{_W}tr" and not self._gone(row)]
        placed = [[*_cells(row)] for row in rows]
        written = []
        for number, row in enumerate(rows):
            tag = "th" if row.find(f"{_W}trPr/{_W}tblHeader") is not None else "td"
            cells = []
            for at, span, cell in placed[number]:
                if _merged(cell) == "continue":
                    continue
                down = 1 + _continued(placed[number + 1 :], at) if _merged(cell) else 1
                words = "".join(self._blocks(cell))
                cells.append(f'<{tag} colspan="{span}" rowspan="{down}">{words}</{tag}>')
            written.append(f"<tr>{''.join(cells)}</tr>")
        return f"<table>{''.join(written)}</table>"

    def _gone(self, row: Element) -> bool:
        why = next((_GONE[tag] for tag in _GONE if row.find(f"{_W}trPr/{tag}") is not None), "")
        if why:
            self._left(row, why)
        return bool(why)

    def _left(self, element: Element, why: str) -> None:
        each = [*element.iter(f"{_W}p")] or [element]
        texts = ("".join(run.text or "" for run in part.iter(f"{_W}t", f"{_W}delText")) for part in each)
        words = " ".join(" ".join(texts).split())
        if words:
            self.left.append((words, why))

    def _words(self, element: Element) -> str:
        """The words of a paragraph or of what it holds, bold, struck out and linked as they stand."""
        written: list[str] = []
        for child in element:
            if child.tag in _GONE:
                self._left(child, _GONE[child.tag])
            elif child.tag == f"{_W}r":
                written.append(self._run(child))
            elif child.tag == f"{_W}hyperlink":
                target = self.links.get(child.get(f"{_R}id") or "")
                words = self._words(child)
                written.append(f'<a href="{escape(target)}">{words}</a>' if target else words)
            elif isinstance(child.tag, str) and not child.tag.endswith("Pr"):
                written.append(self._words(child))
        return "".join(written)

    def _run(self, run: Element) -> str:
        if _on(run, "vanish"):
            self._left(run, "hidden")
            return ""
        words = "".join(map(_text, run))
        for mark, tag in (("b", "b"), ("strike", "s"), ("dstrike", "s")):
            words = f"<{tag}>{words}</{tag}>" if words and _on(run, mark) else words
        return words


def _parsed(content: bytes) -> Element:
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False, load_dtd=False)
    return etree.fromstring(content, parser)


def _flat(element: Element) -> Iterator[Element]:
    """What stands in an element, also within controls for content and within what was inserted."""
    for child in element:
        if child.tag in (f"{_W}sdt", f"{_W}sdtContent", f"{_W}ins", f"{_W}moveTo", f"{_W}customXml"):
            yield from _flat(child)
        elif child.tag in (f"{_W}p", f"{_W}tbl", f"{_W}tr", f"{_W}tc"):
            yield child


def _text(part: Element) -> str:
    if part.tag == f"{_W}t":
        return escape(part.text or "")
    if part.tag == f"{_W}footnoteReference":
        return f"<sup>{escape(part.get(f'{_W}id') or '')}</sup>"
    if part.tag in (f"{_W}br", f"{_W}cr"):
        return "<br>"
    return {f"{_W}tab": " ", f"{_W}noBreakHyphen": "-"}.get(part.tag, "")


def _value(element: Element, path: str) -> str | None:
    child = element.find("/".join(f"{_W}{step}" for step in path.split("/")))
    return None if child is None else (child.get(f"{_W}val") or "")


def _on(run: Element, mark: str) -> bool:
    said = _value(run, f"rPr/{mark}")
    return said is not None and said.lower() not in _OFF


def _level(block: Element) -> int | None:
    """How deep an item of a list stands; None for a paragraph that is none."""
    said = _value(block, "pPr/numPr/ilvl")
    style = _value(block, "pPr/pStyle") or ""
    if _LEVEL.match(style) or (said is None and not _BULLET.match(style)):
        return None
    if said is None and (step := _STEP.search(style)):
        return int(step[0]) - 1
    return int(said) if said and said.isdigit() else 0


def _cells(row: Element) -> Iterator[tuple[int, int, Element]]:
    """The cells of a row: in which column each begins, and over how many it goes."""
    at = 0
    for cell in _flat(row):
        said = _value(cell, "tcPr/gridSpan") or "1"
        span = max(1, min(int(said), 200)) if said.isdigit() else 1
        yield at, span, cell
        at += span


def _merged(cell: Element) -> str:
    """Whether a cell begins one that goes over several rows, or continues it; empty where it does neither."""
    said = _value(cell, "tcPr/vMerge")
    return "" if said is None else "restart" if said == "restart" else "continue"


def _continued(rows: Sequence[Sequence[tuple[int, int, Element]]], at: int) -> int:
    """How many of the rows below continue the cell that begins in a column."""
    count = 0
    for row in rows:
        if not any(begin == at and _merged(cell) == "continue" for begin, _, cell in row):
            break
        count += 1
    return count
