"""Whom the organization engages, as entries: one for each thing that a company is in law, with its purposes and its data."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from onward.frozen import dataclass
from onward.records.parties import Subprocessor
from onward.records.standing import Standing, Status, standings
from onward.site.parts.edition import Edition
from onward.site.parts.facets import Facets, party_facets
from onward.site.parts.once import once
from onward.transfers.model import Transfer


@dataclass(frozen=True, slots=True)
class Entry:
    """A party as one of the lists has it: what it is there, for which purposes and with which data."""

    vendor: Subprocessor
    standing: Standing
    purposes: tuple[str, ...]
    data: tuple[str, ...]
    transfers: tuple[Transfer, ...]
    facets: Facets

    @property
    def id(self) -> str:
        """The anchor of its row; one party may have several."""
        return f"{self.standing}-{self.vendor.id}"


def engaged(edition: Edition, options: Mapping[str, str]) -> Iterator[Subprocessor]:
    """The parties in use or planned, by name; those of a product where the options name one."""
    product, former = options.get("product"), options.get("retired") == "true"
    for vendor in sorted(edition.inventory.subprocessors.values(), key=lambda vendor: vendor.title.casefold()):
        fits = not product or not vendor.products or product in vendor.products
        if fits and (former or edition.world.status(vendor) is not Status.RETIRED):
            yield vendor


def entries(edition: Edition, options: Mapping[str, str]) -> Iterator[Entry]:
    """The entries of all lists, by name; a party has one for each thing that it is."""
    for vendor in engaged(edition, options):
        yield from entries_of(edition, vendor)


@once(4_000)
def entries_of(edition: Edition, vendor: Subprocessor) -> tuple[Entry, ...]:
    """The entries of one party."""
    roles = standings(edition.inventory, vendor).items()
    return tuple(_entry(edition, vendor, standing, purposes) for standing, purposes in roles)


def _entry(edition: Edition, vendor: Subprocessor, standing: Standing, purposes: tuple[str, ...]) -> Entry:
    transfers = _for(edition.transfers_to(vendor.id), purposes)
    data = data_for(edition, vendor, purposes)
    facets = party_facets(edition, vendor, purposes, data, transfers)
    return Entry(vendor, standing, purposes, data, transfers, facets)


def data_for(edition: Edition, vendor: Subprocessor, purposes: tuple[str, ...]) -> tuple[str, ...]:
    """The data that the party's record lists and that reaches it for these purposes; all of it where no flow says."""
    reached = edition.world.graph.data_for(vendor.id, purposes)
    return tuple(name for name in vendor.data if name in reached) or vendor.data


def _for(transfers: tuple[Transfer, ...], purposes: tuple[str, ...]) -> tuple[Transfer, ...]:
    return tuple(transfer for transfer in transfers if transfer.purpose in purposes or transfer.purpose is None)
