"""Where to write to."""

from __future__ import annotations

from collections.abc import Mapping

from onward.site.pages._edition import Edition
from onward.site.pages._markup import Html, lines, paragraph, reachable, record, sentence

_KINDS = ("privacy", "security", "legal", "dpo")


def view(edition: Edition, options: Mapping[str, str]) -> Html:
    """The organization with its address, and its mailboxes."""
    say, ours = edition.say, edition.organization
    if ours is None:
        return paragraph(say("contacts.none"))
    boxes = {name: getattr(ours.contacts, name) for name in _KINDS} if ours.contacts else {}
    who = lines(
        ours.legal_name or ours.title,
        ours.address,
        edition.country(ours.country) if not ours.address and ours.country else None,
    )
    fields = [
        ("controller", who),
        *((name, reachable(box)) for name, box in boxes.items()),
        ("website", reachable(ours.website)),
    ]
    return record((say(f"contacts.{name}"), value) for name, value in fields)


def privacy_contact(edition: Edition, key: str) -> Html | None:
    """A sentence with the mailbox for questions about data protection; None where there is no mailbox."""
    ours = edition.organization
    box = ours.contacts.privacy if ours and ours.contacts else None
    return paragraph(sentence(edition.say.template(key), contact=reachable(box) or "")) if box else None
