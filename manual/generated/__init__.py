"""The pages of the manual that are made from the code: one module a kind of page, found by its name."""

from __future__ import annotations

import importlib
import pkgutil


def pages() -> dict[str, str]:
    """All of them, {path: Markdown}, in the order in which the navigation shows them."""
    names = sorted(one.name for one in pkgutil.iter_modules(__path__) if not one.name.startswith("_"))
    return {path: text for name in names for path, text in importlib.import_module(f"{__name__}.{name}").pages()}
