"""The feed of notices, after RFC 4287: stable ids, dates of the notices themselves, the same bytes for the same notices."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from urllib.parse import urlsplit
from xml.sax.saxutils import escape, quoteattr

from onward.records.published import Published

NAME = "notices.atom"
_EPOCH = date(1970, 1, 1)


def render(notices: tuple[Published, ...], title: str, author: str, site_url: str) -> str:
    """The whole feed; `site_url` ends with a slash."""
    latest = max((one.front.announced for one in notices), default=_EPOCH)
    lines = [
        '<?xml version="1.0" encoding="utf-8"?>',
        '<feed xmlns="http://www.w3.org/2005/Atom">',
        f"  <title>{escape(title)}</title>",
        f"  <id>{escape(site_url)}</id>",
        f"  <updated>{_stamp(latest)}</updated>",
        f"  <author><name>{escape(author)}</name></author>",
        f'  <link rel="self" type="application/atom+xml" href={quoteattr(site_url + NAME)}/>',
        f'  <link rel="alternate" type="text/html" href={quoteattr(site_url)}/>',
    ]
    lines += [f"  {line}" for one in notices for line in _entry(one, site_url)]
    return "\n".join([*lines, "</feed>"]) + "\n"


def _entry(one: Published, site_url: str) -> Iterator[str]:
    yield "<entry>"
    yield f"  <title>{escape(one.front.title)}</title>"
    yield f"  <id>{escape(entry_id(one, site_url))}</id>"
    yield f"  <updated>{_stamp(one.front.announced)}</updated>"
    yield f'  <link rel="alternate" type="text/html" href={quoteattr(f"{site_url}notices/{one.slug}/")}/>'
    yield from (f"  <category term={quoteattr(product)}/>" for product in one.front.products)
    yield f'  <summary type="text">{escape(summary(one))}</summary>'
    yield "</entry>"


def entry_id(one: Published, site_url: str) -> str:
    """The name of an entry in every feed, for good: a tag URI (RFC 4151) of the site, the day and the notice."""
    host = urlsplit(site_url).hostname or "localhost"
    return f"tag:{host},{one.front.announced.isoformat()}:{one.front.notice}"


def summary(one: Published) -> str:
    """The notice in three sentences: what, until when one may object, from when."""
    told = [one.front.title + "."]
    if one.front.objection_until:
        told.append(f"Objections until {one.front.objection_until.isoformat()}.")
    if one.front.effective:
        told.append(f"Takes effect on {one.front.effective.isoformat()}.")
    return " ".join(told)


def _stamp(day: date) -> str:
    return f"{day.isoformat()}T00:00:00Z"
