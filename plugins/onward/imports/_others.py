"""Tables that name something else than vendors, and why: cookies, past changes, customers, names that say nothing."""

from __future__ import annotations

from collections.abc import Sequence

from onward.imports._columns import Column
from onward.imports._dates import day_within
from onward.imports._page import Row
from onward.imports._sections import BEGINS, BESIDE, COOKIES, HISTORY, says

STRONG_NAME = 9
"""A heading that says so strongly that a column holds names says that they are of vendors."""
BARE = "a table of names that says nothing of what they do"
"""Why a table with no column beside the names is none of vendors."""
_SHORT = 5
_TELLING = frozenset({"service", "locations", "country", "website", "data", "address", "safeguards", "legal_name"})
"""One of these columns must stand beside the names."""


def strange(columns: Sequence[Column], above: str) -> str:
    """Why a table names no vendors that are engaged; empty for one that does."""
    fields = {column.field for column in columns}
    name = next((column for column in columns if column.field == "name"), None)
    if "cookie" in fields or above == COOKIES:
        return "a table of cookies, which names no vendors"
    if above == HISTORY:
        return "a table of past changes, not imported"
    if name is None:
        return "a table that names no vendors"
    if not any(column.heading for column in columns) and not fields & {"locations", "website"}:
        return "a table without headings that are known here"
    if "date" in fields and (fields & {"status"} or not fields & (_TELLING - {"service"})):
        return "a table of changes by their days, not imported"
    if not fields & _TELLING and name.weight < STRONG_NAME and name.by != "map":
        return BARE
    return ""


def beside(path: Sequence[str]) -> str:
    """Why a list names something else than vendors, by the nearest heading on either; empty where none says so."""
    on = next((words for words in reversed(path) if says("vendors", words) or _is_beside(words)), "")
    return f"a list of something else, `{on}`" if on and not says("vendors", on) else ""


def dated(path: Sequence[str], above: str) -> str:
    """The heading that says from when the list below it holds, and no more; empty where it says more, or none does."""
    return next(
        (
            words
            for words in path
            if not above and says(BEGINS, words) and day_within(words) and not says("vendors", words)
        ),
        "",
    )


def _is_beside(words: str) -> bool:
    """Whether a heading says that something else follows, or asks a question."""
    return says(BESIDE, words) or words.rstrip().endswith(("?", "？"))


def names_alone(rows: Sequence[Row]) -> bool:
    """Whether items are names, and no sentences: short, with a capital or as a link."""
    names = [row.cells[0] for row in rows]
    return all(len(cell.text.split()) <= _SHORT and (cell.links or cell.text[:1].isupper()) for cell in names)
