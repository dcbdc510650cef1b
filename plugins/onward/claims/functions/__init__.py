"""What claims can ask beyond the language itself: one module a function, found by its name.

A module's docstring is its page and holds an example; `TAKES` lists what it may be called with, `GIVES` what it answers,
`call(look, …)` does it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache
from typing import Any, Final, Protocol, runtime_checkable

from onward.claims.types import WAYS, Type
from onward.family import Family
from onward.frozen import dataclass


@dataclass(frozen=True, slots=True)
class Function:
    """A function of the language of claims."""

    name: str
    written: str
    takes: tuple[tuple[Type, ...], ...]
    gives: Type
    call: Callable[..., Any]

    @property
    def doc(self) -> str:
        """Its page, in Markdown."""
        from inspect import cleandoc

        return cleandoc(self.written)

    @property
    def usage(self) -> str:
        """How it is written, as its page begins."""
        return self.doc.partition(":")[0]

    @property
    def of_ways(self) -> bool:
        """Whether it asks where a flow, or a transfer, leads."""
        return any(kind.parts == WAYS for kinds in self.takes for kind in kinds)


@runtime_checkable
class Called(Protocol):
    """The module of a function; its docstring is the function's page."""

    TAKES: tuple[tuple[Type, ...], ...]
    GIVES: Type
    call: Callable[..., Any]


FUNCTIONS: Final[Family[Called]] = Family(__name__, Called, "function")
"""The modules of all functions."""


@cache
def functions() -> Mapping[str, Function]:
    """Every function by its name, as claims write it."""
    return {name.replace("-", "_"): _read(name.replace("-", "_"), made) for name, made in FUNCTIONS.members().items()}


def _read(name: str, module: Called) -> Function:
    return Function(name, module.__doc__ or "", module.TAKES, module.GIVES, module.call)
