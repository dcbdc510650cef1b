"""What happens when a public authority asks for data (Clauses 14 and 15 of the standard contractual clauses)."""

from __future__ import annotations

from collections.abc import Mapping

from onward.site.parts.customer import requested
from onward.site.parts.edition import Edition
from onward.site.parts.markup import Html, paragraph, prose, record


def view(edition: Edition, options: Mapping[str, str]) -> Html:
    """The policy, how many requests there were, and what is stated about surveillance law."""
    say, ours = edition.say, edition.organization
    access = ours.government_access if ours else None
    if access is None:
        return paragraph(say("government.unknown" if ours and ours.unknown("government_access") else "government.none"))
    fields = (
        ("policy", prose(access.policy) or _confirming(edition, access.unknown("policy") is not None)),
        (
            "requests",
            requested(edition, access.requests) or _confirming(edition, access.unknown("requests") is not None),
        ),
        ("fisa", say(f"government.fisa-said.{access.fisa_702}") if access.fisa_702 else None),
    )
    return record((say(f"government.{name}"), value) for name, value in fields)


def _confirming(edition: Edition, unknown: bool) -> str | None:
    return edition.say("unknown") if unknown else None
