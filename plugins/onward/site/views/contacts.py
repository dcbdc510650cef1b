"""Where to write to."""

from __future__ import annotations

from collections.abc import Mapping

from onward.records.parties import Organization
from onward.site.parts.edition import Edition
from onward.site.parts.markup import Html, paragraph, reachable, record

_KINDS = ("privacy", "security", "legal", "dpo")


def view(edition: Edition, options: Mapping[str, str]) -> Html:
    """The organization with its address, where its own people work, and its mailboxes."""
    say, ours = edition.say, edition.organization
    if ours is None:
        return paragraph(say("contacts.none"))
    boxes = {name: getattr(ours.contacts, name) for name in _KINDS} if ours.contacts else {}
    staff = say.enumeration(edition.country(code) for code in ours.staff_countries)
    fields = [
        ("name", ours.title),
        ("legal-name", ours.legal_name or _confirming(edition, ours, "legal_name")),
        ("address", ours.address or _confirming(edition, ours, "address")),
        ("country", edition.country(ours.country) if ours.country else _confirming(edition, ours, "country")),
        ("staff", staff or _confirming(edition, ours, "staff_countries")),
        *((name, reachable(box)) for name, box in boxes.items()),
        ("website", reachable(ours.website)),
    ]
    return record((say(f"contacts.{name}"), value) for name, value in fields)


def _confirming(edition: Edition, ours: Organization, field: str) -> str | None:
    return edition.say("unknown") if ours.unknown(field) else None
