"""`onward calendar --format json`."""

from __future__ import annotations

from typing import Annotated, Literal, TypedDict

from onward.contracts._typed import Day
from onward.contracts.common import Named


class Due(TypedDict):
    """What is due on a date."""

    day: Day
    kind: Annotated[str, "the type of item"]
    subject: Annotated[str, "the record, as collection and id; empty if none"]
    text: Annotated[str, "what is due"]


class Document(Named):
    """What is due, the earliest first."""

    version: Literal["onward-calendar/1"]
    due: list[Due]
