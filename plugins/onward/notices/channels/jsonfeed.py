"""The notices as JSON Feed 1.1: the same entries as in the Atom feed, the same bytes for the same notices."""

from __future__ import annotations

import json
from typing import Any

from onward.notices.feed import Feed, headline, summary
from onward.records.published import Published
from onward.words.catalogue import words

SUFFIX = "json"
TYPE = "application/feed+json"
_VERSION = "https://jsonfeed.org/version/1.1"


def render(notices: tuple[Published, ...], feed: Feed) -> str:
    """The whole feed."""
    document = {
        "version": _VERSION,
        "title": feed.title,
        "home_page_url": feed.home,
        "feed_url": feed.address(SUFFIX),
        "language": feed.language,
        "authors": [{"name": feed.author}],
        "items": [_item(notice, feed) for notice in notices],
    }
    return json.dumps(document, ensure_ascii=False, indent=2) + "\n"


def _item(notice: Published, feed: Feed) -> dict[str, Any]:
    front, say = notice.front, words(feed.language)
    days = {"objection_until": front.objection_until, "effective": front.effective}
    return {
        "id": feed.entry_id(notice),
        "url": feed.page(notice),
        "title": headline(notice, say),
        "content_text": summary(notice, say),
        "date_published": f"{front.announced.isoformat()}T00:00:00Z",
        "tags": list(front.products),
        "_onward": {
            "notice": front.notice,
            "language": front.language,
            **{name: day.isoformat() for name, day in days.items() if day},
            "changes": list(front.changes),
            "subjects": list(front.subjects),
        },
    }
