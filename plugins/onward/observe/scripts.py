"""Scripts: the addresses that they ask for in so many words, and what they store in the browser.

A script can make up an address or a name while it runs; only a visit shows that.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from onward.observe.model import Observation, Places, Seen, host, requests

ENDINGS = (".js", ".mjs")

_TEXT = r"""(?P<quote>["'`])(?P<url>(?:https?:|wss?:)?//[^"'`\s$]+)(?P=quote)"""
_CALLS = (
    r"\b(?:fetch|import|importScripts|sendBeacon|WebSocket|EventSource|Worker|SharedWorker|Request)\s*\(\s*",
    r"""\.open\(\s*["'`][A-Z]+["'`]\s*,\s*""",
    r"\.(?:src|srcset)\s*=\s*",
    r"\bfrom\s*(?=[\"'])",
)
_ASKING = re.compile(f"(?:{'|'.join(_CALLS)}){_TEXT}")
_NAMED = re.compile(_TEXT)
_COOKIE = re.compile(r"""\bdocument\.cookie\s*=(?!=)\s*(?:["'`](?P<name>[^"'`=;\s$]+)=)?""")
_STORAGE = re.compile(
    r"""\b(?P<area>local|session)Storage\s*(?:\.setItem\(\s*(?:["'`](?P<set>[^"'`$]+)["'`])?"""
    r"""|\[\s*["'](?P<key>[^"']+)["']\s*\]\s*=(?!=)|\.(?P<member>(?!setItem|getItem|removeItem|clear|length|key)\w+)\s*=(?!=))"""
)
_SOMEWHERE = re.compile(r"(?<!localStorage)(?<!sessionStorage)\.setItem\(\s*")
"""Storage that is passed on under another name: what is stored, and where, only a visit shows."""
_PLACES = {"local": Seen.LOCAL_STORAGE, "session": Seen.SESSION_STORAGE}


def read(path: str, text: str) -> Iterator[Observation]:
    """A whole script."""
    return within(text, Places(path, text))


def within(text: str, places: Places) -> Iterator[Observation]:
    """A script in a file of any kind."""
    yield from _requests(text, places)
    yield from _stored(text, places)


def _requests(text: str, places: Places) -> Iterator[Observation]:
    asked = set[str]()
    for match in _ASKING.finditer(text):
        asked.add(host(match["url"]) or "")
        yield from requests(match["url"], places.span(*match.span("url")), "a script requests", certain=False)
    for match in _NAMED.finditer(text):
        if (named := host(match["url"])) and named not in asked:
            asked.add(named)
            yield from requests(match["url"], places.span(*match.span("url")), "a script names", certain=False)


def _stored(text: str, places: Places) -> Iterator[Observation]:
    for match in _COOKIE.finditer(text):
        label = "a script sets a cookie"
        yield Observation(Seen.COOKIE, match["name"] or "", places.span(*match.span()), label, certain=False)
    for match in _STORAGE.finditer(text):
        name = match["set"] or match["key"] or match["member"] or ""
        label = f"a script stores something in {match['area']}Storage"
        yield Observation(_PLACES[match["area"]], name, places.span(*match.span()), label, certain=False)
    for match in _SOMEWHERE.finditer(text):
        label = "a script stores something under a generated name"
        yield Observation(Seen.LOCAL_STORAGE, "", places.span(*match.span()), label, certain=False)
