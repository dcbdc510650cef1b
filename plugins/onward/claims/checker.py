"""Checks an expression against the types of the records, and notes what it reads of them.

A field that no record has, a word that no closed list holds and an id that names nothing would make a check hold for
ever: they are mistakes here, each with its place.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import field
from typing import Final, TypeAlias

from onward.claims.functions import Function
from onward.claims.syntax import Call, Constant, Items, Loop, Name, Node, Select, is_constant
from onward.claims.types import (
    ANY,
    COLLECTION,
    COUNTRIES,
    NUMBER,
    PERIOD,
    SUBSTANCE,
    TESTED,
    TEXT,
    TRUTH,
    Need,
    Sort,
    Type,
    fields_of,
    is_simple,
)
from onward.frozen import dataclass
from onward.records.base import Record
from onward.records.values import Duration, is_country_shaped, parse_date
from onward.yamltext.nearest import did_you_mean

_ORDERED: Final = (Sort.NUMBER, Sort.DAY, Sort.PERIOD)
_GROUPS: Final = ("EEA", "EU", "customer-chosen")
_TEXTS: Final = ("contains", "startsWith", "endsWith", "matches")
_INSTEAD: Final = {"duration": 'write `period("P30D")`', "timestamp": 'write `day("2026-01-31")`'}
_MEMBER: Final = re.compile(r"\.\s*(\w+)")
_ARITHMETIC: Final = ("_-_", "_*_", "_/_", "_%_", "-_")


@dataclass(frozen=True, slots=True)
class Problem:
    """A mistake in an expression: its offset, a sentence, and the way out."""

    at: int
    message: str
    hint: str = ""


@dataclass(frozen=True, slots=True)
class Seen:
    """What is known of a piece of an expression: its type, and where to note what is read of it."""

    type: Type
    need: Need = field(default_factory=dict)


Scope: TypeAlias = Mapping[str, Seen]


class Checker:
    """One look at one expression. `ids` are the ids of each collection, `functions` those that the language is given."""

    def __init__(self, text: str, ids: Mapping[str, frozenset[str]], functions: Mapping[str, Function]) -> None:
        self.problems: list[Problem] = []
        self.named: set[str] = set()
        self._text, self._ids, self._functions = text, ids, functions
        self.called: set[str] = set()
        self.passed: set[str] = set()
        """The names of lists of which something is said of every item: it is true of an empty list, whatever it says."""
        self._operators: dict[str, Callable[[Call, tuple[Seen, ...]], Seen]] = {
            **dict.fromkeys(("_==_", "_!=_"), self._compare),
            **dict.fromkeys(("_<_", "_<=_", "_>_", "_>=_"), self._order),
            **dict.fromkeys(("_&&_", "_||_", "!_"), self._truths),
            **dict.fromkeys(_TEXTS, self._texts),
            **dict.fromkeys(_ARITHMETIC, self._numbers),
            "@in": self._within,
            "_?_:_": self._choice,
            "_+_": self._sum,
            "_[_]": self._item,
            "size": self._size,
        }

    def see(self, node: Node, scope: Scope) -> Seen:
        """The type of a piece of the expression; its problems and what it reads are noted on the way."""
        if isinstance(node, Constant):
            return Seen(_constant(node))
        if isinstance(node, Name):
            self.named.add(node.name)
            return scope.get(node.name, Seen(ANY))
        if isinstance(node, Select):
            return self._select(node, self.see(node.of, scope))
        if isinstance(node, Items):
            items = [self.see(item, scope) for item in node.items]
            return Seen(Type(Sort.LIST, of=items[0].type if items else ANY), items[0].need if items else {})
        if isinstance(node, Loop):
            return self._loop(node, scope)
        if isinstance(node, Call):
            return self._call(node, tuple(self.see(argument, scope) for argument in node.args))
        return self._refuse(node.at, "maps are not supported in claims", "compare fields of records")

    def truth(self, seen: Seen) -> None:
        """The whole must say yes or no."""
        if seen.type.sort not in (Sort.TRUTH, Sort.ANY):
            self._refuse(0, f"this is {seen.type.sort}; the check of a claim must be true or false")

    def _refuse(self, at: int, message: str, hint: str = "") -> Seen:
        self.problems.append(Problem(at, message, hint))
        return Seen(ANY)

    def _select(self, node: Select, of: Seen) -> Seen:
        if of.type.sort is Sort.ANY:
            return Seen(ANY)
        at = self._field_at(node)
        if of.type.sort is not Sort.RECORD:
            hint = "use `all` or `exists`" if of.type.sort is Sort.LIST else ""
            return self._refuse(at, f"`.{node.field}` is read from {of.type.sort}, which has no fields", hint)
        known = fields_of(of.type.parts)
        type_ = known.get(node.field)
        if type_ is None:
            hint = did_you_mean(node.field, known) or f"expected one of {', '.join(sorted(known))}"
            return self._refuse(at, f"unknown field `{node.field}`", hint)
        need = of.need.setdefault(node.field, {})
        return Seen(TRUTH, need.setdefault(TESTED, {})) if node.tested else Seen(type_, need)

    def _field_at(self, node: Select) -> int:
        members = _MEMBER.finditer(self._text, node.of.at)
        return next((member.start(1) for member in members if member[1] == node.field), node.at)

    def _loop(self, node: Loop, scope: Scope) -> Seen:
        over = self.see(node.over, scope)
        if over.type.sort not in (Sort.LIST, Sort.ANY):
            return self._refuse(node.at, f"this iterates over {over.type.sort}, not over a list")
        of_all = isinstance(node.start, Constant) and node.start.value is True
        if isinstance(node.over, Name) and (of_all or node.over.name in SUBSTANCE):
            self.passed.add(node.over.name)
        within = {**scope, node.variable: Seen(over.type.of or ANY, over.need)}
        within[node.gathered] = self.see(node.start, within)
        within[node.gathered] = self.see(node.step, within)
        return self.see(node.result, within)

    def _call(self, node: Call, args: tuple[Seen, ...]) -> Seen:
        if node.function == "@not_strictly_false":
            return args[0]
        if node.function in self._operators:
            return self._operators[node.function](node, args)
        called = self._functions.get(node.function)
        if called is None:
            offered = sorted({*self._functions, *_TEXTS, "size"})
            near = did_you_mean(node.function, offered) or f"expected one of {', '.join(offered)}"
            hint = _INSTEAD.get(node.function, near)
            return self._refuse(node.at, f"unknown function `{node.function}`", hint)
        return self._given(node, called, args)

    def _given(self, node: Call, called: Function, args: tuple[Seen, ...]) -> Seen:
        fitting = [takes for takes in called.takes if len(takes) == len(args) and all(map(_accepts, takes, args))]
        if not fitting:
            given = ", ".join(str(seen_.type.sort) for seen_ in args)
            return self._refuse(node.at, f"`{called.name}` does not take ({given})", f"write {called.usage}")
        for argument, seen, taken in zip(node.args, args, fitting[0], strict=True):
            self._known(argument, taken)
            self._read(argument, called)
            _whole(seen)
        self.called.add(called.name)
        return Seen(called.gives)

    def _read(self, node: Node, called: Function) -> None:
        """A date or a duration that is written in the expression is one: else the check has no answer where it is asked."""
        parse = {"day": parse_date, "period": Duration.parse}.get(called.name)
        if parse is not None and isinstance(node, Constant) and isinstance(node.value, str):
            try:
                parse(node.value)
            except ValueError:
                what = "date" if called.name == "day" else "duration"
                self._refuse(node.at, f"`{node.value}` is not a {what}", f"write {called.usage}")

    def _compare(self, node: Call, args: tuple[Seen, ...]) -> Seen:
        first, other = (seen.type for seen in args)
        if Sort.RECORD in (first.sort, other.sort):
            return self._refuse(node.at, "records cannot be compared", "compare their ids: `it.to.id`")
        self._same(node.at, first, other)
        self._known(node.args[0], other)
        self._known(node.args[1], first)
        return Seen(TRUTH)

    def _same(self, at: int, first: Type, other: Type) -> None:
        if first.sort is not other.sort and ANY not in (first, other):
            sorts = {first.sort, other.sort}
            hint = (
                'write `period("P30D")`' if Sort.PERIOD in sorts else 'write `day("2026-01-31")`' * (Sort.DAY in sorts)
            )
            self._refuse(at, f"{first.sort} is never equal to {other.sort}", hint)

    def _known(self, node: Node, wanted: Type) -> None:
        """A constant must be one of the words, or of the ids, that can stand on the other side."""
        if isinstance(node, Items):
            for item in node.items:
                self._known(item, wanted)
        if not isinstance(node, Constant) or not isinstance(node.value, str):
            return
        text, known = (
            node.value,
            {*wanted.words, *(identity for name in wanted.names for identity in self._ids.get(name, ()))},
        )
        country = text.partition("-")[0] if is_country_shaped(text) else ""
        if wanted.place and text not in _GROUPS and country not in self._ids[COUNTRIES]:
            self._refuse(
                node.at, f"`{text}` is not a country code", "use two capital letters of ISO 3166-1, such as `DE`"
            )
        elif (wanted.words or wanted.names) and text not in known:
            where = f"an id of {' or '.join(wanted.names)}" if wanted.names else "a value of this field"
            hint = did_you_mean(text, sorted(known)) or f"expected one of {', '.join(sorted(known)) or 'none'}"
            self._refuse(node.at, f"`{text}` is not {where}", hint)

    def _within(self, node: Call, args: tuple[Seen, ...]) -> Seen:
        single, several = (seen.type for seen in args)
        if several.sort not in (Sort.LIST, Sort.ANY):
            return self._refuse(node.at, f"`in` requires a list, and this is {several.sort}")
        of = several.of or ANY
        self._same(node.at, single, of)
        self._known(node.args[0], of)
        self._known(node.args[1], single)
        return Seen(TRUTH)

    def _order(self, node: Call, args: tuple[Seen, ...]) -> Seen:
        first, other = (seen.type for seen in args)
        if Sort.TEXT in (first.sort, other.sort) and first.sort is other.sort:
            return self._refuse(node.at, "strings cannot be ordered", "compare levels with `at_least(level, least)`")
        if any(each is not ANY and each.sort not in _ORDERED for each in (first, other)):
            return self._refuse(
                node.at, f"{first.sort} and {other.sort} cannot be ordered", 'write `period("P30D")` or `day(…)`'
            )
        self._same(node.at, first, other)
        return Seen(TRUTH)

    def _truths(self, node: Call, args: tuple[Seen, ...]) -> Seen:
        for seen, argument in zip(args, node.args, strict=True):
            if seen.type.sort not in (Sort.TRUTH, Sort.ANY):
                self._refuse(argument.at, f"this is {seen.type.sort}, where true or false is required")
            elif len(args) > 1 and is_constant(argument):
                self._refuse(argument.at, "this is the same whatever is recorded", "leave it out")
        return Seen(TRUTH)

    def _texts(self, node: Call, args: tuple[Seen, ...]) -> Seen:
        return self._all(node, args, TEXT, TRUTH)

    def _numbers(self, node: Call, args: tuple[Seen, ...]) -> Seen:
        return self._all(node, args, args[0].type if args[0].type.sort is Sort.PERIOD else NUMBER, args[0].type)

    def _all(self, node: Call, args: tuple[Seen, ...], wanted: Type, gives: Type) -> Seen:
        for seen in args:
            if seen.type.sort not in (wanted.sort, Sort.ANY):
                return self._refuse(node.at, f"this is {seen.type.sort}, where {wanted.sort} is required")
        return Seen(gives)

    def _choice(self, node: Call, args: tuple[Seen, ...]) -> Seen:
        return args[1] if args[1].type is not ANY else args[2]

    def _sum(self, node: Call, args: tuple[Seen, ...]) -> Seen:
        seen, other = args
        if seen.type.sort is Sort.LIST and seen.type.of is ANY:
            return other
        if {seen.type.sort, other.type.sort} - {Sort.LIST, Sort.TEXT, Sort.NUMBER, Sort.PERIOD, Sort.ANY}:
            return self._refuse(node.at, f"{seen.type.sort} and {other.type.sort} cannot be added")
        return Seen(PERIOD if Sort.PERIOD in (seen.type.sort, other.type.sort) else seen.type, seen.need)

    def _item(self, node: Call, args: tuple[Seen, ...]) -> Seen:
        return Seen(args[0].type.of or ANY, args[0].need)

    def _size(self, node: Call, args: tuple[Seen, ...]) -> Seen:
        return Seen(NUMBER)


def _constant(node: Constant) -> Type:
    if isinstance(node.value, bool):
        return TRUTH
    if isinstance(node.value, int | float):
        return NUMBER
    return TEXT if isinstance(node.value, str) else ANY


def _accepts(wanted: Type, seen: Seen) -> bool:
    given = seen.type
    if Sort.ANY in (wanted.sort, given.sort):
        return True
    return given.sort is wanted.sort and (not wanted.parts or set(given.parts) <= set(wanted.parts))


def _whole(seen: Seen) -> None:
    """A function looks at a whole record: by its id, or by all that a piece of a record says."""
    if seen.type.sort is Sort.RECORD:
        named = all(issubclass(part, Record) or not hasattr(part, "source") for part in seen.type.parts)
        simple = (name for name, kind in fields_of(seen.type.parts).items() if is_simple(kind))
        for name in ("id", COLLECTION) if named else simple:
            seen.need.setdefault(name, {})
