"""Which facts decide an answer: those without which it would be another one, or none."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Final

from onward.claims.facts import Look, Path, Thing, origin, place, title
from onward.claims.language import IT, Expression
from onward.claims.types import COLLECTION, TESTED, Need
from onward.finding import Span, Step

MOST_FACTS: Final = 400
"""Beyond so many, facts are not tried one by one."""
_SHOWN: Final = 3
_NAMES: Final = ("id", COLLECTION)


def trail(look: Look, expression: Expression, facts: Mapping[str, Any], thing: Thing | None) -> tuple[Step, ...]:
    """Where the facts stand that decide, the one to mend first: a fact of the record itself before what it refers to."""
    own: dict[Span, str] = {}
    others: dict[Span, str] = {}
    for path in decisive(expression, facts):
        root, way = _root(look, thing, path)
        if len(way) == 1 and way[0] in _NAMES:
            continue  # which record it is: said already
        named = way[-1:] != way and way[-1] in _NAMES
        located = place(look, root, way[:-1] if named else way) if root is not None else None
        if located and located[1] is root and not named:
            own.setdefault(located[0], f"`{_name(way)}` of {title(located[1])}")
            continue
        refers = place(look, root, way[:1]) if root is not None else None
        for span, holder in filter(None, (located, refers)):
            others.setdefault(span, f"`{_name(way[:1] if holder is root else way)}` of {title(holder)}")
    first = [*reversed(own.items()), *reversed(others.items())]
    if not first and thing is not None:
        first = [(origin(thing), title(thing))]
    return tuple(Step(span, label) for span, label in first[:_SHOWN])


def decisive(expression: Expression, facts: Mapping[str, Any]) -> tuple[Path, ...]:
    """The facts, in the order of the expression, without which the answer is another one.

    Where there is none, those whose presence is asked for: without them the answer is the same for another reason. A
    collection of which every record would matter lacks something, and none of its records is to blame.
    """
    answer = expression.answer(facts)
    paths = tuple(_paths(facts))
    if len(paths) > MOST_FACTS:
        return ()
    paths_ = [path for path in paths if expression.answer(_without(facts, path)) != answer]
    paths_ = [path for path in paths_ if not any(_inside(path, other) for other in paths_)]
    lacking = {name for name, value in facts.items() if isinstance(value, list) and _all_matter(name, value, paths_)}
    paths_ = [path for path in paths_ if path[0] not in lacking]
    return tuple(paths_ or (path for path in paths if _is_tested(expression.need, path)))


def _all_matter(name: str, records: list[Any], paths: list[Path]) -> bool:
    return len(records) > 1 and {path[1] for path in paths if path[0] == name and len(path) > 1} == set(
        range(len(records))
    )


def _is_tested(need: Need, path: Path) -> bool:
    for step in path:
        need = need.get(step, {}) if isinstance(step, str) else need
    return TESTED in need


def _inside(path: Path, other: Path) -> bool:
    return len(other) > len(path) and other[: len(path)] == path


def _paths(value: Any, before: Path = ()) -> Iterator[Path]:
    """Every fact: the fields of records, lists as a whole and item by item."""
    if isinstance(value, Mapping):
        for name, inner in value.items():
            yield from _paths(inner, (*before, name))
        return
    if before:
        yield before
    if isinstance(value, list):
        for index, inner in enumerate(value):
            yield from _paths(inner, (*before, index))


def _without(value: Any, path: Path) -> Any:
    first, *rest = path
    copy: Any = dict(value) if isinstance(value, Mapping) else list(value)
    if rest:
        copy[first] = _without(copy[first], tuple(rest))
    else:
        del copy[first]
    return copy


def _root(look: Look, thing: Thing | None, path: Path) -> tuple[Thing | None, Path]:
    """The record that an expression starts from, and the way on from there."""
    if path[0] == IT:
        return thing, path[1:]
    if len(path) > 1 and isinstance(path[1], int):
        return look.asked(str(path[0]), ways=True)[path[1]], path[2:]
    return look.world.inventory.organization, path[1:]


def _name(path: Path) -> str:
    return ".".join(step for step in path if isinstance(step, str))
