"""AI features of those who are engaged and of our own systems, each with what shows it."""

from __future__ import annotations

from collections.abc import Mapping

from onward.site.parts.ai import ai_table
from onward.site.parts.edition import Edition
from onward.site.parts.markup import Html, join, paragraph, tag


def view(edition: Edition, options: Mapping[str, str]) -> Html:
    """A table for each party and system that has such a feature."""
    pieces: list[Html] = []
    for holder in edition.inventory.with_ai:
        made = ai_table(edition, edition.say("ai.of", name=holder.title), holder.ai)
        pieces += [tag("h3", holder.title), made] if made else []
    return join(pieces) if pieces else paragraph(edition.say("ai.none"))
