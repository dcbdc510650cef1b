"""Kinds of data, and how closely each is tied to a person."""

from __future__ import annotations

from collections.abc import Mapping

from onward.records.data import DataCategory
from onward.site.parts.edition import Edition
from onward.site.parts.markup import Html, inline, lines, listed, quiet, table


def view(edition: Edition, options: Mapping[str, str]) -> Html:
    """Data, what it holds, and how identifiable it is."""
    say = edition.say
    columns = [say(f"data.columns.{name}") for name in ("data", "items", "identifiability")]
    rows = ((f"data-{one.id}", _cells(edition, one)) for one in edition.inventory.data_categories.values())
    return table(say("data.title"), columns, rows, say("data.none"))


def _cells(edition: Edition, one: DataCategory) -> list[Html | str | None]:
    say = edition.say
    about = inline(one.description)
    items = listed(one.items) or (say("unknown") if one.unknown("items") else None)
    kinds = say.enumeration(say(f"data.kind.{kind}") for kind in one.kinds)
    stays = say.enumeration(edition.country(code) for code in one.must_stay)
    return [
        lines(edition.titled(one), quiet(about) if about else None),
        items,
        lines(
            _tied(edition, one),
            quiet(kinds) if kinds else None,
            quiet(say("data.stays", places=stays)) if stays else None,
        ),
    ]


def _tied(edition: Edition, one: DataCategory) -> Html | str | None:
    """How identifiable it is; data counts as anonymised only where the record says how and since when."""
    say, shown = edition.say, one.anonymisation
    if one.non_personal:
        return say("data.non-personal")
    if one.identifiability == "anonymised" and shown and shown.assessed:
        where = say(f"data.where.{shown.where}") if shown.where else None
        return lines(
            say("data.anonymised", day=say.day(shown.assessed)),
            *(quiet(text) for text in (where, shown.method) if text),
        )
    return say(f"data.{'personal' if one.identifiability == 'anonymised' else one.identifiability}")
