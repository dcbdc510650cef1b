"""Change notices: what customers are told before something changes, one channel a module."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Iterable, Mapping

from onward.records.published import Published, latest, read_notices

__all__ = ["Published", "concerning", "feeds", "latest", "published"]


def published(texts: Mapping[str, str]) -> tuple[Published, ...]:
    """All notices among pages {path: Markdown}, the latest first; OnwardError for a notice that cannot be read."""
    return read_notices(texts)


def concerning(notices: Iterable[Published], product: str) -> tuple[Published, ...]:
    """The notices that a customer of one product hears of; one that names no product is for everybody."""
    return tuple(one for one in notices if not one.front.products or product in one.front.products)


def feeds(notices: tuple[Published, ...], title: str, author: str, site_url: str) -> dict[str, str]:
    """Every channel that is a file of the site, by its name there: feeds and the calendar. `site_url` ends with a slash."""
    names = sorted(found.name for found in pkgutil.iter_modules(__path__))
    channels = (importlib.import_module(f"{__name__}.{name}") for name in names)
    return {one.NAME: one.render(notices, title, author, site_url) for one in channels if hasattr(one, "NAME")}
