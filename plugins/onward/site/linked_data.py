"""What machines read of a page beside its text: schema.org's words for the page, the site and the organization, as JSON-LD."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from onward.site.parts.markup import address
from onward.site.resources import Site

_CONTACTS = {"privacy": "privacy", "security": "security"}


def document(site: Site, page: str, about: str, at: str) -> dict[str, Any]:
    """The graph of a page: its name, what it is about, and its address, empty where nobody knows yet where it will stand."""
    graph = [_organization(site), _site(site), _page(site, page, about, at)]
    return {"@context": "https://schema.org", "@graph": [node for node in graph if node]}


def _organization(site: Site) -> dict[str, Any] | None:
    ours = site.edition.organization
    if ours is None:
        return None
    points = list(_points(site))
    made = {"@type": "Organization", "@id": "#organization", "name": ours.title, "legalName": ours.legal_name}
    return _filled({**made, "address": ours.address, "contactPoint": points})


def _points(site: Site) -> Iterator[dict[str, str]]:
    ours = site.edition.organization
    for name, kind in _CONTACTS.items():
        url = address(getattr(ours.contacts, name, None)) if ours and ours.contacts else None
        if url and url.startswith("mailto:"):
            yield {"@type": "ContactPoint", "contactType": kind, "email": url.removeprefix("mailto:")}


def _site(site: Site) -> dict[str, Any]:
    return _filled({
        "@type": "WebSite", "@id": "#site", "name": site.title, "url": site.url,
        "publisher": {"@id": "#organization"} if site.edition.organization else None,
    })  # fmt: skip


def _page(site: Site, page: str, about: str, at: str) -> dict[str, Any]:
    return _filled({
        "@type": "WebPage", "name": page, "description": about, "url": at, "inLanguage": site.edition.say.language,
        "dateModified": site.edition.world.today.isoformat(), "isPartOf": {"@id": "#site"},
    })  # fmt: skip


def _filled(made: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in made.items() if value}
