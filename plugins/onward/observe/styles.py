"""Stylesheets: what `url()` and `@import` make a browser ask."""

from __future__ import annotations

import re
from collections.abc import Iterator

from onward.markdown.stretches import between, blanked
from onward.observe.model import Observation, Places, requests

ENDINGS = (".css",)

_ASKED = re.compile(
    r"""url\(\s*(?:(?P<quote>["'])(?P<quoted>[^"'\s]+)(?P=quote)|(?P<url>[^"'()\s]+))\s*\)|@import\s+(?P<mark>["'])(?P<import>[^"']+)(?P=mark)""",
    re.IGNORECASE,
)


def read(path: str, text: str) -> Iterator[Observation]:
    """A whole stylesheet."""
    return within(text, Places(path, text))


def within(text: str, places: Places) -> Iterator[Observation]:
    """Styles in a file of any kind; comments ask nobody."""
    bare = blanked(text, between(text, "/*", "*/"))
    for match in _ASKED.finditer(bare):
        name = next(name for name in ("url", "quoted", "import") if match[name])
        yield from requests(match[name], places.span(*match.span(name)), "a style sheet requests")
