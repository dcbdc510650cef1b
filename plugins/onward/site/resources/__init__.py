"""What machines fetch from the site: one module a kind."""

from __future__ import annotations

from typing import Final, Protocol, runtime_checkable

from onward.family import Family
from onward.finding import OnwardError
from onward.frozen import dataclass
from onward.site.parts.edition import Edition


@dataclass(frozen=True, slots=True)
class Site:
    """The site that the files are part of. `url` ends with a slash; None where nobody knows yet where it will stand."""

    edition: Edition
    title: str
    url: str | None


@runtime_checkable
class Resource(Protocol):
    """A kind of file that machines fetch."""

    def files(self, site: Site) -> dict[str, str]:
        """Each of its files by its path in the site."""


RESOURCES: Final[Family[Resource]] = Family(__name__, Resource, "kind of resource")
"""Every kind of file that machines fetch."""


def resources(site: Site) -> dict[str, str]:
    """Every file by its path. OnwardError where two members claim the same one."""
    files: dict[str, str] = {}
    for kind in RESOURCES.members().values():
        for path, text in kind.files(site).items():
            if path in files:
                raise OnwardError(f"two resources write `{path}`")
            files[path] = text
    return files
