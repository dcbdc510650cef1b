"""Rows as CSV (RFC 4180) in UTF-8 with a byte order mark, by which spreadsheets know it; no cell is taken for a formula."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from onward.characters import in_line

FORMULAS: Final = ("=", "+", "-", "@", "＝", "＋", "－", "＠")
"""What a spreadsheet takes for the beginning of a formula (OWASP, CSV injection)."""


def csv(rows: Iterable[Iterable[str]]) -> str:
    """The file; a text that would be a formula begins with an apostrophe instead."""
    return "\ufeff" + "".join(",".join(map(_cell, row)) + "\r\n" for row in rows)


def _cell(text: str) -> str:
    flat = in_line(text)
    kept = f"'{flat}" if flat.startswith(FORMULAS) else flat
    return '"' + kept.replace('"', '""') + '"'
