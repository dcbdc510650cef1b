"""What is the same wherever a build asks for it, and is made once."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache, wraps
from typing import ParamSpec, TypeVar

P = ParamSpec("P")
R = TypeVar("R")


class _Same:
    """A value as a key: itself and no other."""

    __slots__ = ("of",)

    def __init__(self, of: object) -> None:
        self.of = of

    def __hash__(self) -> int:
        return id(self.of)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Same) and other.of is self.of


def once(kept: int) -> Callable[[Callable[P, R]], Callable[P, R]]:
    """Of a function, that the last so many of its results are kept; texts count by what they say, all else by what it is."""

    def made(make: Callable[P, R]) -> Callable[P, R]:
        @lru_cache(maxsize=kept)
        def known(*keys: object) -> R:
            return make(*(key.of if isinstance(key, _Same) else key for key in keys))  # type: ignore[call-arg,arg-type]

        @wraps(make)
        def asked(*given: P.args, **named: P.kwargs) -> R:
            assert not named
            return known(*(value if isinstance(value, str | None) else _Same(value) for value in given))

        return asked

    return made
