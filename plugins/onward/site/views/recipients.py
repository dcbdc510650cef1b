"""Recipients at the customer's instruction: whom it engages itself, and to whom data goes because it says so."""

from __future__ import annotations

from collections.abc import Mapping

from onward.site.parts.drawings import data_of
from onward.site.parts.edition import Edition
from onward.site.parts.markup import Html, Row, inline, join, lines, listed, quiet, table

_COLUMNS = ("name", "data", "purposes", "products")


def view(edition: Edition, options: Mapping[str, str]) -> Html:
    """Who they are, and what they are sent. They are in no list of ours: the customer decides about them."""
    say = edition.say
    rows: list[Row] = []
    for actor in edition.inventory.actors.values():
        if actor.engaged_by == "customer":
            reached = [link for link in edition.links if link.target == actor.id]
            data = dict.fromkeys(name for link in reached for name in data_of(edition, link))
            purposes = dict.fromkeys(name for link in reached for name in link.purposes)
            about = inline(actor.description)
            rows.append(
                (
                    "",
                    (
                        lines(join([actor.title, edition.example(actor)], " "), quiet(about) if about else None),
                        listed(data) or say("unknown"),
                        edition.names("purposes", purposes),
                        edition.names("products", actor.products) or say("products.all"),
                    ),
                )
            )
    columns = [say(f"recipients.columns.{name}") for name in _COLUMNS]
    return table(say("recipients.title"), columns, rows, say("recipients.none"))
