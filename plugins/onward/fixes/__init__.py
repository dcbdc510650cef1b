"""Fixes: changes to an inventory's text that take nothing from what it says; one module each, found by its name.

Each is run until it finds nothing more.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, Final, Protocol, runtime_checkable

from onward.family import Family
from onward.fixes._hoisting import hoisted
from onward.records.inventory import read_inventory
from onward.yamltext.edits import Edit, applied
from onward.yamltext.reader import Sequence, Table, Value, parse

__all__ = ["FIXES", "Fix", "fixed", "hoisted"]
_PASSES = 50


@runtime_checkable
class Fix(Protocol):
    """A change of text that takes nothing from what it says. `ASKED`: it waits to be named. `RENAMES`: it names fields anew.

    `REFORMS`: it writes the same records in another form.
    """

    ASKED: bool
    RENAMES: bool
    REFORMS: bool

    def edits(self, text: str) -> Iterator[Edit]:
        """The edits that are still to be made; nothing where the text is as the fix wants it."""


FIXES: Final[Family[Fix]] = Family(__name__, Fix, "fix")
"""Every fix."""


def fixed(text: str, asked: Iterable[str] = ()) -> str:
    """The text of a file with all fixes made, and of those that wait to be asked the ones named.

    A file that cannot be read stays as it is, and so does one whose values a fix would change.
    """
    value, findings = parse("", text)
    if findings:
        return text
    wanted = set(asked)
    for name, fix in FIXES.members().items():
        if fix.ASKED and name not in wanted:
            continue
        after = _made(text, fix)
        read, findings = parse("", after)
        if not findings and _same(fix, text, value, after, read):
            text, value = after, read
    return text


def _same(fix: Fix, text: str, value: Value, after: str, read: Value) -> bool:
    """Whether a fix left all values as they are, or, where it writes another form of them, all records."""
    if fix.REFORMS and after != text:
        before, now = (read_inventory({"": version}) for version in (text, after))
        return before[0] == now[0] and [finding.key for finding in before[1]] == [finding.key for finding in now[1]]
    return bool(_leaves(read) == _leaves(value) if fix.RENAMES else read == value)


def _made(text: str, fix: Fix) -> str:
    for _ in range(_PASSES):
        edits = list(fix.edits(text))
        if not edits:
            break
        text = applied(text, edits)
    return text


def _leaves(value: Value) -> Any:
    """The values of a text without the names of its fields."""
    if isinstance(value, Table):
        return [_leaves(inner) for inner in value.values()]
    return [_leaves(inner) for inner in value] if isinstance(value, Sequence) else value
