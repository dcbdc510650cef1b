"""Families: variations of one thing, such as formats or views. A member is a module; its file names it, with `-` for `_`."""

from __future__ import annotations

import importlib
from collections.abc import Collection
from functools import cache
from typing import Any, Generic, TypeVar, cast

from onward.finding import OnwardError
from onward.frozen import dataclass
from onward.packaged import modules
from onward.yamltext.nearest import did_you_mean

Member = TypeVar("Member")
_FEW = 20
"""As many names as an error can list."""


@cache
def _listed(package: str) -> tuple[str, ...]:
    """What a package holds, looked up once: nobody adds a module to it while it runs."""
    return tuple(name.replace("_", "-") for name in modules(package) if not name.startswith("_"))


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
        return tuple(name for name in _listed(self.package) if name.replace("-", "_") not in self.apart)

    def member(self, name: str) -> Member:
        """A member by its name. OnwardError with a suggestion where there is none."""
        if name not in (names := self.names()):
            hint = did_you_mean(name, names) or (f"use one of {', '.join(names)}" if len(names) <= _FEW else "")
            raise OnwardError(f"unknown {self.called} `{name}`" + (f"; {hint}" if hint else ""))
        return self._imported(name)

    def members(self, but: Collection[str] = ()) -> dict[str, Member]:
        """Every member by its name, `but` for some, which are not imported; in the order of the names."""
        return {name: self._imported(name) for name in self.names() if name not in but}

    def _imported(self, name: str) -> Member:
        return cast(Member, importlib.import_module(f"{self.package}.{name.replace('-', '_')}"))
