"""The list of subprocessors to download: `subprocessors.csv` for a spreadsheet, `subprocessors.json` for a program.

Both have an entry for each thing that a party is, as the tables have. The CSV is RFC 4180 in UTF-8 with a byte order
mark, by which spreadsheets know it; no cell of it is taken for a formula. The JSON is `onward-subprocessors/1`.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any, Final

from onward.exports._csv import csv
from onward.exports._plain import plain
from onward.records.base import Part
from onward.records.parties import Subprocessor
from onward.records.safeguards import Location
from onward.site.parts.edition import Edition
from onward.site.parts.entries import Entry, entries
from onward.site.parts.grounds import reliances
from onward.site.resources import Site
from onward.words.law import horizon

FORMAT: Final = "onward-subprocessors/1"
_COLUMNS = (
    "id", "name", "legal_name", "list", "service", "purposes", "data", "places", "transfers_rely_on", "products",
    "condition", "status", "since", "until", "as_of",
)  # fmt: skip
_PUBLISHER = ("id", "name", "legal_name", "lei", "registration", "address", "country", "website", "contacts", "regimes")
_NOTICE = ("period", "objection", "authorisation", "days", "timezone", "remedy", "products")
_COMPANY = ("legal_name", "lei", "registration", "address", "country", "website", "subprocessor_list")


def files(site: Site) -> dict[str, str]:
    """Both files."""
    found = list(entries(site.edition, {}))
    rows = [_COLUMNS, *(tuple(_row(site.edition, one)) for one in found)]
    document = json.dumps(_document(site, found), ensure_ascii=False, indent=1) + "\n"
    return {"subprocessors.csv": csv(rows), "subprocessors.json": document}


def _row(edition: Edition, one: Entry) -> Iterator[str]:
    vendor, told = one.vendor, _entry(edition, one)
    name = edition.say("example-name", name=vendor.title) if vendor.example else vendor.title
    yield from (vendor.id, name, vendor.legal_name or "", edition.say(f"standing.{one.standing}.name"))
    yield vendor.service or ""
    yield _listed(edition.named("purposes", one.purposes))
    yield _listed(edition.named("data_categories", one.data))
    yield _listed(_place(edition, place) for place in vendor.locations) or edition.say("unknown")
    yield _listed(_way(edition, way) for way in told["transfers"])
    yield edition.product_names(vendor.products) or edition.say("products.all")
    yield vendor.condition.text or "" if vendor.condition else ""
    yield from (edition.status_words(vendor), told["since"] or "", told["until"] or "")
    yield edition.world.today.isoformat()


def _place(edition: Edition, one: Location) -> str:
    return f"{edition.country(one.country)} ({edition.say(f'activity.{one.activity}')})"


def _way(edition: Edition, way: dict[str, Any]) -> str:
    return edition.say.labelled(f"{edition.regime(way['regime'])}, {edition.country(way['country'])}", way["says"])


def _listed(texts: Iterable[str]) -> str:
    return "; ".join(texts)


def _document(site: Site, found: Iterable[Entry]) -> dict[str, Any]:
    edition = site.edition
    return {
        "format": FORMAT,
        "title": site.title,
        "publisher": _stated(edition, edition.organization, _PUBLISHER),
        "notice": _stated(edition, edition.organization and edition.organization.notice, _NOTICE),
        "as_of": edition.world.today.isoformat(),
        "law_as_of": edition.world.law.as_of.isoformat(),
        "law_texts_up_to": horizon(edition.world).isoformat(),
        "note": " ".join(filter(None, (edition.say("machine.note"), edition.unstated))),
        "entries": [_entry(edition, one) for one in found],
    }


def _entry(edition: Edition, one: Entry) -> dict[str, Any]:
    vendor, first = one.vendor, edition.world.first_day(one.vendor)
    return {
        "id": vendor.id,
        "name": vendor.title,
        **_stated(edition, vendor, _COMPANY),
        "dpa": _contract(edition, vendor),
        "example": vendor.example,
        "standing": str(one.standing),
        "service": vendor.service,
        "purposes": [name for name in one.purposes if name in edition.inventory.purposes],
        "data": list(one.facets.data),
        "subjects": [name for name in vendor.subjects if name in edition.inventory.data_subjects],
        "places": [{"country": place.country, "activity": place.activity} for place in vendor.locations],
        "transfers": list(_ways(edition, one)),
        "products": [name for name in edition.inventory.products if not vendor.products or name in vendor.products],
        "concerns": [case.token for case in one.facets.cases],
        "status": str(edition.world.status(vendor)),
        "since": first.isoformat() if first else None,
        "until": vendor.until.isoformat() if vendor.until else None,
    }


def _stated(edition: Edition, part: Part | None, names: Iterable[str]) -> dict[str, Any]:
    """Fields as the inventory has them; null where nothing is stated, or where the fact is not known yet."""
    found = plain(edition, part) if part else {}
    return {name: None if (value := found.get(name)) == {"unknown": True} else value for name in names}


def _contract(edition: Edition, vendor: Subprocessor) -> str | None:
    """What kind of processing contract there is with a vendor."""
    kind = _stated(edition, vendor.contract, ["kind"])["kind"]
    return str(kind) if kind else None


def _ways(edition: Edition, one: Entry) -> Iterator[dict[str, Any]]:
    """Law by law and country by country, on what a transfer relies; why it is none only where none is restricted."""
    every = reliances(edition, one.transfers, short=True)
    judged = {found.regime for found in every if found.restricted}
    for found in (found for found in every if found.restricted or found.regime not in judged):
        for country in found.countries:
            yield {
                "regime": found.regime, "country": country, "stands": found.kind,
                "says": found.words.text(edition.say),
            }  # fmt: skip
