"""Starts the standard library's data classes without what they import to write docstrings, which ours have.

`dataclasses` imports `inspect`, and that the syntax trees and the disassembler of Python, which together take a twentieth of the
time of a short lint.
"""

from __future__ import annotations

import sys
from importlib import import_module
from types import ModuleType
from typing import Any


class _Later(ModuleType):
    """A module that is imported when something is asked of it."""

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        _give_way(self)
        self.__dict__.update(vars(import_module(self.__name__)))
        return self.__dict__[name]


def _give_way(module: ModuleType) -> None:
    """Let whoever imports a module from now on have the module itself."""
    if sys.modules.get(module.__name__) is module:
        del sys.modules[module.__name__]


def _without(name: str, module: str) -> None:
    """Import a module, and what it asks of another one only when it does; to everybody else that is what it is."""
    if name not in sys.modules and module not in sys.modules:
        sys.modules[name] = later = _Later(name)
        try:
            import_module(module)
        finally:
            _give_way(later)


_without("inspect", "dataclasses")
