"""The first line of the list: how many companies, of which roles, what changed last, and what is ahead."""

from __future__ import annotations

from collections.abc import Mapping

from onward.notices import pending
from onward.site.parts.counts import counted, latest, next_day, roles, upcoming
from onward.site.parts.edition import Edition
from onward.site.parts.markup import Html, join, paragraph
from onward.site.parts.planned import coming

OPTIONS = frozenset({"product"})


def view(edition: Edition, options: Mapping[str, str]) -> Html:
    """One line that counts companies, and a line for each change that was announced and is ahead."""
    product, say = options.get("product"), edition.say
    vendors = [
        vendor
        for vendor in edition.inventory.subprocessors.values()
        if not product or product in (vendor.products or [product])
    ]
    line = paragraph(counted(edition, vendors), ". ", latest(edition, vendors), class_="ow-count")
    named = say("summary.roles", roles=roles(edition, vendors))
    ahead = coming(edition, product or "")
    said = (
        {notice.front.effective for notice in pending(edition.world.notices, edition.world.today)} if ahead else set()
    )
    first = None if next_day(edition, vendors) in said else upcoming(edition, vendors)
    small = paragraph(join([named, first], " "), class_="ow-quiet ow-roles")
    return join([line, small, ahead])
