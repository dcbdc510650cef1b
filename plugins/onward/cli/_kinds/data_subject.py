"""A new category of data subjects: whose data it is."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from onward.cli._ask import Asking, Question
from onward.cli._kinds import Kind
from onward.cli._kinds._common import NAME, named


def _fields(asking: Asking) -> Iterator[tuple[str, Any]]:
    for name in ("id", "name", "description"):
        yield name, asking.one(name)


KIND = Kind(
    "data_subjects",
    "a category of data subjects",
    (NAME, named("data_subjects"), Question("description", "description in a sentence")),
    _fields,
)
