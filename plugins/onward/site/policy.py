"""What a browser may do on the site: a Content-Security-Policy that names every script, and the headers beside it.

One policy serves all pages, for instant navigation keeps that of the first page. It holds no `unsafe-inline`, neither
for scripts nor for styles: what the theme writes inside every page is named by its hash (Content Security Policy
Level 3). What stands in one page alone is not: it is no part of the theme, and a text that became markup least of all.
"""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import TypeAlias

PLACE = "onward:content-security-policy"
"""Stands in a page until every page is known."""

_SCRIPT = re.compile(r"<script\b", re.IGNORECASE), re.compile("</script>", re.IGNORECASE)
_STYLE = re.compile(r"<style\b", re.IGNORECASE), re.compile("</style>", re.IGNORECASE)
_DATA = re.compile(r"\btype=.?(application/(ld\+)?json)\b", re.IGNORECASE)
_DEPTH = re.compile(r'new URL\("[\w./~%-]*",location\)')
"""The theme's way to the root of the site, or of a language: the one thing in which its scripts differ from page to page."""
_SHARED = "Access-Control-Allow-Origin"
_FRAMES = "frame-ancestors 'none'"
"""Means something in a header only."""

Inline: TypeAlias = tuple[str, str]
"""What is written inside a page and would run there: `script` or `style`, and its text."""


def inline(page: str) -> Iterator[Inline]:
    """Everything inside a page that a policy must name."""
    for attributes, text in _elements(page, *_SCRIPT):
        if "src=" not in attributes and not _DATA.search(attributes):
            yield "script", text
    for _, text in _elements(page, *_STYLE):
        yield "style", text


def _elements(page: str, begin: re.Pattern[str], end: re.Pattern[str]) -> Iterator[tuple[str, str]]:
    """The attributes and the text of each element of a kind; none where a tag or an element is never closed."""
    at = 0
    while begun := begin.search(page, at):
        inside = page.find(">", begun.end()) + 1
        ended = end.search(page, inside) if inside else None
        if ended is None:
            return
        yield page[begun.end() : inside - 1], page[inside : ended.start()]
        at = ended.end()


def strangers(page: str, bare: str) -> list[Inline]:
    """What a page has inside that a page of the same theme without any content, `bare`, has not."""
    known = {_anywhere(piece) for piece in inline(bare)}
    return [piece for piece in inline(page) if _anywhere(piece) not in known]


def _anywhere(piece: Inline) -> Inline:
    kind, text = piece
    return kind, _DEPTH.sub("", text)


def _hash(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


def policy(pages: Iterable[str], bare: str, form: str | None = None) -> str:
    """The policy as every page bears it, from all of them; `form` is the one address elsewhere that a form may send to."""
    allowed: Mapping[str, set[str]] = {"script": set(), "style": set()}
    for page in pages:
        refused = strangers(page, bare)
        for kind, text in inline(page):
            if (kind, text) not in refused:
                allowed[kind].add(_hash(text))
    return "; ".join((
        "default-src 'none'",
        " ".join(("script-src 'self'", *sorted(allowed["script"]))),
        " ".join(("style-src 'self'", *sorted(allowed["style"]))),
        "img-src 'self' data:",
        "font-src 'self'",
        "connect-src 'self'",
        "worker-src 'self'",
        "manifest-src 'self'",
        "base-uri 'none'",
        " ".join(("form-action 'self'", *([form.partition("?")[0]] if form else []))),
    ))  # fmt: skip


def headers(content_policy: str, secure: bool) -> dict[str, str]:
    """Every header by its name; `secure` where the site is known to stand under https."""
    headers = {
        "Content-Security-Policy": f"{content_policy}; {_FRAMES}",
        "X-Content-Type-Options": "nosniff",
        "X-Frame-Options": "DENY",
        "Referrer-Policy": "no-referrer",
        "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
        "Cross-Origin-Opener-Policy": "same-origin",
        "Cross-Origin-Resource-Policy": "same-origin",
    }
    return {**headers, "Strict-Transport-Security": "max-age=31536000"} if secure else headers


def files(headers: Mapping[str, str], shared: Iterable[str] = ()) -> dict[str, str]:
    """The headers as servers take them: Netlify and Cloudflare Pages from `_headers`, nginx by an `include`.

    `shared` are the paths of files that scripts of other sites may read. Both files stand in the site itself: they say
    nothing that each answer does not say too.
    """
    data = sorted(shared)
    pages = "".join(f"  {name}: {value}\n" for name, value in headers.items())
    nginx = "".join(f'add_header {name} "{value}" always;\n' for name, value in headers.items())
    pages += "".join(f"/{path}\n  {_SHARED}: *\n" for path in data)
    if data:
        named = "|".join(map(re.escape, data))
        nginx += f'set $onward_shared "";\nif ($uri ~ "^/({named})$") {{ set $onward_shared "*"; }}\n'
        nginx += f"add_header {_SHARED} $onward_shared always;\n"
    return {"_headers": f"/*\n{pages}", "_headers.nginx.conf": nginx}
