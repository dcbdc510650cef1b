"""Foreign formats: one module each. A module with `read` can be imported from; its name is the format's."""

from __future__ import annotations

import importlib
import pkgutil
from dataclasses import dataclass
from typing import Protocol, cast

from onward.law import Law


@dataclass(frozen=True, slots=True)
class Imported:
    """An inventory's text made from a foreign file, and what of that file it could not say in fields."""

    text: str
    """YAML, as a person would write it; `remarks` stand in it as comments."""
    records: int
    remarks: tuple[str, ...]


class Reader(Protocol):
    """A format that can be imported."""

    def read(self, text: str, name: str, law: Law) -> Imported:
        """The inventory in a foreign text; `name` is its file's. OnwardError where there is nothing to import."""


def readable() -> tuple[str, ...]:
    """The formats that can be imported, sorted."""
    names = sorted(found.name for found in pkgutil.iter_modules(__path__) if not found.name.startswith("_"))
    return tuple(name.replace("_", "-") for name in names if hasattr(_member(name), "read"))


def reader(name: str) -> Reader:
    """A format by its name, which is one of `readable()`."""
    return cast(Reader, _member(name.replace("-", "_")))


def _member(name: str) -> object:
    return importlib.import_module(f"{__name__}.{name}")
