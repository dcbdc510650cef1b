"""What GitHub Pages needs in order to serve files whose names begin with a dot or an underscore."""

from __future__ import annotations

from onward.site.resources import Site


def files(site: Site) -> dict[str, str]:
    """An empty file, the same for every site."""
    return {".nojekyll": ""}
