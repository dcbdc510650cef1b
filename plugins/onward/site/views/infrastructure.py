"""Under whose law the infrastructure of each service stands, and what keeps authorities elsewhere out (EU Data Act, Art. 28)."""

from __future__ import annotations

from collections.abc import Mapping

from onward.site.parts.edition import Edition
from onward.site.parts.markup import Html, Row, inline, table


def view(edition: Edition, options: Mapping[str, str]) -> Html:
    """Products and systems of which it is stated."""
    say, rows = edition.say, list[Row]()
    for service in edition.inventory.services:
        if stated := service.infrastructure:
            countries = say.enumeration(edition.country(code) for code in stated.jurisdiction)
            measures = inline(stated.measures) or (say("unknown") if stated.unknown("measures") else None)
            rows.append(("", [edition.titled(service), countries or say("unknown"), measures]))
        elif service.unknown("infrastructure"):
            rows.append(("", [edition.titled(service), say("unknown"), None]))
    columns = [say(f"infrastructure.columns.{name}") for name in ("service", "jurisdiction", "measures")]
    return table(say("infrastructure.title"), columns, rows, say("infrastructure.none"))
