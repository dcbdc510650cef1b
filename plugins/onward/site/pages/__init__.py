"""Pages and views of the trust center, as text: one file a view. Whatever is in this folder without a `_` is found.

A member has `view(edition, options)`, `OPTIONS` where it takes any, and `pages(edition)` where it makes pages.
Its name is the file's, with `-` for `_`.
"""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Iterator, Mapping
from functools import cache
from types import ModuleType

from onward.finding import OnwardError
from onward.records.publication import AUDIENCES
from onward.site.page import Block, Page
from onward.site.pages._edition import Edition, edition
from onward.source import did_you_mean
from onward.world import World

_EVERYWHERE = frozenset({"audience"})


def pages(world: World, audience: str = "public") -> list[Page]:
    """Every generated page for an audience, in the order of their views' names."""
    of = edition(world, _audience(audience))
    return [page for member in _members().values() for page in _pages(member, of)]


def _pages(member: ModuleType, of: Edition) -> Iterator[Page]:
    if hasattr(member, "pages"):
        yield from member.pages(of)


def view(world: World, name: str, options: Mapping[str, object]) -> Block:
    """One view for a hand-written page; `audience` among the options.

    Raises OnwardError for an unknown view, option or value, naming those that exist.
    """
    member = views().get(name)
    if member is None:
        hint = did_you_mean(name, list(views())) or f"there are: {', '.join(views())}"
        raise OnwardError(f"there is no view {name!r}; {hint}")
    known = getattr(member, "OPTIONS", frozenset()) | _EVERYWHERE
    if unknown := sorted(set(options) - known):
        told = ", ".join(sorted(known - _EVERYWHERE)) or "none"
        raise OnwardError(f"the view {name!r} has no option {unknown[0]!r}; it takes: {told}")
    asked = {key: str(value) for key, value in options.items() if key not in _EVERYWHERE}
    block: Block = member.view(edition(world, _audience(str(options.get("audience", "public")))), asked)
    return block


def _audience(name: str) -> str:
    if name not in AUDIENCES:
        raise OnwardError(f"there is no audience {name!r}; there are: {', '.join(AUDIENCES)}")
    return name


def views() -> dict[str, ModuleType]:
    """Every view by its name."""
    return {name: member for name, member in _members().items() if hasattr(member, "view")}


@cache
def _members() -> dict[str, ModuleType]:
    names = sorted(found.name for found in pkgutil.iter_modules(__path__) if not found.name.startswith("_"))
    return {name.replace("_", "-"): importlib.import_module(f"{__name__}.{name}") for name in names}
