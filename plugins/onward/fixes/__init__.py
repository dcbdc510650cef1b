"""Mends: changes to an inventory's text that take nothing from what it says; one module each, found by its name.

A module has `edits(text)`, run until it finds nothing more, and says `ASKED`: whether it waits to be asked for by name;
`RENAMES`: whether it changes names of fields; `REFORMS`: whether it writes the same records in another form.
"""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Iterable
from typing import Any

from onward.records.inventory import read_inventory
from onward.yamltext.edits import applied
from onward.yamltext.reader import Sequence, Table, Value, parse

_PASSES = 50


def mend_names() -> tuple[str, ...]:
    """The mends that there are, sorted."""
    return tuple(sorted(one.name for one in pkgutil.iter_modules(__path__) if not one.name.startswith("_")))


def mended(text: str, asked: Iterable[str] = ()) -> str:
    """The text of a file with all mends made, and of those that wait to be asked the ones named.

    A file that cannot be read stays as it is, and so does one whose values a mend would change.
    """
    value, findings = parse("", text)
    if findings:
        return text
    wanted = set(asked)
    for name in mend_names():
        module = importlib.import_module(f"{__name__}.{name}")
        if module.ASKED and name not in wanted:
            continue
        after = _made(text, module)
        read, findings = parse("", after)
        if not findings and _same(module, text, value, after, read):
            text, value = after, read
    return text


def _same(module: Any, text: str, value: Value, after: str, read: Value) -> bool:
    """Whether a mend left all values as they are, or, where it writes another form of them, all records."""
    if module.REFORMS and after != text:
        before, now = (read_inventory({"": one}) for one in (text, after))
        return before[0] == now[0] and [one.key for one in before[1]] == [one.key for one in now[1]]
    return bool(_leaves(read) == _leaves(value) if module.RENAMES else read == value)


def _made(text: str, module: Any) -> str:
    for _ in range(_PASSES):
        edits = list(module.edits(text))
        if not edits:
            break
        text = applied(text, edits)
    return text


def _leaves(value: Value) -> Any:
    """The values of a text without the names of its fields."""
    if isinstance(value, Table):
        return [_leaves(one) for one in value.values()]
    return [_leaves(one) for one in value] if isinstance(value, Sequence) else value
