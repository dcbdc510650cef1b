"""Where to write to."""

from __future__ import annotations

from collections.abc import Mapping

from onward.records.parties import Organization
from onward.site.parts.authority import addressed
from onward.site.parts.edition import Edition
from onward.site.parts.markup import Html, lines, paragraph, pill, reachable, record

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
        ("legal-representative", _person(edition, ours)),
        ("staff", staff or _confirming(edition, ours, "staff_countries")),
        *((name, reachable(box)) for name, box in boxes.items() if name != "dpo"),
        ("dpo", _officer(edition, ours)),
        ("website", reachable(ours.website)),
    ]
    return record((say(f"contacts.{name}"), value) for name, value in fields)


def _person(edition: Edition, ours: Organization) -> Html | None:
    """Who acts for the organization by law, and how to reach them."""
    person = ours.legal_representative
    return _lines(edition, person.example, person.name, reachable(person.contact)) if person else None


def _officer(edition: Edition, ours: Organization) -> Html | None:
    """The data protection officer: name, address and mailbox."""
    officer, mailbox = ours.data_protection_officer, reachable(ours.contacts.dpo if ours.contacts else None)
    if officer is None:
        return mailbox
    where = addressed(edition, officer)
    return _lines(edition, officer.example, officer.name, where, reachable(officer.contact), mailbox)


def _lines(edition: Edition, example: bool, *parts: Html | str | None) -> Html | None:
    mark = pill(edition.say("example"), "example") if example else None
    return lines(*parts, mark)


def _confirming(edition: Edition, ours: Organization, field: str) -> str | None:
    return edition.say("unknown") if ours.unknown(field) else None
