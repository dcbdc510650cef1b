"""What search says of a vendor: what it does, where, and on what transfers to it rely, a sentence each."""

from __future__ import annotations

from collections.abc import Iterator

from onward.records.parties import Subprocessor
from onward.site.parts.edition import Edition
from onward.site.parts.grounds import spoken


def vendor_sentences(edition: Edition, vendor: Subprocessor) -> tuple[str, ...]:
    """The sentences, those that are empty left out."""
    return tuple(dict.fromkeys(sentence for sentence in _sentences(edition, vendor) if sentence))


def _sentences(edition: Edition, vendor: Subprocessor) -> Iterator[str | None]:
    say = edition.say
    yield vendor.service
    yield say.enumeration(filter(None, (vendor.legal_name, *vendor.former_names)))
    yield say.enumeration(dict.fromkeys(edition.country(location.country) for location in edition.places(vendor.id)))
    yield say.enumeration(edition.named("purposes", (role.purpose for role in vendor.roles if role.purpose)))
    yield say.enumeration(edition.named("data_categories", vendor.data))
    yield spoken(edition, edition.transfers_to(vendor.id))
