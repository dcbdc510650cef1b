"""The feed of notices, after RFC 4287: stable ids, dates of the notices themselves, the same bytes for the same notices."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from xml.sax.saxutils import escape, quoteattr

from onward.notices.feed import Feed, headline, summary
from onward.records.published import Published
from onward.words.catalogue import words

SUFFIX = "atom"
TYPE = "application/atom+xml"
_EPOCH = date(1970, 1, 1)


def render(notices: tuple[Published, ...], feed: Feed) -> str:
    """The whole feed; that of the site bears the site's own address as its id, for good."""
    latest = max((notice.front.announced for notice in notices), default=_EPOCH)
    lines = [
        '<?xml version="1.0" encoding="utf-8"?>',
        f'<feed xmlns="http://www.w3.org/2005/Atom" xml:lang={quoteattr(feed.language)}>',
        f"  <title>{escape(feed.title)}</title>",
        f"  <id>{escape(feed.address(SUFFIX) if feed.product else feed.site_url)}</id>",
        f"  <updated>{_stamp(latest)}</updated>",
        f"  <author><name>{escape(feed.author)}</name></author>",
        f'  <link rel="self" type="{TYPE}" href={quoteattr(feed.address(SUFFIX))}/>',
        f'  <link rel="alternate" type="text/html" href={quoteattr(feed.home)}/>',
    ]
    lines += [f"  {line}" for notice in notices for line in _entry(notice, feed)]
    return "\n".join([*lines, "</feed>"]) + "\n"


def _entry(notice: Published, feed: Feed) -> Iterator[str]:
    say, there = words(feed.language), notice.front.language
    yield "<entry>"
    yield f"  <title>{escape(headline(notice, say))}</title>"
    yield f"  <id>{escape(feed.entry_id(notice))}</id>"
    yield f"  <updated>{_stamp(notice.front.announced)}</updated>"
    yield f'  <link rel="alternate" type="text/html" hreflang={quoteattr(there)} href={quoteattr(feed.page(notice))}/>'
    yield from (f"  <category term={quoteattr(product)}/>" for product in notice.front.products)
    yield f'  <summary type="text">{escape(summary(notice, say))}</summary>'
    yield "</entry>"


def _stamp(day: date) -> str:
    return f"{day.isoformat()}T00:00:00Z"
