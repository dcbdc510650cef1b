"""The days on which companies came and went, and the notices of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from onward.records.parties import Subprocessor
from onward.site.parts.edition import Edition


def changes(edition: Edition, vendors: Iterable[Subprocessor]) -> Iterator[tuple[date, str, Subprocessor]]:
    """The days on which a party came or went, each with the key of its sentence."""
    for vendor in vendors:
        first = edition.world.first_day(vendor)
        if first and vendor.active_from != "on-confirmation":
            yield first, "begins", vendor
        if vendor.until:
            yield vendor.until, "ends", vendor


def changing(edition: Edition, day: date, kind: str) -> str:
    """What such a change is called: of a day that is ahead, that it is to come."""
    return edition.say(f"notices.{'ahead.' if day > edition.world.today else ''}{kind}")
