"""Libraries that only some formats need, and that are installed as extras."""

from __future__ import annotations

import importlib
from types import ModuleType

from onward.finding import OnwardError


def library(module: str, form: str, extra: str) -> ModuleType:
    """A module; OnwardError that says how to install it where it is not there."""
    try:
        return importlib.import_module(module)
    except ModuleNotFoundError:
        raise OnwardError(f"{form} needs a library that is not installed: pip install 'onward[{extra}]'") from None
