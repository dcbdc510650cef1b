"""Under whose law the infrastructure of each service stands, and what keeps authorities elsewhere out (EU Data Act, Art. 28)."""

from __future__ import annotations

from collections.abc import Mapping

from onward.site.parts.edition import Edition
from onward.site.parts.markup import Html, Row, inline, table


def view(edition: Edition, options: Mapping[str, str]) -> Html:
    """Products and systems of which it is stated."""
    say, rows = edition.say, list[Row]()
    for one in edition.inventory.services:
        if found := one.infrastructure:
            countries = say.enumeration(edition.country(code) for code in found.jurisdiction)
            measures = inline(found.measures) or (say("unknown") if found.unknown("measures") else None)
            rows.append(("", [edition.titled(one), countries or say("unknown"), measures]))
        elif one.unknown("infrastructure"):
            rows.append(("", [edition.titled(one), say("unknown"), None]))
    columns = [say(f"infrastructure.columns.{name}") for name in ("service", "jurisdiction", "measures")]
    return table(say("infrastructure.title"), columns, rows, say("infrastructure.none"))
