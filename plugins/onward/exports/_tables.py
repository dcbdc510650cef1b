"""Companies, flows and transfers as tables for programs: a row each, lists within a cell separated by `;`."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Final

from onward.exports import Source
from onward.site.parts.entries import entries
from onward.site.parts.grounds import reliances
from onward.site.parts.received import shown_transfers
from onward.words.grounds import kind_of

Row = tuple[str, ...]
_VENDORS: Final = (
    "id", "name", "legal_name", "country", "address", "website", "lei", "registration", "standing", "purposes", "service",
    "data", "subjects", "places", "transfers", "products", "status", "since", "until", "example",
)  # fmt: skip
_FLOWS: Final = ("id", "kind", "from", "to", "data", "subjects", "purposes", "products", "access", "frequency")
_TRANSFERS: Final = (
    "to", "party", "country", "purpose", "regime", "kind", "mechanism", "exporter_role", "importer_role", "says",
)  # fmt: skip
SAYS: Final = {
    "organization": {"name"},
    "subprocessors": {
        "name", "legal_name", "country", "address", "website", "lei", "registration", "roles", "service", "data", "subjects",
        "locations", "products", "since", "until", "active_from", "safeguards", "schemes", "example", "subprocessors",
    },
    "purposes": {"name", "role", "example"},
    "flows": {"from", "to", "data", "subjects", "purpose", "products", "access", "frequency", "name"},
}  # fmt: skip


def tables(source: Source) -> dict[str, Callable[[], list[Row]]]:
    """Each table by its name; its first row holds the names of the columns."""
    return {
        "subprocessors": lambda: [_VENDORS, *_vendors(source)],
        "flows": lambda: [_FLOWS, *_flows(source)],
        "transfers": lambda: [_TRANSFERS, *_transfers(source)],
    }


def _list(texts: Iterable[str]) -> str:
    return "; ".join(texts)


def _known(source: Source, collection: str, names: Iterable[str]) -> str:
    """The names of records that the audience may know."""
    return _list(name for name in names if name in getattr(source.edition.inventory, collection))


def _vendors(source: Source) -> Iterator[Row]:
    """A row for each thing that a company is in law, as the pages have."""
    edition = source.edition
    unknown = edition.say("unknown")
    for entry in entries(edition, {"product": source.product} if source.product else {}):
        vendor, first = entry.vendor, edition.world.first_day(entry.vendor)
        ways = reliances(edition, entry.transfers, short=True)
        yield (
            vendor.id, vendor.title, vendor.legal_name or "", vendor.country or "", vendor.address or "",
            vendor.website or "", vendor.lei or "", vendor.registration or "", str(entry.standing),
            _known(source, "purposes", entry.purposes), vendor.service or "",
            _known(source, "data_categories", entry.data), _known(source, "data_subjects", vendor.subjects),
            _list(f"{place.country or '?'} ({place.activity})" for place in vendor.locations) or unknown,
            _list(f"{way.regime}: {way.words.text(edition.say)}" for way in ways),
            _known(source, "products", vendor.products),
            str(edition.world.status(vendor)), first.isoformat() if first else "",
            vendor.until.isoformat() if vendor.until else "", "true" if vendor.example else "false",
        )  # fmt: skip


def _flows(source: Source) -> Iterator[Row]:
    edition = source.edition
    for link in edition.links_of(source.product):
        subjects = link.flow.subjects if link.flow else ()
        data = [name for name in edition.inventory.data_categories if name in link.data]
        yield (
            link.id, link.kind, link.source, link.target, _list(data), _known(source, "data_subjects", subjects),
            _known(source, "purposes", link.purposes), _known(source, "products", link.products), link.access,
            link.frequency,
        )  # fmt: skip


def _transfers(source: Source) -> Iterator[Row]:
    edition = source.edition
    rows = set()
    for transfer in shown_transfers(edition):
        if not transfer.restricted:
            continue
        (words, *_) = reliances(edition, [transfer], short=True)
        purpose = transfer.purpose if transfer.purpose in edition.inventory.purposes else ""
        row = (
            transfer.link.target, edition.party(transfer.link.target), transfer.country or "", purpose or "",
            transfer.regime, kind_of(transfer),
            transfer.ground.id if transfer.ground else "", transfer.exporter_role or "", transfer.importer_role or "",
            words.words.text(edition.say),
        )  # fmt: skip
        if row not in rows:
            rows.add(row)
            yield row
