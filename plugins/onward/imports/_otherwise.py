"""What words beside a vendor may say against it: in a footnote or a note, that it left, is to come, or sees no personal data."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from onward.imports._columns import Column
from onward.imports._dates import day_within, period
from onward.imports._page import Cell
from onward.imports._sections import REMOVED, UPCOMING, says, standing
from onward.imports._sentences import former_name

_MARK = re.compile(r"\[(\w{1,2}|[*†‡§]{1,3})\]\Z")
_READ = ("name", "status", "since", "until", "personal", "data", "website", "contact", "address", "safeguards")
"""Columns whose words are read as what they say."""
_SAYS_WORK = ("service", "locations", "country", "products", "subjects", "legal_name")
"""Columns whose words may only sound as though a vendor had left: `Email archive`."""
_MOST_WORDS, _FEW = 25, 6


def with_marks(cell: Cell, footnotes: Mapping[str, str]) -> Cell:
    """A cell without the mark of a footnote in square brackets at its end, where the page has that footnote."""
    mark = _MARK.search(cell.text)
    if not mark or mark[0] not in footnotes:
        return cell
    return replace(cell, text=cell.text[: mark.start()].rstrip(), marks=(*cell.marks, mark[0]))


def otherwise(columns: Sequence[Column], cells: Sequence[Cell], footnotes: Mapping[str, str]) -> Iterator[str]:
    """What a footnote or a cell says against reading a vendor as engaged with personal data."""
    for said in (footnotes.get(mark, "") for cell in cells for mark in cell.marks):
        if _not_now(said) and not former_name(said):
            yield f"a footnote may say otherwise: {said[:300]}"
    for column, cell in zip(columns, cells, strict=True):
        if not cell.text or (column.field in _READ and not (column.field == "data" and says("nothing", cell.text))):
            continue
        said = f"{column.heading}: {cell.one[:300]}" if column.heading else cell.one[:300]
        if column.field == "data" or (says("excluded", cell.text) and len(cell.text.split()) <= _FEW):
            yield f"a cell may say that it has no personal data: {said}"
        elif period(cell.text):
            yield f"a cell may say until when: {said}"
        elif len(cell.text.split()) <= _MOST_WORDS and not former_name(cell.text):
            plain = says("year", cell.text) or column.field not in _SAYS_WORK
            if (_not_now(cell.text) and plain) or (standing(column.heading) and day_within(cell.text)):
                yield f"a cell may say otherwise: {said}"


def _not_now(text: str) -> bool:
    """Whether words say that a vendor left, leaves, or is to come."""
    return standing(text) in (REMOVED, UPCOMING) or bool(says("ends", text) and day_within(text))
