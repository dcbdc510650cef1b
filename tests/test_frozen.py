"""A frozen data class does what one of the standard library does; only later."""

from __future__ import annotations

import copy
import dataclasses
from collections.abc import Callable
from dataclasses import field
from typing import Any, ClassVar

import pytest

from onward.frozen import dataclass


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

    return Record, Span, World, Nothing, Alone


OURS, THEIRS = family(dataclass), family(dataclasses.dataclass)
GIVEN: tuple[tuple[tuple[Any, ...], dict[str, Any]], ...] = (
    ((), {"source": {"a": 1}, "id": "x"}), ((1,), {}), (("acme",), {}), ((), {}), (("a",), {}),
)  # fmt: skip


@pytest.mark.parametrize(("ours", "theirs", "given"), list(zip(OURS, THEIRS, GIVEN, strict=True)))
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
