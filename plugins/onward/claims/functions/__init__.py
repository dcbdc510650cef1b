"""What claims can ask beyond the language itself: one module a function, found by its name.

A module's docstring is its page and holds an example; `TAKES` lists what it may be called with, `GIVES` what it answers,
`call(look, …)` does it.
"""

from __future__ import annotations

import importlib
import inspect
import pkgutil
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from types import ModuleType
from typing import Any

from onward.claims.types import Type


@dataclass(frozen=True, slots=True)
class Function:
    """A function of the language of claims; `doc` is its page."""

    name: str
    doc: str
    takes: tuple[tuple[Type, ...], ...]
    gives: Type
    call: Callable[..., Any]

    @property
    def usage(self) -> str:
        """How it is written, as its page begins."""
        return self.doc.partition(":")[0]


@cache
def functions() -> Mapping[str, Function]:
    """Every function by its name."""
    names = sorted(one.name for one in pkgutil.iter_modules(__path__) if not one.name.startswith("_"))
    return {name: _read(name, importlib.import_module(f"{__name__}.{name}")) for name in names}


def _read(name: str, module: ModuleType) -> Function:
    return Function(name, inspect.getdoc(module) or "", module.TAKES, module.GIVES, module.call)
