"""The first line of the list: how many companies, what changed last, and what is ahead."""

from __future__ import annotations

from collections.abc import Mapping

from onward.notices import pending
from onward.site.parts.counts import counted, latest, next_day, upcoming
from onward.site.parts.edition import Edition
from onward.site.parts.markup import Html, join, paragraph
from onward.site.parts.planned import coming

OPTIONS = frozenset({"product"})


def view(edition: Edition, options: Mapping[str, str]) -> Html:
    """One line that counts companies, and a line for each change that was announced and is ahead."""
    product = options.get("product")
    vendors = [
        vendor
        for vendor in edition.inventory.subprocessors.values()
        if not product or product in (vendor.products or [product])
    ]
    ahead = coming(edition, product or "")
    said = (
        {notice.front.effective for notice in pending(edition.world.notices, edition.world.today)} if ahead else set()
    )
    first = None if next_day(edition, vendors) in said else upcoming(edition, vendors)
    many = join([counted(edition, vendors), "."])
    return join([paragraph(join([many, latest(edition, vendors), first], " "), class_="ow-count"), ahead])
