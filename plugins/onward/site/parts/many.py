"""Names in one place of a page: in a sentence, or behind their number where they are many."""

from __future__ import annotations

from collections.abc import Iterable

from onward.site.parts.edition import Edition
from onward.site.parts.markup import Html, enumerated, tag

LISTED = 12
"""More names than this in one place are told by their number, and named where that opens."""


def many(edition: Edition, names: Iterable[Html], unit: str) -> Html:
    """Names in a sentence; more than `LISTED` open behind their number, counted in the words of `unit`."""
    every = tuple(dict.fromkeys(names))
    shown = enumerated(edition.say, every)
    return shown if len(every) <= LISTED else opening(edition.say.count(unit, len(every)), shown)


def opening(number: str, names: Html) -> Html:
    """Names that open behind their number."""
    return tag("details", tag("summary", number), names, class_="ow-many")
