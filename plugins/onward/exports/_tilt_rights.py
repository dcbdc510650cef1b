"""Rights of data subjects in TILT."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

from onward.characters import in_line
from onward.exports._demands import Demands
from onward.exports._tilt_said import country, mailbox
from onward.records.parties import Organization
from onward.records.promises import Authority, Right
from onward.site.parts.edition import Edition
from onward.tilt import BOTH, RIGHTS

_TOGETHER: Final = ("access", "portability")


def rights(edition: Edition, ours: Organization, demands: Demands) -> dict[str, Any]:
    """What is told of each right; nothing of one that no record states.

    Access and portability together are available where the right to data portability is recorded, and not excluded.
    """
    known = _known(edition)
    portability = _of(known, ("portability",))
    if not portability:
        says = "`portability`, the right to data portability; with `excluded: true` where it does not apply"
        demands.miss(ours, "id", says, "rights[].kind")
    both = _section(edition, _of(known, _TOGETHER))
    both["available"] = not all(right.excluded for right in portability)
    by_name = {name: _right(edition, known, kinds) for name, kinds in RIGHTS.items()}
    return {BOTH: both, **by_name}


def unsaid(edition: Edition) -> Iterator[str]:
    """Rights that TILT does not know, and what it demands beside one that it knows."""
    known = {kind for kinds in RIGHTS.values() for kind in kinds}
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
    if these and kinds == RIGHTS["rightToComplain"]:
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
    contact = mailbox(ours.contacts.privacy if ours and ours.contacts else None)
    description = " ".join(filter(None, texts)) or say.enumeration(right.title for right in these)
    return {"available": not all(right.excluded for right in these), "description": description} | (
        {"email": contact} if contact else {}
    )


def _texts(right: Right) -> Iterator[str]:
    """What a right is and how it is exercised, each a sentence in one line."""
    for text in (in_line(text or "") for text in (right.description, right.how)):
        if text:
            yield text if text.endswith((".", "!", "?")) else f"{text}."


def _authority(authority: Authority) -> dict[str, Any]:
    stated = {
        "name": authority.name,
        "address": authority.address,
        "country": country(authority.country),
        "email": mailbox(authority.contact),
    }
    return {name: value for name, value in stated.items() if value}
