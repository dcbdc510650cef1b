"""What happens when a public authority asks for data (Clauses 14 and 15 of the standard contractual clauses)."""

from __future__ import annotations

from collections.abc import Mapping

from onward.site.parts.customer import requested
from onward.site.parts.edition import Edition
from onward.site.parts.markup import Html, paragraph, prose, record


def view(edition: Edition, options: Mapping[str, str]) -> Html:
    """The policy, how many requests there were, and what is stated about surveillance law."""
    say, ours = edition.say, edition.organization
    found = ours.government_access if ours else None
    if found is None:
        return paragraph(say("government.unknown" if ours and ours.unknown("government_access") else "government.none"))
    fields = (
        ("policy", prose(found.policy) or _confirming(edition, found.unknown("policy") is not None)),
        ("requests", requested(edition, found.requests) or _confirming(edition, found.unknown("requests") is not None)),
        ("fisa", say(f"government.fisa-said.{found.fisa_702}") if found.fisa_702 else None),
    )
    return record((say(f"government.{name}"), value) for name, value in fields)


def _confirming(edition: Edition, unknown: bool) -> str | None:
    return edition.say("unknown") if unknown else None
