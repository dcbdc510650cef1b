"""Lists of vendors as spreadsheets save them: CSV with commas, semicolons, tabs or bars, and titles above the headings."""

from __future__ import annotations

import csv
import re
from collections import Counter
from collections.abc import Iterator
from itertools import islice

from onward.finding import OnwardError
from onward.imports import Asked, File, Reading, _lists
from onward.imports._cells import MOST_COLUMNS, MOST_ROWS, formulas, of_text
from onward.imports._columns import is_heading
from onward.imports._page import Cell, Grid, Page, Row

ABOUT = "CSV"
ENDINGS = (".csv", ".tsv")
WITHIN = ""
_DELIMITERS = ",;\t|"
_SAMPLE = 60
_LOOKED_AT = 200_000
_OF_MARKDOWN = re.compile(r"^[ \t]*(?:\|[ \t]*)?:?-{3,}:?[ \t]*\|", re.MULTILINE)
"""The line under the headings of a table in Markdown, whose bars are no separators of CSV."""


def fits(file: File) -> bool:
    """Whether rows of more than one cell begin with headings that a list of vendors has."""
    rows = _sample(file.text, _delimiter(file.text))
    return not _OF_MARKDOWN.search(file.text[:_LOOKED_AT]) and any(sum(map(is_heading, row)) > 1 for row in rows)


def read(file: File, asked: Asked) -> Reading:
    """The vendors of a list. OnwardError where it names none, or has more rows or columns than a list has."""
    text = file.text
    first, _, rest = text.partition("\n")
    delimiter = first[4:5] if first.lower().startswith("sep=") and len(first) == 5 else ""
    lines = list(_rows(rest if delimiter else text, delimiter or _delimiter(text), file.name))
    width = max((len(row) for _, row in lines), default=0)
    rows = tuple(
        Row(line + bool(delimiter), tuple(map(of_text, row)) + (Cell(),) * (width - len(row))) for line, row in lines
    )
    page = Page((Grid(1, rows),) if rows else ())
    return formulas(_lists.reading(page, file.name, asked), rows)


def _rows(text: str, delimiter: str, name: str) -> Iterator[tuple[int, list[str]]]:
    """The rows with the line where each begins."""
    reader = csv.reader(text.splitlines(keepends=True), delimiter=delimiter)
    line = 1
    try:
        for number, row in enumerate(reader):
            if number >= MOST_ROWS or len(row) > MOST_COLUMNS:
                raise OnwardError(
                    f"`{name}` has more than {MOST_ROWS} rows or {MOST_COLUMNS} columns, the limit for one import"
                )
            yield line, row
            line = reader.line_num + 1
    except csv.Error as error:
        raise OnwardError(f"`{name}`, line {line}: {error}") from error


def _delimiter(text: str) -> str:
    """What parts the cells: what gives most rows the same number of them."""
    return max(_DELIMITERS, key=lambda delimiter: (_weight(text, delimiter), -_DELIMITERS.index(delimiter)))


def _weight(text: str, delimiter: str) -> int:
    widths = Counter(len(row) for row in _sample(text, delimiter) if any(row))
    return max((count * min(width, 12) for width, count in widths.items() if width > 1), default=0)


def _sample(text: str, delimiter: str) -> list[list[str]]:
    """The first rows, as far as they can be read."""
    lines = islice(text[:_LOOKED_AT].splitlines(keepends=True), _SAMPLE)
    try:
        return list(csv.reader(lines, delimiter=delimiter))
    except csv.Error:
        return []
