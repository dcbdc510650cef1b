"""Kinds of data, and how closely each is tied to a person."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from onward.records.data import DataCategory
from onward.site.parts.duties import origins, provision
from onward.site.parts.edition import Edition
from onward.site.parts.markup import Html, inline, lines, listed, quiet, table


def view(edition: Edition, options: Mapping[str, str]) -> Html:
    """Data, what it holds, and how identifiable it is."""
    say = edition.say
    columns = [say(f"data.columns.{name}") for name in ("data", "items", "identifiability")]
    rows = (
        (f"data-{category.id}", _cells(edition, category)) for category in edition.inventory.data_categories.values()
    )
    return table(say("data.title"), columns, rows, say("data.none"))


def _cells(edition: Edition, category: DataCategory) -> list[Html | str | None]:
    say = edition.say
    about = inline(category.description)
    items = listed(category.items) or (say("unknown") if category.unknown("items") else None)
    kinds = say.enumeration(say(f"data.kind.{kind}") for kind in category.kinds)
    stays = say.enumeration(edition.country(code) for code in category.must_stay)
    return [
        lines(edition.titled(category), quiet(about) if about else None, *map(quiet, _duties(edition, category))),
        items,
        lines(
            _tied(edition, category),
            quiet(kinds) if kinds else None,
            quiet(say("data.stays", places=stays)) if stays else None,
        ),
    ]


def _duties(edition: Edition, category: DataCategory) -> Iterator[str]:
    """Whether people must provide it, and where it comes from if not from them (Arts 13(2)(e) and 14(2)(f) GDPR)."""
    say = edition.say
    if required := provision(say, category):
        yield say("data.provided", provision=required)
    if given := origins(say, category):
        yield say("data.obtained", sources=given)


def _tied(edition: Edition, category: DataCategory) -> Html | str | None:
    """How identifiable it is; data counts as anonymised only where the record says how and since when."""
    say, shown = edition.say, category.anonymisation
    if category.non_personal:
        return say("data.non-personal")
    if category.identifiability == "anonymised" and shown and shown.assessed:
        where = say(f"data.where.{shown.where}") if shown.where else None
        return lines(
            say("data.anonymised", day=say.day(shown.assessed)),
            *(quiet(text) for text in (where, shown.method) if text),
        )
    return say(f"data.{'personal' if category.identifiability == 'anonymised' else category.identifiability}")
