"""The JSON Schemas of the site's own data, in the folder that its documents name."""

from __future__ import annotations

import json
from functools import cache
from typing import Final

from onward.contracts import schema_of, schema_path
from onward.site.resources import Site

_FORMATS: Final = ("onward-facts/2", "onward-inventory/1", "onward-list/1", "onward-subprocessors/1")


def files(site: Site) -> dict[str, str]:
    """A file for each format; the same for every site."""
    return {schema_path(form): _text(form) for form in _FORMATS}


@cache
def _text(form: str) -> str:
    return json.dumps(schema_of(form), ensure_ascii=False, indent=1) + "\n"
