"""The notices as JSON Feed 1.1: the same entries as in the Atom feed, the same bytes for the same notices."""

from __future__ import annotations

import json
from typing import Any

from onward.notices.atom import entry_id, summary
from onward.records.published import Published

NAME = "notices.json"
_VERSION = "https://jsonfeed.org/version/1.1"


def render(notices: tuple[Published, ...], title: str, author: str, site_url: str) -> str:
    """The whole feed; `site_url` ends with a slash."""
    feed = {
        "version": _VERSION,
        "title": title,
        "home_page_url": site_url,
        "feed_url": site_url + NAME,
        "authors": [{"name": author}],
        "items": [_item(one, site_url) for one in notices],
    }
    return json.dumps(feed, ensure_ascii=False, indent=2) + "\n"


def _item(one: Published, site_url: str) -> dict[str, Any]:
    front = one.front
    days = {"objection_until": front.objection_until, "effective": front.effective}
    return {
        "id": entry_id(one, site_url),
        "url": f"{site_url}notices/{one.slug}/",
        "title": front.title,
        "content_text": summary(one),
        "date_published": f"{front.announced.isoformat()}T00:00:00Z",
        "tags": list(front.products),
        "_onward": {
            "notice": front.notice,
            **{name: day.isoformat() for name, day in days.items() if day},
            "changes": list(front.changes),
            "subjects": list(front.subjects),
        },
    }
