"""Foreign formats that become an inventory: one module each, named after the format."""

from __future__ import annotations

from typing import Final, Protocol, runtime_checkable

from onward.family import Family
from onward.frozen import dataclass
from onward.law import Law


@dataclass(frozen=True, slots=True)
class Imported:
    """An inventory's text made from a foreign file, and what of that file it could not say in fields."""

    text: str
    """YAML, as a person would write it; `remarks` stand in it as comments."""
    records: int
    remarks: tuple[str, ...]


@runtime_checkable
class Importer(Protocol):
    """A format that can be imported."""

    def read(self, text: str, name: str, law: Law) -> Imported:
        """The inventory in a foreign text; `name` is its file's. OnwardError where there is nothing to import."""


IMPORTERS: Final[Family[Importer]] = Family(__name__, Importer, "format to import")
"""Every format that can be imported."""
