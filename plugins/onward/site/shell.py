"""What stands around every page: words, day, state of the law, changes that are pending, the feeds to follow."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from onward.notices import Published, pending
from onward.notices.channels import CHANNELS
from onward.site.html import text
from onward.site.parts.contact import mailbox, subscription
from onward.site.parts.edition import Edition
from onward.site.parts.markup import Html, sentence, tag
from onward.site.parts.planned import objecting, on_notice
from onward.site.resources import Site
from onward.site.resources.feeds import kinds
from onward.words.law import horizon

_ANNOUNCED = 2
"""More changes than this at once are told by their number, and by a link to the archive."""


def around(site: Site) -> dict[str, object]:
    """The values by the names that templates use; texts are escaped."""
    edition = site.edition
    ahead = sorted(
        pending(edition.world.notices, edition.world.today), key=lambda notice: notice.front.effective or date.max
    )
    ours = edition.organization
    law = {"law": _day(edition, edition.world.law.as_of), "horizon": _day(edition, horizon(edition.world))}
    return {
        "say": edition.say,
        "audience": edition.audience,
        "edition": _marked(edition),
        "day": _day(edition, edition.world.today),
        "advice": sentence(edition.say.template("notice.footer"), **law),
        "unstated": text(edition.unstated or ""),
        "as_of": sentence(edition.say.template("statement.as-of"), day=_day(edition, edition.world.today)),
        "facts": edition.world.facts,
        **law,
        "owner": text(ours.title) if ours else "",
        "pending": [_pending(edition, notice) for notice in ahead[:_ANNOUNCED]],
        "more_pending": len(ahead[_ANNOUNCED:]),
        "ahead": {f"notices/{notice.slug}.md": on_notice(edition, notice) for notice in ahead},
        "feeds": list(_feeds(site)),
        "subscriptions": list(_subscriptions(site)),
        "mailbox": text(mailbox(edition) or ""),
        "claims": "claims.md" if edition.inventory.claims else "",
    }


def _marked(edition: Edition) -> dict[str, str] | None:
    """By what every page of an edition that is not for everybody is known."""
    if edition.audience == "public":
        return None
    return {name: text(edition.say(f"edition.{edition.audience}.{name}")) for name in ("name", "text")}


def _day(edition: Edition, day: date) -> Html:
    return tag("time", edition.say.day(day), datetime=day.isoformat())


def _pending(edition: Edition, notice: Published) -> dict[str, object]:
    """A notice whose changes have not taken effect: what, until when one may object, from when, for which products."""
    say, front = edition.say, notice.front
    dates = []
    if front.objection_until:
        key = "until" if edition.world.today <= front.objection_until else "was-until"
        dates.append(say(f"banner.{key}", day=say.day(front.objection_until)))
    if front.approval:
        dates.append(say("banner.approval"))
    if front.effective:
        dates.append(say("banner.effective", day=say.day(front.effective)))
    return {
        "title": text(front.title),
        "lang": front.language if front.language != say.language else "",
        "page": f"notices/{notice.slug}.md",
        "dates": text(" ".join(dates)),
        "products": text(" ".join(front.products)),
        "object": objecting(edition, notice) or "",
    }


def _name(edition: Edition, product: str | None) -> str:
    return edition.inventory.products[product].title if product else edition.say("products.all")


def _subscriptions(site: Site) -> Iterator[dict[str, object]]:
    """A row for the whole site and for each product: the message that asks for mail, and the files to follow."""
    for product in (None, *site.edition.inventory.products):
        name, begun = _name(site.edition, product), subscription(site.edition, product or "")
        ways = [way for way in _feeds(site) if way["product"] == (product or "")]
        if begun or ways:
            yield {"name": text(name), "product": product or "", "mail": text(begun or ""), "ways": ways}


def _feeds(site: Site) -> Iterator[dict[str, str]]:
    for feed in kinds(site):
        for name, channel in CHANNELS.members().items():
            yield {
                "path": feed.name(channel.SUFFIX),
                "type": channel.TYPE,
                "title": text(feed.title),
                "kind": text(site.edition.say(key) if (key := f"follow.{name}") in site.edition.say else name),
                "name": text(_name(site.edition, feed.product)),
                "product": text(feed.product or ""),
            }
