"""When a page was last changed: the day on which git recorded it, or its records, last."""

from __future__ import annotations

from collections.abc import Mapping

from onward.finding import OnwardError
from onward.records.values import parse_date
from onward.site.parts.edition import Edition
from onward.site.parts.markup import Html, paragraph, sentence, tag

OPTIONS = frozenset({"day"})


def view(edition: Edition, options: Mapping[str, str]) -> Html:
    """The day; `day` stands for it where no history tells."""
    given = options.get("day")
    if given is None:
        return paragraph(edition.say("updated", day=edition.say("unknown")), class_="ow-quiet")
    try:
        day = parse_date(given)
    except ValueError:
        raise OnwardError(f"`day: {given}` is not a date such as 2026-01-31") from None
    shown = tag("time", edition.say.day(day), datetime=day.isoformat())
    return paragraph(sentence(edition.say.template("updated"), day=shown), class_="ow-quiet")
