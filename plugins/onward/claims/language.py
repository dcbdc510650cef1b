"""The language of claims: CEL by Google's own implementation, with the types of the records and functions of our own.

The library has no way to the outside, bounds the nesting of an expression and the rounds of its loops, and matches
regular expressions in linear time: an expression ends, and ends the same on every machine.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from functools import partial
from typing import Any, Final

from cel_expr_python import cel

from onward.claims.checker import Checker, Problem, Seen
from onward.claims.closures import quick
from onward.claims.facts import Look, identities
from onward.claims.functions import Function, functions
from onward.claims.syntax import parse
from onward.claims.types import TESTED, TODAY, Need, Sort, Type, variables
from onward.frozen import dataclass
from onward.records.base import Record
from onward.transfers.model import Transfer
from onward.yamltext.nearest import did_you_mean

LONGEST: Final = 2000
"""Code points of an expression: what is longer is a program, and nobody reviews it."""
IT: Final = "it"

_RECORD: Final = cel.Type.Map(cel.Type.STRING, cel.Type.DYN)
_TYPES: Final = {
    Sort.TEXT: cel.Type.STRING,
    Sort.TRUTH: cel.Type.BOOL,
    Sort.NUMBER: cel.Type.INT,
    Sort.DAY: cel.Type.INT,
    Sort.PERIOD: cel.Type.DOUBLE,
    Sort.RECORD: _RECORD,
    Sort.ANY: cel.Type.DYN,
}
_ERROR: Final = re.compile(r"ERROR: <input>:(-?\d+):(-?\d+): ([^\n]*)")
_UNDECLARED: Final = re.compile(r"undeclared reference to '([^']*)'")
_OVERLOAD: Final = re.compile(r"found no matching overload for '([^']*)'")
_MISSING: Final = re.compile(r'Key not found in map : "([^"]*)"')
_CODE: Final = re.compile(r"^[A-Z_]+: ")
_BUDGET: Final = "Iteration budget exceeded"


@dataclass(frozen=True, slots=True)
class Expression:
    """A check that can be asked: what it reads of `it` and of the world, and the answer for given facts.

    `tests` says whether it asks for the presence of a fact, `ways` whether it asks where data goes.
    """

    text: str
    need: Need
    compiled: Any
    tests: bool
    ways: bool = False
    quick: Callable[[dict[str, Any]], bool] | None = None
    """The same of the records themselves, where `closures` has a quick way."""
    called: frozenset[str] = frozenset()
    """The functions that it asks."""
    passed: frozenset[str] = frozenset()
    """The lists of which it is true where they are empty, whatever it says of their items."""

    @property
    def reads(self) -> bool:
        """Whether it looks at anything that is recorded."""
        return not self.need.keys() <= {TODAY}

    def answer(self, facts: Mapping[str, Any]) -> bool | str:
        """True or false; a sentence on what is missing where it cannot be told."""
        try:
            answer = self.compiled.eval(data=facts)
        except RuntimeError as error:
            return _reason(str(error))
        value = answer.value()
        return value if isinstance(value, bool) else _reason(str(value))


def _reason(message: str) -> str:
    if _BUDGET in message:
        return "the check exceeds the limit of iterations; check one record at a time, with `never` or `always`"
    missing = _MISSING.search(message)
    return f"`{missing[1]}` is not stated" if missing else _CODE.sub("", message).strip().strip("'")


class Language:
    """What expressions may say of a world, for one way to look at it; `of` is the type of `it`, None without it.

    `beside` is a language of another type for the same look: to CEL all records are alike, and both share what is costly.
    """

    def __init__(self, look: Look, of: Type | None, beside: Language | None = None) -> None:
        self._look = look
        self._known = variables(whole=of is None) | ({IT: of} if of else {})
        types = {name: _type(kind) for name, kind in self._known.items()}
        self._env: Any = beside._env if beside else _environment(types, look)
        self._ids: Mapping[str, frozenset[str]] = beside._ids if beside else identities(look.world)

    def read(self, text: str) -> tuple[Expression | None, tuple[Problem, ...]]:
        """The expression of a text, or the mistakes in it."""
        if not text.strip() or len(text) > LONGEST:
            message = (
                f"it has {len(text)} characters, more than {LONGEST}" if text.strip() else "there is no expression"
            )
            return None, (Problem(0, message, "split the claim into several" if text.strip() else ""),)
        try:
            compiled = self._env.compile(text)
        except RuntimeError as error:
            return None, tuple(self._problems(text, str(error)))
        checker = Checker(text, self._ids, functions())
        need: Need = {name: {} for name in self._known}
        tree = parse(compiled.serialize())
        checker.truth(checker.see(tree, {n: Seen(of, need[n]) for n, of in self._known.items()}))
        read = {name: of for name, of in need.items() if name in checker.named}
        ways = any(functions()[name].of_ways for name in checker.called)
        if checker.problems:
            return None, tuple(checker.problems)
        short = quick(tree, self._look, functions()) if not self._look.blind else None
        called, passed = frozenset(checker.called), frozenset(checker.passed)
        return Expression(text, read, compiled, _tests(read), ways, short, called, passed), ()

    def again(self, expression: Expression) -> Expression | None:
        """An expression of the same world and type, read already by another way to look; None where it does not compile."""
        try:
            return replace(expression, compiled=self._env.compile(expression.text), quick=None)
        except RuntimeError:
            return None

    def facts(self, need: Need, thing: Any = None, ways: bool = False) -> dict[str, Any]:
        """What an expression needs to know, of a record or of the world; with `ways`, its flows are those too
        that nobody records, from where data begins to the host of a system.
        """
        look = self._look
        values: dict[str, Any] = {}
        for name, inner in need.items():
            if name == IT:
                values[name] = look.value(thing, inner)
            elif name == TODAY:
                values[name] = look.world.today.toordinal()
            elif self._known[name].sort is Sort.LIST:
                values[name] = [look.value(thing_, inner) for thing_ in look.asked(name, ways)]
            else:
                ours = look.world.inventory.organization
                values[name] = look.value(ours, inner) if ours else {}
        return values

    def _problems(self, text: str, problem: str) -> Iterator[Problem]:
        for line, column, message in _ERROR.findall(problem) or [("1", "1", problem)]:
            yield self._problem(text, _offset(text, int(line), int(column)), message)

    def _problem(self, text: str, at: int, message: str) -> Problem:
        if undeclared := _UNDECLARED.search(message):
            known, name = sorted({*self._known, *functions()}), undeclared[1].partition(".")[0]
            hint = did_you_mean(name, known) or f"expected one of {', '.join(known)}"
            return Problem(max(text.rfind(name, 0, at + len(name)), 0), f"unknown name `{name}`", hint)
        if "recursion" in message:
            return Problem(at, "the expression is nested too deeply", "split the claim into several")
        overload = _OVERLOAD.search(message)
        given = functions().get(overload[1]) if overload else None
        fault = message.partition(" expecting ")[0]
        return Problem(at, fault[:1].lower() + fault[1:], f"write {given.usage}" if given else "")


def _environment(types: dict[str, Any], look: Look) -> Any:
    return cel.NewEnv(variables=types, functions=[_declared(function, look) for function in functions().values()])


def _tests(need: Need) -> bool:
    return TESTED in need or any(map(_tests, need.values()))


def _offset(text: str, line: int, column: int) -> int:
    lines = text.split("\n")
    before = sum(len(above) + 1 for above in lines[: max(line - 1, 0)])
    return min(before + max(column - 1, 0), len(text))


def _type(of: Type) -> Any:
    return cel.Type.List(_type(of.of)) if of.sort is Sort.LIST and of.of else _TYPES[of.sort]


def _declared(function: Function, look: Look) -> Any:
    overloads = [
        cel.Overload(
            f"{function.name}_{number}",
            return_type=_type(function.gives),
            parameters=[_type(taken) for taken in takes],
            impl=_called(function.call, look, takes),
        )
        for number, takes in enumerate(function.takes)
    ]
    return cel.FunctionDecl(function.name, overloads)


def _called(call: Callable[..., Any], look: Look, takes: tuple[Type, ...]) -> Callable[..., Any]:
    named = [taken.sort is Sort.RECORD and issubclass(taken.parts[0], Record | Transfer) for taken in takes]
    return partial(_call, call, look, named)


def _call(call: Callable[..., Any], look: Look, named: list[bool], *given: Any) -> Any:
    return call(look, *(look.named(pair) if whole else pair for pair, whole in zip(given, named, strict=True)))
