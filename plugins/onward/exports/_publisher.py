"""Who keeps the records: name, contact details, officer and representatives (Art. 30(1)(a) and 13(1)(a) and (b) GDPR)."""

from __future__ import annotations

from collections.abc import Iterator

from onward.exports import Source
from onward.exports._activities import activities
from onward.exports._paper import Cell, Forms, cell, lines
from onward.exports._papers import open_, stated
from onward.site.parts.authority import addressed


def publisher(source: Source) -> Forms:
    """One form."""
    edition, say, ours = source.edition, source.edition.say, source.edition.organization
    contacts = ours.contacts if ours else None
    cells = {
        "name": stated(source, ours, "legal_name", ours.legal_name if ours else None),
        "trading-name": cell(edition.owner),
        "address": stated(source, ours, "address", ours.address if ours else None),
        "country": stated(source, ours, "country", edition.country(ours.country) if ours and ours.country else None),
        **_legal_representative(source),
        "contact": stated(source, contacts, "privacy", contacts.privacy if contacts else None),
        "dpo": stated(source, contacts, "dpo", *_officer(source)),
        "representatives": lines(_representatives(source), say("export.none-recorded")),
        "joint": open_(source) if activities(edition, "joint-controller") else cell(say("export.none-recorded")),
        "regimes": lines(map(edition.regime, edition.regimes), say("export.blank")),
    }
    labels = tuple(say(f"export.party.{name}") for name in cells)
    return Forms(say("export.party.title"), labels, (("", tuple(cells.values())),))


def _legal_representative(source: Source) -> dict[str, Cell]:
    """Who acts for the organization by law, where the records say so."""
    say, ours = source.edition.say, source.edition.organization
    if ours is None or ours.legal_representative is None:
        return {}
    person = ours.legal_representative
    name = person.name and say.marked(person.name, person.example)
    return {"legal-representative": stated(source, person, "name", name, person.contact)}


def _officer(source: Source) -> Iterator[str | None]:
    """Name, address and mailbox of the data protection officer."""
    edition, ours = source.edition, source.edition.organization
    if ours and (officer := ours.data_protection_officer):
        yield officer.name and edition.say.marked(officer.name, officer.example)
        yield addressed(edition, officer)
        yield officer.contact
    yield ours.contacts.dpo if ours and ours.contacts else None


def _representatives(source: Source) -> Iterator[str]:
    edition, ours = source.edition, source.edition.organization
    for representative in ours.representatives if ours else ():
        name = representative.name and edition.say.marked(representative.name, representative.example)
        where = ", ".join(filter(None, (name, representative.address, representative.contact)))
        yield edition.say.labelled(edition.regime(representative.regime), where) if representative.regime else where
