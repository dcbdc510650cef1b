"""The first line of the list: how many companies, what changed last, and what is ahead."""

from __future__ import annotations

from collections.abc import Mapping

from onward.notices import pending
from onward.site.parts.counts import counted, latest, upcoming
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
        {day for notice in pending(edition.world.notices, edition.world.today) if (day := notice.front.effective)}
        if ahead
        else set()
    )
    many = join([counted(edition, vendors), "."])
    changed = (latest(edition, vendors), upcoming(edition, vendors, said))
    return join([paragraph(join([many, *changed], " "), class_="ow-count"), ahead])
