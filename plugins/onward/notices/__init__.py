"""Change notices: what customers are told before something changes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from onward.notices.channels import CHANNELS
from onward.notices.feed import Feed
from onward.records.published import Published, latest, read_notices

__all__ = ["Feed", "Published", "concerning", "feeds", "latest", "pending", "published"]


def published(texts: Mapping[str, str]) -> tuple[Published, ...]:
    """All notices among pages {path: Markdown}, the latest first; OnwardError for a notice that cannot be read."""
    return read_notices(texts)


def concerning(notices: Iterable[Published], product: str) -> tuple[Published, ...]:
    """The notices that a customer of one product hears of; one that names no product is for everybody."""
    return tuple(notice for notice in notices if not notice.front.products or product in notice.front.products)


def pending(notices: Iterable[Published], day: date) -> tuple[Published, ...]:
    """The notices that are out and whose changes have not taken effect before this day, the latest first."""
    return tuple(
        notice
        for notice in notices
        if notice.front.effective and notice.front.announced <= day <= notice.front.effective
    )


def feeds(notices: tuple[Published, ...], feed: Feed) -> dict[str, str]:
    """What each channel says of the notices that concern the feed's product, by the file's name in the site."""
    listed = concerning(notices, feed.product) if feed.product else notices
    return {feed.name(channel.SUFFIX): channel.render(listed, feed) for channel in CHANNELS.members().values()}
