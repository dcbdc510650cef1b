"""Stylesheets: what `url()` and `@import` make a browser ask."""

from __future__ import annotations

import re
from collections.abc import Iterator

from onward.observe.model import Observation, Places, requests

ENDINGS = (".css",)

_ASKED = re.compile(
    r"""url\(\s*(?P<quote>["']?)(?P<url>[^"')\s]+)(?P=quote)\s*\)|@import\s+(?P<mark>["'])(?P<import>[^"']+)(?P=mark)""",
    re.IGNORECASE,
)
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)


def read(path: str, text: str) -> Iterator[Observation]:
    """A whole stylesheet."""
    return within(text, Places(path, text))


def within(text: str, places: Places) -> Iterator[Observation]:
    """Styles in a file of any kind; comments ask nobody."""
    bare = _COMMENT.sub(lambda match: " " * len(match[0]), text)
    for match in _ASKED.finditer(bare):
        name = "url" if match["url"] else "import"
        yield from requests(match[name], places.span(*match.span(name)), "a style sheet requests")
