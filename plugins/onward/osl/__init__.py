"""The Open Subprocessor List: its version, its schema, and what is wrong with a text that should be one.

The format is defined in `spec/` of the repository; `schema.json` beside this file is the same schema.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any, Final

from onward.jsontext import parse_json

VERSION: Final = "1.0"
"""The version of the format that is written; every 1.x is read."""
WELL_KNOWN: Final = ".well-known/subprocessors.json"
"""Where a site has its whole list (RFC 8615)."""


def of_product(product: str) -> str:
    """Where a site has the list of one product."""
    return f".well-known/subprocessors/{product}.json"


@cache
def schema() -> Mapping[str, Any]:
    """The JSON Schema of a list, draft 2020-12."""
    document: Mapping[str, Any] = parse_json("schema.json", (files(__name__) / "schema.json").read_text("utf-8"))
    return document
