"""Technical and organisational measures (Art. 32 GDPR, Annex II of the standard contractual clauses)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from onward.records.base import Record
from onward.records.promises import Attestation, Measure
from onward.records.values import later
from onward.site.parts.edition import Edition
from onward.site.parts.markup import Html, inline, join, lines, quiet, table, tag
from onward.site.parts.measures import area_name

OPTIONS = frozenset({"area"})


def view(edition: Edition, options: Mapping[str, str]) -> Html:
    """Measures by area, each with what it is and who vouches for it."""
    area = options.get("area")
    chosen = [measure for measure in edition.inventory.measures.values() if not area or measure.area == area]
    areas = dict.fromkeys(measure.area for measure in chosen)
    say = edition.say
    columns = [say(f"measures.columns.{name}") for name in ("measure", "what", "stated")]
    if len(areas) < 2:
        return table(
            say("measures.title"), columns, (_row(edition, measure) for measure in chosen), say("measures.none")
        )
    each = (
        join(
            [
                tag("h3", area_name(edition, name)),
                table(
                    area_name(edition, name),
                    columns,
                    (_row(edition, measure) for measure in chosen if measure.area == name),
                ),
            ]
        )
        for name in areas
    )
    return tag("div", *each, class_="ow-even")


def _row(edition: Edition, measure: Measure) -> tuple[str, list[Html | str | None]]:
    only = edition.product_names(measure.products)
    note = edition.say("only", what=only) if only else None
    name = lines(edition.titled(measure, note))
    return f"measure-{measure.id}", [name, inline(measure.description), attested(edition, measure, measure.attested)]


def attested(edition: Edition, of: Record, made: Attestation | None) -> Html | str | None:
    """What stands behind a statement: `Attested` by a role on a day, or that it is stated.

    An example, and an attestation whose review is overdue, carry no mark.
    """
    say = edition.say
    if of.example or (made and _overdue(made, edition.world.today)):
        return None
    if not made or not made.on:
        return say("mark.stated")
    words = say("mark.attested", by=made.by or edition.owner, day=say.day(made.on))
    again = say("mark.review", period=say.duration(made.review)) if made.review else None
    return lines(words, quiet(again) if again else None)


def _overdue(made: Attestation, today: date) -> bool:
    return bool(made.on and made.review and later(made.on, made.review.days) < today)
