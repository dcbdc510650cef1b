"""The list of subprocessors to download: `subprocessors.csv` for a spreadsheet, `subprocessors.json` for a program.

Both have an entry for each thing that a party is, as the tables have. The CSV is RFC 4180 in UTF-8 with a byte order
mark, by which spreadsheets know it; no cell of it is taken for a formula. The JSON is `onward-subprocessors/1`.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Final

from onward.contracts import schema_address
from onward.exports._csv import csv
from onward.exports._plain import plain
from onward.records.safeguards import Location
from onward.site.parts.edition import Edition
from onward.site.parts.entries import Entry, entries
from onward.site.parts.grounds import reliances
from onward.site.parts.omissions import said_of_companies
from onward.site.resources import Site
from onward.words.law import horizon

if TYPE_CHECKING:
    from onward.contracts import subprocessors as contract

FORMAT: Final = "onward-subprocessors/1"
_COLUMNS = (
    "id", "name", "legal_name", "list", "service", "purposes", "data", "places", "transfers_rely_on", "products",
    "condition", "status", "since", "until", "as_of",
)  # fmt: skip


def files(site: Site) -> dict[str, str]:
    """Both files."""
    listed = list(entries(site.edition, {}))
    rows = [_COLUMNS, *(tuple(_row(site.edition, entry)) for entry in listed)]
    document = json.dumps(_document(site, listed), ensure_ascii=False, indent=1) + "\n"
    return {"subprocessors.csv": csv(rows), "subprocessors.json": document}


def _row(edition: Edition, entry: Entry) -> Iterator[str]:
    vendor, fields = entry.vendor, _entry(edition, entry)
    name = edition.say.marked(vendor.title, vendor.example)
    yield from (vendor.id, name, vendor.legal_name or "", edition.say(f"standing.{entry.standing}.name"))
    yield vendor.service or ""
    yield _listed(edition.named("purposes", entry.purposes))
    yield _listed(edition.named("data_categories", entry.data))
    yield _listed(_place(edition, place) for place in vendor.locations) or edition.say("unknown")
    yield _listed(_way(edition, way) for way in fields["transfers"])
    yield edition.product_names(vendor.products) or edition.say("products.all")
    yield vendor.condition.text or "" if vendor.condition else ""
    yield from (edition.status_words(vendor), fields["since"] or "", fields["until"] or "")
    yield edition.world.today.isoformat()


def _place(edition: Edition, location: Location) -> str:
    return f"{edition.country(location.country)} ({edition.say(f'activity.{location.activity}')})"


def _way(edition: Edition, way: contract.Reliance) -> str:
    return edition.say.labelled(f"{edition.regime(way['regime'])}, {edition.country(way['country'])}", way["says"])


def _listed(texts: Iterable[str]) -> str:
    return "; ".join(texts)


def _document(site: Site, listed: Iterable[Entry]) -> contract.Document:
    edition = site.edition
    return {
        "$schema": schema_address(FORMAT, site.url or ""),
        "format": FORMAT,
        "title": site.title,
        "publisher": _publisher(edition),
        "notice": _notice(edition),
        "as_of": edition.world.today.isoformat(),
        "law_as_of": edition.world.law.as_of.isoformat(),
        "law_texts_up_to": horizon(edition.world).isoformat(),
        "note": " ".join(filter(None, (edition.say("machine.note"), edition.unstated, said_of_companies(edition)))),
        "entries": [_entry(edition, entry) for entry in listed],
    }


def _entry(edition: Edition, entry: Entry) -> contract.Entry:
    vendor, first = entry.vendor, edition.world.first_day(entry.vendor)
    return {
        "id": vendor.id,
        "name": vendor.title,
        "legal_name": vendor.legal_name,
        "lei": vendor.lei,
        "registration": vendor.registration,
        "address": vendor.address,
        "country": vendor.country,
        "website": vendor.website,
        "subprocessor_list": vendor.subprocessor_list,
        "dpa": vendor.contract.kind if vendor.contract else None,
        "example": vendor.example,
        "standing": entry.standing,
        "service": vendor.service,
        "purposes": [name for name in entry.purposes if name in edition.inventory.purposes],
        "data": list(entry.facets.data),
        "subjects": [name for name in vendor.subjects if name in edition.inventory.data_subjects],
        "places": [{"country": place.country, "activity": place.activity} for place in vendor.locations],
        "transfers": list(_ways(edition, entry)),
        "products": [name for name in edition.inventory.products if not vendor.products or name in vendor.products],
        "concerns": [case.token for case in entry.facets.cases],
        "status": edition.world.status(vendor),
        "since": first.isoformat() if first else None,
        "until": vendor.until.isoformat() if vendor.until else None,
    }


def _publisher(edition: Edition) -> contract.Publisher | None:
    ours = edition.organization
    if ours is None:
        return None
    contacts = plain(edition, ours.contacts) if ours.contacts else {}
    return {
        "id": ours.id,
        "name": ours.title,
        "legal_name": ours.legal_name,
        "lei": ours.lei,
        "registration": ours.registration,
        "address": ours.address,
        "country": ours.country,
        "website": ours.website,
        "contacts": {name: address for name, address in contacts.items() if isinstance(address, str)},
        "regimes": list(ours.regimes),
    }


def _notice(edition: Edition) -> contract.Notice | None:
    notice = edition.organization.notice if edition.organization else None
    if notice is None:
        return None
    return {
        "period": str(notice.period) if notice.period else None,
        "objection": str(notice.objection) if notice.objection else None,
        "authorisation": notice.authorisation,
        "days": notice.days,
        "timezone": notice.timezone,
        "remedy": notice.remedy,
        "products": [name for name in notice.products if name in edition.inventory.products],
    }


def _ways(edition: Edition, entry: Entry) -> Iterator[contract.Reliance]:
    """Law by law and country by country, on what a transfer relies; why it is none only where none is restricted."""
    every = reliances(edition, entry.transfers, short=True)
    judged = {reliance.regime for reliance in every if reliance.restricted}
    for reliance in (reliance for reliance in every if reliance.restricted or reliance.regime not in judged):
        for country in reliance.countries:
            yield {
                "regime": reliance.regime, "country": country, "stands": reliance.kind,
                "says": reliance.words.text(edition.say),
            }  # fmt: skip
