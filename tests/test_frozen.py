"""A frozen data class does what one of the standard library does; only later."""

from __future__ import annotations

import copy
import dataclasses
from collections.abc import Callable
from dataclasses import field
from typing import Any, ClassVar, get_type_hints

import pytest

from onward.frozen import _FEW, dataclass, hints


def family(decorate: Callable[..., Callable[[type[Any]], type[Any]]]) -> tuple[type[Any], ...]:
    """The same types by one decorator or the other: defaults, factories, keywords, own methods, order."""

    @decorate(frozen=True, slots=True, kw_only=True)
    class Base:
        KIND: ClassVar[str] = "base"
        source: dict[str, int] = field(repr=False, compare=False, hash=False)

    @decorate(frozen=True, slots=True, kw_only=True)
    class Record(Base):
        KIND: ClassVar[str] = "record"
        id: str
        names: tuple[str, ...] = ()

    @decorate(frozen=True, slots=True, order=True)
    class Span:
        """A place."""

        line: int
        column: int = 1

        def __repr__(self) -> str:
            return f"{self.line}:{self.column}"

    @decorate(frozen=True)
    class World:
        """With a dictionary of its own."""

        name: str
        notes: dict[str, str] = field(default_factory=dict, hash=False)

        @property
        def title(self) -> str:
            return self.name.title()

    @decorate(frozen=True, slots=True)
    class Nothing:
        """No field."""

    @decorate(frozen=True, eq=False)
    class Alone:
        name: str

    @decorate()
    class Search:
        """One that changes, with a field that nobody gives and one that goes by its name alone."""

        start: str
        found: list[str] = field(default_factory=list)
        begun: str = field(init=False)
        rounds: int = field(default=3, init=False)
        limit: int = field(kw_only=True)

        def __post_init__(self) -> None:
            self.begun = self.start.upper()

    return Record, Span, World, Nothing, Alone, Search


OURS, THEIRS = family(dataclass), family(dataclasses.dataclass)
GIVEN: tuple[tuple[tuple[Any, ...], dict[str, Any]], ...] = (
    ((), {"source": {"a": 1}, "id": "x"}), ((1,), {}), (("acme",), {}), ((), {}), (("a",), {}),
)  # fmt: skip


@pytest.mark.parametrize(("ours", "theirs", "given"), list(zip(OURS[:5], THEIRS, GIVEN, strict=False)))
def test_the_same_as_the_standard_library(ours: type[Any], theirs: type[Any], given: Any) -> None:
    values = [(kind(*given[0], **given[1]), kind(*given[0], **given[1])) for kind in (ours, theirs)]
    for one, twin in values:
        assert (one == twin) is (ours is not OURS[4])
        assert (hash(one) == hash(twin)) is (ours is not OURS[4])
        assert one != "something else"
        assert copy.deepcopy(one) == one or ours is OURS[4]
    (mine, _), (other, _) = values
    with pytest.raises(dataclasses.FrozenInstanceError):
        mine.name = mine.id = "other"
    with pytest.raises(dataclasses.FrozenInstanceError):
        del mine.name
    assert repr(mine) == repr(other)
    assert [one.name for one in dataclasses.fields(mine)] == [one.name for one in dataclasses.fields(other)]
    if dataclasses.fields(mine):
        assert dataclasses.asdict(mine) == dataclasses.asdict(other)
        assert dataclasses.replace(mine) == mine or ours is OURS[4]
        with pytest.raises(TypeError):
            ours()
    with pytest.raises(TypeError):
        ours(1, 2, 3)


def test_order_factories_and_what_is_left_out_of_a_comparison() -> None:
    record, span, world, *_ = OURS
    assert sorted([span(2), span(1, 5), span(1)]) == [span(1, 1), span(1, 5), span(2, 1)]
    assert record(source={"a": 1}, id="x") == record(source={"b": 2}, id="x", names=())
    assert world("a").notes is not world("a").notes
    assert world("acme", {"a": "b"}).title == "Acme"
    with pytest.raises(TypeError):
        assert span(1) < 2


def test_one_that_changes() -> None:
    ours, theirs = OURS[5], THEIRS[5]
    for kind in (ours, theirs):
        for number in range(_FEW + 2):
            search = kind("a", limit=number)
            search.found.append("b")
            assert (search.begun, search.rounds, search.limit) == ("A", 3, number)
            assert search != kind("a", limit=number)
        for wrong in (("a",), ("a", [], 1)):
            with pytest.raises(TypeError):
                kind(*wrong)
        for more in ({"rounds": 1}, {"start": "b"}, {"other": 1}):
            with pytest.raises(TypeError):
                kind("a", limit=1, **more)
        with pytest.raises(TypeError):
            hash(search)
    assert repr(ours("a", limit=1)) == repr(theirs("a", limit=1))


@pytest.mark.parametrize(("ours", "theirs"), list(zip(OURS, THEIRS, strict=True)))
def test_what_the_standard_library_and_match_know_of_a_type(ours: Any, theirs: Any) -> None:
    assert ours.__match_args__ == theirs.__match_args__
    assert getattr(ours, "__slots__", None) == getattr(theirs, "__slots__", None)
    told = [
        [(one.name, one.type, one.init, one.kw_only, one.compare, one.default) for one in dataclasses.fields(kind)]
        for kind in (ours, theirs)
    ]
    assert told[0] == told[1]


def test_the_methods_made_for_few_calls_and_for_many_agree() -> None:
    _, span, world, *_ = OURS
    values = [span(number // 2) for number in range(2 * _FEW)]
    assert [value == values[0] for value in values] == [number < 2 for number in range(2 * _FEW)]
    assert [hash(value) == hash(values[0]) for value in values] == [number < 2 for number in range(2 * _FEW)]
    assert len({world("a", {"b": "c"}) for _ in range(2 * _FEW)}) == 1


def test_a_field_means_what_its_annotation_says() -> None:
    from onward.records.parties import Subprocessor

    known = get_type_hints(Subprocessor, include_extras=True)
    assert {name: known[name] for name in hints(Subprocessor)} == dict(hints(Subprocessor))
