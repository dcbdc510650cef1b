"""A checked expression as a function of the records themselves: the quick way to what CEL would answer.

It answers only what is beyond doubt. Wherever a fact is missing, a value is of another kind, or CEL might give up, it raises
`Doubt`, and CEL is asked; so it never says what is wrong, only that nothing is. Operators that claims seldom use have no quick way.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from operator import contains, ge, gt, le, lt
from typing import Any, Final

from onward.claims.facts import Look
from onward.claims.fields import Doubt, Quick, Scope, asked, asks, reads
from onward.claims.functions import Function
from onward.claims.syntax import Call, Constant, Items, Loop, Name, Node, Select
from onward.records.base import Part
from onward.transfers.model import Transfer

SPENT: Final = "#"
"""Stands in a scope for the steps that loops have taken."""
_MOST: Final = 9_000
"""Steps of loops; CEL takes fewer than 10 000."""
_NUMBERS: Final = (int, float)


class NoQuickWay(Exception):
    """The expression uses what only CEL knows."""


def quick(node: Node, look: Look, functions: Mapping[str, Function]) -> Callable[[Scope], bool] | None:
    """The answer for given records, `{it: record}` or `{flows: (…)}`; None where only CEL can tell. It may raise Doubt."""
    try:
        made = _Maker(look, functions).make(node)
    except NoQuickWay:
        return None

    def answer(scope: Scope) -> bool:
        scope[SPENT] = 0
        return _truth(made(scope))

    return answer


class _Maker:
    """Makes the functions of one expression."""

    def __init__(self, look: Look, functions: Mapping[str, Function]) -> None:
        self._look, self._functions = look, functions
        self._operators: dict[str, Callable[..., Quick]] = {
            "_&&_": _both, "_||_": _either, "!_": _not, "_==_": _equal, "_!=_": _differ, "@in": _within, "_?_:_": _choice,
            "size": _size, "_<_": _pair(_NUMBERS, lt), "_<=_": _pair(_NUMBERS, le), "_>_": _pair(_NUMBERS, gt),
            "_>=_": _pair(_NUMBERS, ge), "contains": _pair((str,), contains), "startsWith": _pair((str,), str.startswith),
            "endsWith": _pair((str,), str.endswith),
        }  # fmt: skip

    def make(self, node: Node) -> Quick:
        """The function of a piece of an expression."""
        if isinstance(node, Constant) and node.value is not None:
            value = node.value
            return lambda scope: value
        if isinstance(node, Name):
            name = node.name
            return lambda scope: scope[name]
        if isinstance(node, Select):
            return self._select(self.make(node.of), node.field, node.tested)
        if isinstance(node, Items):
            items = tuple(map(self.make, node.items))
            return lambda scope: tuple(item(scope) for item in items)
        if isinstance(node, Loop):
            return self._loop(node)
        if isinstance(node, Call):
            return self._call(node, tuple(map(self.make, node.args)))
        raise NoQuickWay

    def _select(self, of: Quick, name: str, tested: bool) -> Quick:
        look, ways = self._look, dict[type[Any], Callable[[Any], Any]]()

        def selected(scope: Scope) -> Any:
            holder = of(scope)
            kind = type(holder)
            way = ways.get(kind)
            if way is None:
                if not isinstance(holder, Part | Transfer):
                    raise Doubt
                way = ways[kind] = asks(look, name) if tested else reads(look, kind, name)
            return way(holder)

        return selected

    def _loop(self, node: Loop) -> Quick:
        """`all` and `exists`: from true or false, each item joined to what has come together so far."""
        step, start = node.step, node.start
        if not (isinstance(step, Call) and isinstance(start, Constant) and isinstance(node.result, Name)):
            raise NoQuickWay
        signs = {"_&&_": True, "_||_": False}
        first = step.args[0] if step.args else None
        gathers = isinstance(first, Name) and first.name == node.gathered == node.result.name
        if not gathers or step.function not in signs or start.value is not signs[step.function]:
            raise NoQuickWay
        return _looped(self.make(node.over), node.variable, self.make(step.args[1]), signs[step.function])

    def _call(self, node: Call, args: tuple[Quick, ...]) -> Quick:
        if node.function in self._operators:
            return self._operators[node.function](*args)
        called = self._functions.get(node.function)
        if called is None:
            raise NoQuickWay
        return asked(self._look, called.call, args)


def _truth(value: Any) -> bool:
    if value is True or value is False:
        return bool(value)
    raise Doubt


def _both(first: Quick, other: Quick) -> Quick:
    return lambda scope: _truth(first(scope)) and _truth(other(scope))


def _either(first: Quick, other: Quick) -> Quick:
    return lambda scope: _truth(first(scope)) or _truth(other(scope))


def _not(inner: Quick) -> Quick:
    return lambda scope: not _truth(inner(scope))


def _choice(asked: Quick, test: Quick, other: Quick) -> Quick:
    return lambda scope: test(scope) if _truth(asked(scope)) else other(scope)


def _same(first: Any, other: Any) -> bool:
    kind = type(first)
    if kind is type(other) and (kind is str or kind is bool):
        return bool(first == other)
    if kind in _NUMBERS and type(other) in _NUMBERS:
        return bool(first == other)
    raise Doubt


def _equal(first: Quick, other: Quick) -> Quick:
    return lambda scope: _same(first(scope), other(scope))


def _differ(first: Quick, other: Quick) -> Quick:
    return lambda scope: not _same(first(scope), other(scope))


def _within(first: Quick, several: Quick) -> Quick:
    def within(scope: Scope) -> bool:
        item, items = first(scope), several(scope)
        if type(item) is not str or type(items) is not tuple or not {*map(type, items)} <= {str}:
            raise Doubt
        return item in items

    return within


def _pair(kinds: tuple[type, ...], holds: Callable[[Any, Any], bool]) -> Callable[[Quick, Quick], Quick]:
    """What is asked of two values of these types."""

    def paired(first: Quick, other: Quick) -> Quick:
        def compare(scope: Scope) -> bool:
            left, right = first(scope), other(scope)
            if type(left) not in kinds or type(right) not in kinds:
                raise Doubt
            return holds(left, right)

        return compare

    return paired


def _size(inner: Quick) -> Quick:
    def size(scope: Scope) -> int:
        value = inner(scope)
        if not isinstance(value, str | tuple):
            raise Doubt
        return len(value)

    return size


def _looped(over: Quick, variable: str, step: Quick, start: bool) -> Quick:
    """Whether a step holds for all items, or for any; it ends with the first that decides."""

    def looped(scope: Scope) -> bool:
        items = over(scope)
        if type(items) is not tuple:
            raise Doubt
        hidden = scope.get(variable)
        for item in items:
            scope[SPENT] += 1
            scope[variable] = item
            if scope[SPENT] > _MOST:
                raise Doubt
            if _truth(step(scope)) is not start:
                scope[variable] = hidden
                return not start
        scope[variable] = hidden
        return start

    return looped
