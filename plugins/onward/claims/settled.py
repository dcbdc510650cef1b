"""Whether a record is as a claim wants it, beyond doubt, without a call of CEL."""

from __future__ import annotations

from typing import Any, Final

from onward.claims.facts import Look, Thing
from onward.claims.fields import Doubt
from onward.claims.judge import roots, unknown
from onward.claims.language import IT, Expression
from onward.claims.types import TESTED, TODAY, Need
from onward.records.base import Part
from onward.records.inventory import ORGANIZATION
from onward.transfers.model import Transfer

_OF_NOTHING_ELSE: Final = frozenset({"at_least", "day", "ours", "period"})
"""Functions that see nothing but what they are given."""
_LOOKING_NO_FURTHER: Final = _OF_NOTHING_ELSE | {"active"}
"""Functions that see no other record than those that they are given."""


class Settled:
    """One expression, asked about one record after another; `examples` tells whether some record is one."""

    def __init__(self, look: Look, expression: Expression, wanted: bool, examples: bool) -> None:
        self._look, self._wanted, self._need, self._examples = look, wanted, expression.need, examples
        far = examples and (IT not in expression.need or not expression.called <= _LOOKING_NO_FURTHER)
        self._quick = None if far else expression.quick
        self._open = expression.tests and not look.world.open_fields.isdisjoint(_tested(expression.need))
        self._world = scope(look, expression, None)
        self.looks_no_further: Final = expression.need.keys() <= {IT} and expression.called <= _OF_NOTHING_ELSE
        """Whether its answer rests on the record alone, and on those to which that refers."""
        self.how: Final = f"{'with' if examples else 'without'} examples, {'open' if self._open else 'stated'}"
        """What else decides it, of all that other records say."""

    def __call__(self, thing: Thing | None) -> bool:
        """True where nothing is to be said of it: the answer is the wanted one, no fact that is asked for is open, and no
        example was read. False where it takes CEL to know.
        """
        if self._quick is None:
            return False
        try:
            self._world[IT] = thing
            if self._quick(self._world) is not self._wanted:
                return False
        except Doubt:
            return False
        if self._open and any(unknown(self._look, thing, self._need, tested=True)):
            return False
        return not self._examples or not any(
            _shown(self._look, start, inner)
            for root, inner in self._need.items()
            for start in roots(self._look, root, thing)
        )


def scope(look: Look, expression: Expression, thing: Thing | None) -> dict[str, Any]:
    """What an expression can name, as the records themselves."""
    values: dict[str, Any] = {IT: thing}
    for name in expression.need:
        if name == TODAY:
            values[name] = look.world.today.toordinal()
        elif name == ORGANIZATION:
            values[name] = look.world.inventory.organization
        elif name != IT:
            values[name] = look.asked(name, expression.ways)
    return values


def _tested(need: Need) -> set[str]:
    """The fields whose presence is asked for, at every depth."""
    tested = {name for name, inner in need.items() if TESTED in inner}
    return tested.union(*(_tested(inner) for inner in need.values()))


def _shown(look: Look, thing: Any, need: Need) -> bool:
    """Whether an example is among what an expression reads of a record."""
    if isinstance(thing, tuple):
        return any(_shown(look, inner, need) for inner in thing)
    if not isinstance(thing, Part | Transfer):
        return False
    if look.example(thing):
        return True
    return any(_shown(look, look.member(thing, name), inner) for name, inner in need.items() if name != TESTED)
