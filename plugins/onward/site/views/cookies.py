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
    rows = ((f"cookie-{cookie.id}", _cells(edition, cookie)) for cookie in edition.inventory.cookies.values())
    return table(say("cookies.title"), columns, rows, say("cookies.none"))


def _cells(edition: Edition, cookie: Cookie) -> list[Html | str | None]:
    say = edition.say
    lasts = say.duration(cookie.duration) if cookie.duration else cookie.lasts
    return [
        edition.titled(cookie, say(f"cookies.storage.{cookie.storage}"), _only(edition, cookie)),
        cookie.set_by or edition.owner,
        inline(cookie.purpose or cookie.description),
        lasts or (say("unknown") if cookie.unknown("duration") or cookie.unknown("lasts") else None),
        say("cookies.yes" if cookie.strictly_necessary else "cookies.no"),
    ]


def _only(edition: Edition, cookie: Cookie) -> str | None:
    only = edition.product_names(cookie.products)
    return edition.say("only", what=only) if only else None
