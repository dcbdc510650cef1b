"""The JSON documents that programs rely on: a type for each, of which its JSON Schema is made, and where that is found."""

from __future__ import annotations

import importlib
from collections.abc import Mapping
from typing import Any, Final

FORMATS: Final[Mapping[str, str]] = {
    "onward-calendar/1": "calendar",
    "onward-diff/1": "changes:Diff",
    "onward-facts/2": "facts:document",
    "onward-history/1": "changes:History",
    "onward-inventory/1": "inventory:document",
    "onward-lint/1": "lint",
    "onward-list/1": "versions",
    "onward-osl/1": "osl",
    "onward-subprocessors/1": "subprocessors",
    "onward-whatif/1": "transfers:Whatif",
    "onward-why/1": "transfers:Why",
}
"""Every format by its name, with the module that declares it, and where that is not `Document`, what declares it there."""
_FOLDER = "schema"


def schema_path(form: str) -> str:
    """The file of a format's schema: the same in a project, in the manual and on a site."""
    return f"{_FOLDER}/{form.replace('/', '-')}.schema.json"


def schema_address(form: str, base: str = "") -> str:
    """What a document says as its `$schema`: below `base`, an address that a folder may end with or not; else relative."""
    return f"{base.rstrip('/')}/{schema_path(form)}" if base else schema_path(form)


def schema_of(form: str) -> dict[str, Any]:
    """The JSON Schema (draft-07) of a format. KeyError for one that there is not."""
    from onward.contracts._typed import schema

    module, _, name = FORMATS[form].partition(":")
    return schema(form, getattr(importlib.import_module(f"{__name__}.{module}"), name or "Document"))
