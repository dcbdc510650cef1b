"""`onward osl validate --format json`."""

from __future__ import annotations

from typing import Annotated, Literal, TypedDict

from onward.contracts.common import Named


class Problem(TypedDict):
    """What is wrong with a list, and where: line and column from 1."""

    path: Annotated[str, "the path of the value, with `.` between names"]
    line: int
    column: int
    message: str
    hint: str


class Document(Named):
    """What is wrong with a file that should be an Open Subprocessor List."""

    version: Literal["onward-osl/1"]
    file: str
    valid: bool
    problems: list[Problem]
