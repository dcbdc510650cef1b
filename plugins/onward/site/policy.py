"""What a browser may do on the site: a Content-Security-Policy that names every script, and the headers beside it.

One policy serves all pages, for instant navigation keeps that of the first page. It holds no `unsafe-inline`, neither
for scripts nor for styles: what stands inside a page is named by its hash (Content Security Policy Level 3).
"""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Iterable, Iterator, Mapping

PLACE = "onward:content-security-policy"
"""Stands in a page until every page is known."""

_SCRIPT = re.compile(r"<script\b([^>]*)>(.*?)</script>", re.DOTALL | re.IGNORECASE)
_DATA = re.compile(r"\btype=.?(application/(ld\+)?json)\b", re.IGNORECASE)
_STYLE = re.compile(r"<style\b[^>]*>(.*?)</style>", re.DOTALL | re.IGNORECASE)
_FRAMES = "frame-ancestors 'none'"
"""Means something in a header only."""


def hashes(page: str) -> Iterator[tuple[str, str]]:
    """What is written inside a page and runs there: `script` or `style`, and its hash."""
    for attributes, text in _SCRIPT.findall(page):
        if "src=" not in attributes and not _DATA.search(attributes):
            yield "script", _hash(text)
    for text in _STYLE.findall(page):
        yield "style", _hash(text)


def _hash(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


def policy(found: Iterable[tuple[str, str]]) -> str:
    """The policy as a page bears it; `found` are the hashes of all pages."""
    allowed: Mapping[str, set[str]] = {"script": set(), "style": set()}
    for kind, one in found:
        allowed[kind].add(one)
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
        "form-action 'self'",
    ))  # fmt: skip


def headers(content_policy: str, secure: bool) -> dict[str, str]:
    """Every header by its name; `secure` where the site is known to stand under https."""
    found = {
        "Content-Security-Policy": f"{content_policy}; {_FRAMES}",
        "X-Content-Type-Options": "nosniff",
        "X-Frame-Options": "DENY",
        "Referrer-Policy": "no-referrer",
        "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
        "Cross-Origin-Opener-Policy": "same-origin",
        "Cross-Origin-Resource-Policy": "same-origin",
    }
    return {**found, "Strict-Transport-Security": "max-age=31536000"} if secure else found


def files(told: Mapping[str, str]) -> dict[str, str]:
    """The headers as servers take them: Netlify and Cloudflare Pages from `_headers`, nginx by an `include`.

    Both stand in the site itself: they say nothing that each answer does not say too.
    """
    pages = "".join(f"  {name}: {value}\n" for name, value in told.items())
    nginx = "".join(f'add_header {name} "{value}" always;\n' for name, value in told.items())
    return {"_headers": f"/*\n{pages}", "_headers.nginx.conf": nginx}
