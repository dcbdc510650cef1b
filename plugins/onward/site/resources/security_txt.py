"""Where to report a vulnerability: `security.txt` (RFC 9116), from the organization's contact for security."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from onward.site.parts.markup import address
from onward.site.resources import Site

_PATH = ".well-known/security.txt"
_LASTS = timedelta(days=180)
"""Less than a year, as section 2.5.5 asks; a site that is built daily never comes near its end."""


def files(site: Site) -> dict[str, str]:
    """The file; none where the organization names no address at which security can be written to."""
    ours = site.edition.organization
    contact = address(ours.contacts.security) if ours and ours.contacts else None
    if contact is None or contact.startswith("http:"):
        return {}
    return {_PATH: "\n".join(_lines(site, contact, site.edition.world.today)) + "\n"}


def _lines(site: Site, contact: str, today: date) -> Iterator[str]:
    yield f"Contact: {contact}"
    yield f"Expires: {(today + _LASTS).isoformat()}T00:00:00Z"
    yield f"Preferred-Languages: {site.edition.say.language}"
    if site.url and site.url.startswith("https:"):
        yield f"Canonical: {site.url}{_PATH}"
