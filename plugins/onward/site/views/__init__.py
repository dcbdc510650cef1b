"""Pages and views of the trust center, as text: one file a view. Whatever is in this folder without a `_` is found.

A member has `view(edition, options)`, `OPTIONS` where it takes any, and `pages(edition)` where it makes pages.
Its name is the file's, with `-` for `_`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from types import ModuleType
from typing import Final

from onward.family import Family
from onward.finding import OnwardError
from onward.records.declared import AUDIENCES
from onward.records.languages import ENGLISH
from onward.site.page import Block, Page
from onward.site.parts.edition import Edition, edition
from onward.world import World
from onward.yamltext.nearest import did_you_mean

VIEWS: Final[Family[ModuleType]] = Family(__name__, ModuleType, "view")
"""Every view, and every kind of generated page."""


def pages(world: World, audience: str = "public", language: str = ENGLISH) -> list[Page]:
    """Every generated page for an audience in a language, in the order of their views' names."""
    of = edition(world, _audience(audience), language)
    return [page for member in VIEWS.members().values() for page in _pages(member, of)]


def _pages(member: ModuleType, of: Edition) -> Iterator[Page]:
    if hasattr(member, "pages"):
        yield from member.pages(of)


def view(
    world: World, name: str, options: Mapping[str, object], audience: str = "public", language: str = ENGLISH
) -> Block:
    """One view for a hand-written page; its options cannot say whom it is for.

    Raises OnwardError for an unknown view, option or value, naming those that exist.
    """
    member = views().get(name)
    if member is None:
        hint = did_you_mean(name, list(views())) or f"use one of {', '.join(views())}"
        raise OnwardError(f"unknown view `{name}`; {hint}")
    known: frozenset[str] = getattr(member, "OPTIONS", frozenset())
    if unknown := sorted(set(options) - known):
        names = ", ".join(sorted(known)) or "none"
        raise OnwardError(f"the view `{name}` has no option `{unknown[0]}`; its options: {names}")
    asked = {key: str(value) for key, value in options.items()}
    block: Block = member.view(edition(world, _audience(audience), language), asked)
    return block


def _audience(name: str) -> str:
    if name not in AUDIENCES:
        raise OnwardError(f"unknown audience `{name}`; use one of {', '.join(AUDIENCES)}")
    return name


@cache
def views() -> dict[str, ModuleType]:
    """Every view by its name."""
    return {name: member for name, member in VIEWS.members().items() if hasattr(member, "view")}
