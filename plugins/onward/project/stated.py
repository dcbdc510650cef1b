"""Where a setting stands in the file that states it, and the table whose name was meant to be Onward's."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path

from onward.files import shown

TABLE = "onward"
SHARED = "pyproject.toml"
"""A file whose other tables are those of other tools."""
_NEAR = 0.8
"""So alike are a name and a slip of it: `onwards`, `onwrad`; not `forward`."""


def place(path: Path, text: str, *names: str) -> str:
    """File, line and column of a setting, by its name behind those of its tables; the file alone where it is not to be seen."""
    own = re.search(rf"\b{TABLE}\b", text) if path.name == SHARED else None
    at = own.start() if own else 0
    key_at = None
    for name in names:
        key = re.compile(rf"""(?m)(?:^|[\[{{,.-])[ \t]*["']?(?={re.escape(name)}["']?[ \t]*[=.:\]\n])""")
        key_at = key.search(text, at) or key_at
        at = key_at.end() if key_at else at
    if key_at is None:
        return shown(path)
    return f"{shown(path)}:{text.count(chr(10), 0, at) + 1}:{at - text.rfind(chr(10), 0, at)}"


def misspelt(tools: Iterable[object]) -> str | None:
    """The table that is all but named as Onward's; None where none is."""
    from difflib import SequenceMatcher

    names = (name for name in tools if isinstance(name, str) and name != TABLE)
    return next((name for name in names if SequenceMatcher(None, name.casefold(), TABLE).ratio() >= _NEAR), None)
