"""The mailbox for questions about data protection: in a sentence, or as a link that begins the message."""

from __future__ import annotations

from urllib.parse import quote

from onward.site.parts.edition import Edition
from onward.site.parts.markup import Html, address, paragraph, reachable, sentence, tag


def privacy_contact(edition: Edition, key: str) -> Html | None:
    """A sentence with the mailbox for questions about data protection; None where there is no mailbox."""
    box = mailbox(edition)
    return paragraph(sentence(edition.say.template(key), contact=reachable(box) or "")) if box else None


def mailbox(edition: Edition) -> str | None:
    """The organization's mailbox for questions about data protection."""
    ours = edition.organization
    return ours.contacts.privacy if ours and ours.contacts else None


def message(box: str | None, subject: str, body: str = "") -> str | None:
    """The address that opens a message to a mailbox, its subject and its text written (RFC 6068); None for no mailbox."""
    to = address(box)
    if to is None or not to.startswith("mailto:"):
        return to
    begun = f"{to}?subject={quote(subject, safe='')}"
    return f"{begun}&body={quote(body.replace(chr(10), chr(13) + chr(10)), safe='')}" if body else begun


def subscription(edition: Edition, product: str = "") -> str | None:
    """The address that opens a message which asks for notices by mail, of a product or of all; None for no mailbox."""
    say = edition.say
    name = edition.inventory.products[product].title if product else say("products.all")
    return message(mailbox(edition), say("subscribe.subject", name=name), say("subscribe.body", name=name))


def button(url: str | None, label: str, whole: str = "", kind: str = "") -> Html | None:
    """A link that looks like what it does; `whole` is said to who does not see what stands around it."""
    if url is None:
        return None
    hidden = tag("span", f" {whole}", class_="ow-hidden") if whole else None
    outside = "noopener" if url.startswith("http") else None
    return tag("a", label, hidden, href=url, rel=outside, class_=f"ow-button {kind}".strip())
