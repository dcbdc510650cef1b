"""What is set in a visitor's browser (Art. 5(3) ePrivacy Directive)."""

from __future__ import annotations

from collections.abc import Mapping

from onward.records.promises import Cookie
from onward.site.parts.edition import Edition
from onward.site.parts.markup import Html, inline, table


def view(edition: Edition, options: Mapping[str, str]) -> Html:
    """Name, who sets it, why, how long it stays, whether the service needs it."""
    say = edition.say
    columns = [say(f"cookies.columns.{name}") for name in ("name", "set-by", "purpose", "lasts", "necessary")]
    rows = ((f"cookie-{one.id}", _cells(edition, one)) for one in edition.inventory.cookies.values())
    return table(say("cookies.title"), columns, rows, say("cookies.none"))


def _cells(edition: Edition, one: Cookie) -> list[Html | str | None]:
    say = edition.say
    lasts = say.duration(one.duration) if one.duration else one.lasts
    return [
        edition.titled(one, say(f"cookies.storage.{one.storage}"), _only(edition, one)),
        one.set_by or edition.owner,
        inline(one.purpose or one.description),
        lasts or (say("unknown") if one.unknown("duration") or one.unknown("lasts") else None),
        say("cookies.yes" if one.strictly_necessary else "cookies.no"),
    ]


def _only(edition: Edition, one: Cookie) -> str | None:
    only = edition.product_names(one.products)
    return edition.say("only", what=only) if only else None
