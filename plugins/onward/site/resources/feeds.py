"""The channels of change notices that are files: feeds and the calendar, for the whole site and for each product."""

from __future__ import annotations

from collections.abc import Iterator

from onward.notices import Feed, feeds
from onward.site.resources import Site


def files(site: Site) -> dict[str, str]:
    """Every channel; none before it is known where the site will stand, for a feed names its own address."""
    notices = site.edition.world.notices
    return {path: text for feed in kinds(site) for path, text in feeds(notices, feed).items()}


def kinds(site: Site) -> Iterator[Feed]:
    """The feed of the site, then that of each product that its readers may know."""
    if site.url is None:
        return
    ours, say = site.edition.organization, site.edition.say
    author = ours.title if ours else site.title
    yield Feed(site.title, author, site.url, None, say.language)
    for product in site.edition.inventory.products.values():
        yield Feed(say.labelled(site.title, product.title), author, site.url, product.id, say.language)
