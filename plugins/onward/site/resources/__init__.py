"""What machines fetch from the site: one file a kind. Whatever is in this folder is found.

A member has `files(site)`, which says each of its files by its path in the site.
"""

from __future__ import annotations

import importlib
import pkgutil
from dataclasses import dataclass

from onward.finding import OnwardError
from onward.site.parts.edition import Edition


@dataclass(frozen=True, slots=True)
class Site:
    """The site that the files are part of. `url` ends with a slash; None where nobody knows yet where it will stand."""

    edition: Edition
    title: str
    url: str | None


def resources(site: Site) -> dict[str, str]:
    """Every file by its path. OnwardError where two members claim the same one."""
    found: dict[str, str] = {}
    for name in sorted(one.name for one in pkgutil.iter_modules(__path__)):
        for path, text in importlib.import_module(f"{__name__}.{name}").files(site).items():
            if path in found:
                raise OnwardError(f"two kinds of resources write {path!r}")
            found[path] = text
    return found
