"""Where a supervisory authority or a data protection officer is, in words."""

from __future__ import annotations

from collections.abc import Iterator

from onward.records.commitments import Officer
from onward.records.promises import Authority, Right
from onward.site.parts.edition import Edition


def addressed(edition: Edition, party: Officer | Authority) -> str | None:
    """The address with its country, which is said once where the address names it too."""
    country = edition.country(party.country) if party.country else ""
    named = country and country.casefold() in (party.address or "").casefold()
    return ", ".join(filter(None, (party.address, None if named else country))) or None


def complaints(edition: Edition, right: Right) -> Iterator[str]:
    """The authority that a right names for complaints, in a line; none where none is named (Art. 77 GDPR)."""
    if authority := right.authority:
        where = ", ".join(filter(None, (authority.name, addressed(edition, authority), authority.contact)))
        yield edition.say.labelled(edition.say("rights.authority"), where)
