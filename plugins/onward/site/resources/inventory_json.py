"""The inventory for machines, `inventory.json`, as `onward export json` writes it."""

from __future__ import annotations

from onward.exports import Source
from onward.exports.json import written
from onward.site.resources import Site


def files(site: Site) -> dict[str, str]:
    """The file."""
    return {"inventory.json": written(Source(site.edition, site.title, site.url)).decode()}
