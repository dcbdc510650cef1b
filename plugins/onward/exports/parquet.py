"""The same tables as Apache Parquet, for data catalogues and analysis; lists within a cell are separated by `;`."""

from __future__ import annotations

import io
from collections.abc import Callable, Mapping
from typing import Final

from onward.exports import Content, Source
from onward.exports._about import about
from onward.exports._library import library
from onward.exports._tables import SAYS, Row, tables
from onward.records.base import Visibility

AUDIENCE: Final[Visibility] = "public"


def files(source: Source) -> Mapping[str, Content]:
    """A file for each table; what it is of stands in the metadata of its schema. OnwardError where pyarrow is not installed."""
    return {f"{name}.parquet": _writer(source, rows) for name, rows in tables(source).items()}


def _writer(source: Source, rows: Callable[[], list[Row]]) -> Content:
    return lambda: _written(source, rows())


def _written(source: Source, rows: list[Row]) -> bytes:
    arrow, parquet = library("pyarrow", "Parquet", "parquet"), library("pyarrow.parquet", "Parquet", "parquet")
    head, *body = rows
    columns = {name: [row[index] for row in body] for index, name in enumerate(head)}
    schema = arrow.schema([(name, arrow.string()) for name in head], metadata=about(source, SAYS))
    made = io.BytesIO()
    parquet.write_table(arrow.table(columns, schema=schema), made)
    return made.getvalue()
