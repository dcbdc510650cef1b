"""That an edition shows less than the records hold, where its tables would be taken as whole; never how much, nor what."""

from __future__ import annotations

from onward.records.standing import Status
from onward.site.parts.edition import Edition
from onward.site.parts.markup import Html, notice


def omits_companies(edition: Edition, product: str | None = None) -> bool:
    """Whether companies are engaged, or will be, that this audience does not know of; for a product, where one is named."""
    known = edition.inventory.subprocessors
    every = edition.world.inventory.subprocessors.items()
    hidden = (
        vendor
        for name, vendor in every
        if name not in known and (not product or not vendor.products or product in vendor.products)
    )
    return any(edition.world.status(vendor) is not Status.RETIRED for vendor in hidden)


def said_of_companies(edition: Edition, product: str | None = None) -> str | None:
    """What a list of companies for programs says where it leaves some out."""
    return edition.say("subprocessors.omitted") if omits_companies(edition, product) else None


def companies(edition: Edition) -> Html | None:
    """What is said below a list of companies that leaves some out."""
    return notice(edition.say("subprocessors.omitted")) if omits_companies(edition) else None


def transfers(edition: Edition) -> Html | None:
    """What is said below restricted transfers of which some go to parties that this audience does not know of."""
    known = edition.inventory.parties
    hidden = any(transfer.restricted and transfer.link.target not in known for transfer in edition.world.transfers)
    return notice(edition.say("transfers.omitted")) if hidden else None
