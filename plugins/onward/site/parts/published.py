"""The notices that were published, as a table."""

from __future__ import annotations

from onward.notices import Published, concerning
from onward.site.page import link
from onward.site.parts.edition import Edition
from onward.site.parts.markup import Html, Row, anchor, table


def published(edition: Edition, product: str = "") -> Html:
    """The notices that were published, the latest first; those that concern a product, where one is named."""
    say, every = edition.say, edition.world.notices
    chosen = concerning(every, product) if product else every
    columns = [say(f"notice.columns.{name}") for name in ("announced", "what", "until", "effective")]
    rows: list[Row] = [
        (
            notice.slug,
            (
                say.day(notice.front.announced),
                titled(edition, notice),
                _until(edition, notice),
                say.day(notice.front.effective) if notice.front.effective else None,
            ),
            {"data_cases": " ".join(notice.front.products)} if notice.front.products else {},
        )
        for notice in chosen
    ]
    return table(say("notice.list"), columns, rows, say("notice.none"))


def titled(edition: Edition, notice: Published) -> Html:
    """The title of a notice, which leads to it; marked with its language where that is not the page's."""
    foreign = notice.front.language if notice.front.language != edition.say.language else None
    return anchor(link(f"notices/{notice.slug}.md"), notice.front.title, lang=foreign)


def _until(edition: Edition, notice: Published) -> str:
    """Until when customers may object, that they approve, or that they hear of it for their information."""
    say, front = edition.say, notice.front
    if front.objection_until:
        return say.day(front.objection_until)
    return say("notice.approval" if front.approval else "notice.no-objection")
