"""Services that receive personal data as a CycloneDX 1.7 bill of materials (ECMA-424).

Each company is a service beyond the trust boundary, with the data that flows to it; on what transfers rely stands in properties
whose names begin with `onward:`.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any, Final

from onward import __version__
from onward.exports import Content, Source
from onward.exports._about import about
from onward.exports._mechanisms import mechanisms
from onward.records.base import Visibility
from onward.records.parties import Subprocessor
from onward.records.standing import Status, standings

AUDIENCE: Final[Visibility] = "public"
_VERSION: Final = "1.7"
_SAYS: Final = {
    "organization": {"name", "legal_name", "website", "description"},
    "subprocessors": {
        "name", "legal_name", "country", "address", "website", "service", "roles", "data", "locations", "safeguards",
        "schemes", "since", "until", "example",
    },
    "data_categories": {"name", "description", "kinds"},
}  # fmt: skip


def files(source: Source) -> Mapping[str, Content]:
    """The bill of materials."""
    return {"services.cdx.json": lambda: (json.dumps(document(source), ensure_ascii=False, indent=1) + "\n").encode()}


def document(source: Source) -> dict[str, Any]:
    """The bill as plain values; its serial number follows from the facts, so that the same facts have the same one."""
    edition = source.edition
    facts, vendors = edition.world.facts, edition.inventory.subprocessors.values()
    return {
        "bomFormat": "CycloneDX",
        "specVersion": _VERSION,
        "serialNumber": f"urn:uuid:{facts[:8]}-{facts[8:12]}-5{facts[13:16]}-8{facts[17:20]}-{facts[20:32]}",
        "version": 1,
        "metadata": {
            "timestamp": f"{edition.world.today.isoformat()}T00:00:00Z",
            "tools": {"components": [{"type": "application", "name": "Onward", "version": __version__}]},
            "component": {
                "type": "application",
                "bom-ref": "organization",
                "name": edition.owner or source.title or "-",
            },
            "properties": _properties({f"onward:{name}": [value] for name, value in about(source, _SAYS).items()}),
        },
        "services": [
            _service(source, vendor) for vendor in vendors if edition.world.status(vendor) is not Status.RETIRED
        ],
    }


def _service(source: Source, vendor: Subprocessor) -> dict[str, Any]:
    edition = source.edition
    provider: dict[str, Any] = {"name": vendor.legal_name or vendor.title}
    if vendor.website and vendor.website.startswith(("https://", "http://")) and " " not in vendor.website:
        provider["url"] = [vendor.website]
    address = {"country": vendor.country, "streetAddress": vendor.address}
    provider |= {"address": {name: text for name, text in address.items() if text}} if any(address.values()) else {}
    data = [_data(source, name) for name in vendor.data if name in edition.inventory.data_categories]
    return {
        "bom-ref": vendor.id,
        "provider": provider,
        "name": vendor.title,
        **({"description": vendor.service} if vendor.service else {}),
        "x-trust-boundary": True,
        **({"data": data} if data else {}),
        "properties": _properties(dict(_told(source, vendor))),
    }


def _data(source: Source, name: str) -> dict[str, Any]:
    category = source.edition.inventory.data_categories[name]
    about_it = {"description": category.description} if category.description else {}
    kinds = ", ".join(category.kinds) or "personal data"
    return {"flow": "inbound", "classification": kinds, "name": category.title, **about_it}


def _told(source: Source, vendor: Subprocessor) -> Iterator[tuple[str, list[str]]]:
    edition = source.edition
    yield "onward:status", [str(edition.world.status(vendor))]
    yield "onward:example", ["true"] if vendor.example else []
    yield "onward:standing", [str(standing) for standing in standings(edition.inventory, vendor)]
    yield "onward:place", [f"{location.country or 'unknown'} {location.activity}" for location in vendor.locations]
    listed = list(mechanisms(edition, edition.transfers_to(vendor.id)))
    for regime in dict.fromkeys(mechanism["regime"] for mechanism in listed):
        says = [
            f"{mechanism['country'] or 'unknown'}: {mechanism['says']}"
            for mechanism in listed
            if mechanism["regime"] == regime
        ]
        yield f"onward:transfer:{regime}", says


def _properties(properties: Mapping[str, list[str]]) -> list[dict[str, str]]:
    return [{"name": name, "value": value} for name, values in properties.items() for value in dict.fromkeys(values)]
