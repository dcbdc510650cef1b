"""Cells of spreadsheets: their words and links; what looks like a formula is text, and told."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from onward.imports import Reading, Told
from onward.imports._page import Cell, Row

MOST_ROWS, MOST_COLUMNS = 20_000, 200
_URL = re.compile(r"https?://[^\s<>\"'|,;)]+", re.IGNORECASE)
_FORMULA = re.compile(r"^\s*(?:[=@]|[+-](?=[A-Za-z(=@]))\S")


def of_text(text: str) -> Cell:
    """A cell of plain text; an apostrophe that keeps a spreadsheet from reading a formula is none of it."""
    bare = text[1:] if text[:1] == "'" and text[1:2] in tuple("=+-@") else text
    lines = "\n".join(filter(None, (" ".join(line.split()) for line in bare.replace("\0", " ").split("\n"))))
    return Cell(lines, tuple(_URL.findall(lines)))


def formulas(reading: Reading, rows: Sequence[Row]) -> Reading:
    """The reading, with what is said of cells that begin as formulas do."""
    warnings = [
        Told(row.line, f"begins like a formula, kept as text and never run: {cell.one[:120]}")
        for row in rows
        for cell in row.cells
        if _FORMULA.match(cell.text)
    ]
    return replace(reading, told=(*reading.told, *warnings)) if warnings else reading
