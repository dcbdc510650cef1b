"""What an inventory becomes for others: registers and annexes to file, lists and graphs for machines. One module a format."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final, Protocol, runtime_checkable

from onward.family import Family
from onward.records.base import Visibility
from onward.site.parts.edition import Edition

Content = Callable[[], bytes]
"""A file, made when somebody wants it: a library that is not installed is missed no sooner."""


@dataclass(frozen=True, slots=True)
class Source:
    """What is exported: the inventory as one audience may read it, in one language.

    `url` is where the site stands and ends with a slash; `revision` is the commit of the records, with `+` where they differ
    from it. Both are None where nobody knows. `product` narrows what has a list for each product.
    """

    edition: Edition
    title: str
    url: str | None = None
    revision: str | None = None
    product: str | None = None


@runtime_checkable
class Exporter(Protocol):
    """A format that can be exported. AUDIENCE is for whom it is made unless somebody asks for another."""

    AUDIENCE: Visibility

    def files(self, source: Source) -> Mapping[str, Content]:
        """Its files by their names, the one first that stands for all."""


EXPORTERS: Final[Family[Exporter]] = Family(__name__, Exporter, "format to export")
"""Every format that can be exported."""
