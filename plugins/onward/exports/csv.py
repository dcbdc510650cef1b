"""Tables for a spreadsheet or a program: companies, data flows, restricted transfers (CSV, RFC 4180)."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

from onward.exports import Content, Source
from onward.exports._about import about
from onward.exports._csv import csv
from onward.exports._tables import SAYS, Row, tables
from onward.records.base import Visibility

AUDIENCE: Final[Visibility] = "public"


def files(source: Source) -> Mapping[str, Content]:
    """A file for each table, and one that says of what they are."""
    made: dict[str, Content] = {f"{name}.csv": _writer(rows) for name, rows in tables(source).items()}
    return {**made, "about.csv": lambda: csv(about(source, SAYS).items()).encode()}


def _writer(rows: Callable[[], list[Row]]) -> Content:
    return lambda: csv(rows()).encode()
