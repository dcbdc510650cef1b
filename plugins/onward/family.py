"""Families: variations of one thing, such as formats or views. A member is a module; its file names it, with `-` for `_`."""

from __future__ import annotations

import importlib
import pkgutil
from dataclasses import dataclass
from functools import cache
from typing import Any, Generic, TypeVar, cast

from onward.finding import OnwardError
from onward.yamltext.reader import did_you_mean

Member = TypeVar("Member")


@dataclass(frozen=True, slots=True)
class Family(Generic[Member]):
    """Every module of a package whose name begins with no `_`; each has what `protocol` asks for.

    Nothing is imported before a member is asked for. `called` is what messages call a member; the modules `apart` stand in the
    same package and are none.
    """

    package: str
    protocol: Any
    called: str
    apart: tuple[str, ...] = ()

    def names(self) -> tuple[str, ...]:
        """The names of all members, sorted."""
        found = _modules(tuple(importlib.import_module(self.package).__path__))
        return tuple(name.replace("_", "-") for name in found if name not in self.apart)

    def member(self, name: str) -> Member:
        """A member by its name. OnwardError with a suggestion where there is none."""
        names = self.names()
        if name not in names:
            hint = did_you_mean(name, names) or f"there are: {', '.join(names)}"
            raise OnwardError(f"there is no {self.called} `{name}`; {hint}")
        return cast(Member, importlib.import_module(f"{self.package}.{name.replace('-', '_')}"))

    def members(self) -> dict[str, Member]:
        """Every member by its name, in the order of the names."""
        return {name: self.member(name) for name in self.names()}


@cache
def _modules(folders: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(sorted(module.name for module in pkgutil.iter_modules(folders) if not module.name.startswith("_")))
