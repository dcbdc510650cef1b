"""Safeguards: which instrument with whom, and how to get a copy (Arts 13(1)(f) and 15(2) GDPR)."""

from __future__ import annotations

from collections.abc import Mapping

from onward.records.parties import Party
from onward.site.parts.contact import privacy_contact
from onward.site.parts.copies import copies
from onward.site.parts.edition import Edition
from onward.site.parts.entries import engaged
from onward.site.parts.markup import Html, join


def view(edition: Edition, options: Mapping[str, str]) -> Html:
    """Every safeguard of the organization and of those it engages, and where to ask for a copy."""
    ours = [edition.organization] if edition.organization else []
    parties: list[Party] = [*ours, *engaged(edition, {})]
    return join([copies(edition, parties), privacy_contact(edition, "copies.contact")])
