"""The public facts as they are hashed, `facts.json`: the SHA-256 of this file is the hash in the foot of every page."""

from __future__ import annotations

from onward.site.resources import Site

PATH = "facts.json"


def files(site: Site) -> dict[str, str]:
    """The file; the same bytes for every audience and in every language."""
    return {PATH: site.edition.world.public}
