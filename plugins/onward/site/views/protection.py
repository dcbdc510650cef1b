"""What is protected and how, in a few cards for a first page: the kinds of data, and the measures of each area by name."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from onward.records.base import Record
from onward.site.parts.edition import Edition
from onward.site.parts.markup import Html, card, paragraph, pill, pills, tag
from onward.site.parts.measures import area_name


def view(edition: Edition, options: Mapping[str, str]) -> Html:
    """One card for the data, one for each area of measures; pages of their own say more of each."""
    cards = list(_cards(edition))
    return tag("div", *cards, class_="ow-cards ow-cards--fit") if cards else paragraph(edition.say("measures.none"))


def _cards(edition: Edition) -> Iterator[Html]:
    say, data = edition.say, edition.inventory.data_categories.values()
    if data:
        yield card(say("protection.data"), pills(pill(_name(edition, category)) for category in data), wide=True)
    measures = edition.inventory.measures.values()
    for area in dict.fromkeys(measure.area for measure in measures):
        names = [_name(edition, measure) for measure in measures if measure.area == area]
        yield card(area_name(edition, area), tag("ul", *(tag("li", name) for name in names)))


def _name(edition: Edition, record: Record) -> str:
    return edition.say.marked(record.title, record.example)
