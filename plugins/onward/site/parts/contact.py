"""The mailbox for questions about data protection, in a sentence."""

from __future__ import annotations

from onward.site.parts.edition import Edition
from onward.site.parts.markup import Html, paragraph, reachable, sentence


def privacy_contact(edition: Edition, key: str) -> Html | None:
    """A sentence with the mailbox for questions about data protection; None where there is no mailbox."""
    ours = edition.organization
    box = ours.contacts.privacy if ours and ours.contacts else None
    return paragraph(sentence(edition.say.template(key), contact=reachable(box) or "")) if box else None
