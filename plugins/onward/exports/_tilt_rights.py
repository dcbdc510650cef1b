"""Rights of data subjects in TILT."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

from onward.exports._demands import Demands
from onward.records.parties import Organization
from onward.records.promises import Authority, Right
from onward.records.values import is_country_shaped
from onward.rules.address_cannot_receive import is_mailbox
from onward.site.parts.edition import Edition

KINDS: Final = {
    "rightToInformation": ("access",),
    "rightToRectificationOrDeletion": ("rectification", "erasure"),
    "rightToDataPortability": ("portability",),
    "rightToWithdrawConsent": ("withdrawal",),
    "rightToComplain": ("complaint",),
}
"""The rights that TILT knows, by what records call them."""
_BOTH: Final = ("access", "portability")


def rights(edition: Edition, ours: Organization, demands: Demands) -> dict[str, Any]:
    """What is told of each right; nothing of one that no record states.

    Access and portability together are available where the right to data portability is recorded, and not excluded.
    """
    known = _known(edition)
    portability = _of(known, ("portability",))
    if not portability:
        says = "`portability`, the right to data portability; with `excluded: true` where it does not apply"
        demands.miss(ours, "id", says, "rights[].kind")
    both = _section(edition, _of(known, _BOTH))
    both["available"] = not all(right.excluded for right in portability)
    by_name = {name: _right(edition, known, kinds) for name, kinds in KINDS.items()}
    return {"accessAndDataPortability": both, **by_name}


def unsaid(edition: Edition) -> Iterator[str]:
    """Rights that TILT does not know, and what it demands beside one that it knows."""
    known = {kind for kinds in KINDS.values() for kind in kinds}
    for right in _known(edition):
        if right.named not in known:
            yield f"rights/{right.id}"
        elif right.named == "complaint" and not right.authority:
            yield f"rights/{right.id}: available (no `authority` is named)"


def _known(edition: Edition) -> list[Right]:
    return list(edition.inventory.rights.values())


def _of(known: list[Right], kinds: tuple[str, ...]) -> list[Right]:
    """The rights of some kinds, in the order of these."""
    return [right for kind in kinds for right in known if right.named == kind]


def _right(edition: Edition, known: list[Right], kinds: tuple[str, ...]) -> dict[str, Any]:
    """One right; whether a complaint is possible can be said only beside an authority."""
    these = _of(known, kinds)
    section = _section(edition, these)
    authority = next((right.authority for right in these if right.authority and right.authority.name), None)
    if these and kinds == KINDS["rightToComplain"]:
        section.pop("email", None)
        return {**section, "supervisoryAuthority": _authority(authority)} if authority else _without(section)
    return section


def _without(section: dict[str, Any]) -> dict[str, Any]:
    """A right of which it is left open whether it can be exercised; that it cannot be is said."""
    return {name: value for name, value in section.items() if name != "available" or value is False}


def _section(edition: Edition, these: list[Right]) -> dict[str, Any]:
    """What is told of some rights together; nothing where there is none."""
    if not these:
        return {}
    say, ours = edition.say, edition.organization
    texts = dict.fromkeys(" ".join(_texts(right)) for right in these)
    contact = ours.contacts.privacy if ours and ours.contacts else None
    mailbox = {"email": contact} if contact and is_mailbox(contact) else {}
    description = " ".join(filter(None, texts)) or say.enumeration(right.title for right in these)
    return {"available": not all(right.excluded for right in these), "description": description, **mailbox}


def _texts(right: Right) -> Iterator[str]:
    """What a right is and how it is exercised, each a sentence in one line."""
    for text in (" ".join((text or "").split()) for text in (right.description, right.how)):
        if text:
            yield text if text.endswith((".", "!", "?")) else f"{text}."


def _authority(authority: Authority) -> dict[str, Any]:
    contact = authority.contact if authority.contact and is_mailbox(authority.contact) else None
    country = authority.country[:2] if authority.country and is_country_shaped(authority.country) else None
    stated = {"name": authority.name, "address": authority.address, "country": country, "email": contact}
    return {name: value for name, value in stated.items() if value}
