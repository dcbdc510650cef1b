"""Representatives under Art. 27 GDPR, Art. 27 UK GDPR and Art. 14 FADP."""

from __future__ import annotations

from collections.abc import Mapping

from onward.site.parts.edition import Edition
from onward.site.parts.markup import Html, join, paragraph, pill, reachable, table


def view(edition: Edition, options: Mapping[str, str]) -> Html:
    """Under which law, who, where, and how to reach them."""
    say, ours = edition.say, edition.organization
    columns = [say(f"representatives.columns.{name}") for name in ("regime", "name", "address", "contact")]
    rows = [
        (
            "",
            (
                edition.regime(representative.regime) if representative.regime else say("unknown"),
                join([representative.name, pill(say("example"), "example") if representative.example else None], " "),
                representative.address or (edition.country(representative.country) if representative.country else None),
                reachable(representative.contact),
            ),
        )
        for representative in (ours.representatives if ours else ())
    ]
    if not rows and ours and ours.unknown("representatives"):
        return paragraph(say("representatives.unknown"))
    return table(say("representatives.title"), columns, rows, say("representatives.none"))
