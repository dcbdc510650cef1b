"""Processing activities in the Data Privacy Vocabulary of the W3C community group, as JSON-LD (DPV 2, w3id.org/dpv).

Each purpose of the organization is a process with its data, data subjects, recipients, lawful basis, storage and transfers.
Names of concepts were compared on 2026-11-26 with public lists of the terms of DPV; those of provisions with its earlier
extension on the GDPR.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any, Final

from onward.exports import Content, Source
from onward.exports._about import about
from onward.exports._activities import Activity
from onward.law import Law
from onward.records.base import Record, Visibility
from onward.records.standing import standing_for
from onward.transfers.model import Transfer
from onward.words.grounds import kind_of

AUDIENCE: Final[Visibility] = "public"
_CONTEXT: Final = {
    "dpv": "https://w3id.org/dpv#",
    "eu-gdpr": "https://w3id.org/dpv/legal/eu/gdpr#",
    "dct": "http://purl.org/dc/terms/",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    "onward": "urn:onward:",
}
_BASES: Final = {
    "consent": "eu-gdpr:A6-1-a", "contract": "eu-gdpr:A6-1-b", "legal-obligation": "eu-gdpr:A6-1-c",
    "vital-interests": "eu-gdpr:A6-1-d", "public-task": "eu-gdpr:A6-1-e", "legitimate-interests": "eu-gdpr:A6-1-f",
}  # fmt: skip
_ROLES: Final = {
    "subprocessor": "dpv:DataSubProcessor", "processor": "dpv:DataProcessor", "controller": "dpv:DataController",
    "joint-controller": "dpv:JointDataControllers", "unknown": "dpv:Recipient",
}  # fmt: skip
_TOOLS: Final = {"scc": "eu-gdpr:A46-2-c", "bcr": "eu-gdpr:A46-2-b"}
"""Provisions of safeguards by the kind of the instrument in the law data."""
_SAYS: Final = {
    "organization": {"name", "country"},
    "purposes": {"name", "description", "role", "lawful_basis"},
    "data_categories": {"name", "description", "kinds"},
    "data_subjects": {"name", "description"},
    "subprocessors": {"name", "legal_name", "country", "roles", "data", "safeguards", "schemes"},
    "flows": {"from", "to", "data", "subjects", "purpose", "retention"},
    "measures": {"name", "description"},
    "retention": {"name", "period"},
}


def files(source: Source) -> Mapping[str, Content]:
    """The document."""
    return {"processes.jsonld": lambda: (json.dumps(document(source), ensure_ascii=False, indent=1) + "\n").encode()}


def document(source: Source) -> dict[str, Any]:
    """The graph as plain values."""
    edition = source.edition
    activities = [Activity(edition, purpose) for purpose in edition.inventory.purposes.values()]
    graph = [_publisher(source), *(_process(source, activity) for activity in activities)]
    for collection, kind in (
        ("data_categories", "dpv:PersonalData"), ("data_subjects", "dpv:DataSubject"), ("measures", "dpv:Measure"),
    ):  # fmt: skip
        graph += [_record(collection, kind, record) for record in getattr(edition.inventory, collection).values()]
    for vendor in edition.inventory.subprocessors.values():
        seat = {"dpv:hasCountry": vendor.country} if vendor.country else {}
        named = {"dpv:hasName": vendor.legal_name} if vendor.legal_name else {}
        graph.append({**_record("subprocessors", "dpv:LegalEntity", vendor), **named, **seat})
    return {"@context": _CONTEXT, "@graph": graph}


def _publisher(source: Source) -> dict[str, Any]:
    facts = {f"onward:{name}": value for name, value in about(source, _SAYS).items()}
    return {"@id": "onward:organization", "@type": "dpv:Organisation", "rdfs:label": source.edition.owner, **facts}


def _id(collection: str, name: str) -> str:
    return f"onward:{collection}:{name}"


def _record(collection: str, kind: str, record: Record) -> dict[str, Any]:
    about_it = {"dct:description": record.description} if record.description else {}
    return {"@id": _id(collection, record.id), "@type": kind, "rdfs:label": record.title, **about_it}


def _links(collection: str, names: Iterator[str] | tuple[str, ...]) -> list[dict[str, str]]:
    return [{"@id": _id(collection, name)} for name in names]


def _process(source: Source, activity: Activity) -> dict[str, Any]:
    purpose = activity.purpose
    ours = {"controller": "dpv:hasDataController", "joint-controller": "dpv:hasDataController"}
    role = ours.get(purpose.role or "", "dpv:hasDataProcessor") if purpose.role else "dpv:hasEntity"
    label = {"@type": "dpv:Purpose", "rdfs:label": purpose.title}
    basis = {"dpv:hasLegalBasis": {"@id": _BASES[purpose.lawful_basis]}} if purpose.lawful_basis else {}
    made: dict[str, Any] = {
        "@id": _id("purposes", purpose.id),
        "@type": "dpv:Process",
        "rdfs:label": purpose.title,
        "dpv:hasPurpose": {"@id": _id("purpose", purpose.id), **label},
        role: {"@id": "onward:organization"},
        **basis,
        "dpv:hasPersonalData": _links("data_categories", activity.data),
        "dpv:hasDataSubject": _links("data_subjects", activity.subjects),
        "dpv:hasRecipient": list(_recipients(source, activity)),
        "dpv:hasStorageCondition": [
            {"@type": "dpv:StorageDuration", "rdfs:label": kept.title, "onward:period": str(kept.period)}
            for kept in activity.retention()
            if kept.period
        ],
        "dpv:hasTechnicalOrganisationalMeasure": _links(
            "measures", tuple(measure.id for measure in activity.measures())
        ),
        "dpv:hasProcessing": list(_transfers(activity)),
    }
    return {name: value for name, value in made.items() if value != []}


def _recipients(source: Source, activity: Activity) -> Iterator[dict[str, Any]]:
    for vendor in activity.vendors:
        role = next((said.role for said in vendor.roles if said.purpose == activity.purpose.id), None)
        standing = standing_for(source.edition.inventory, role, activity.purpose.id)
        yield {"@id": _id("subprocessors", vendor.id), "@type": _ROLES[str(standing)]}


def _transfers(activity: Activity) -> Iterator[dict[str, Any]]:
    """Restricted transfers, each once, with the provision of the mechanism where its law is the GDPR."""
    seen = set()
    for transfer in activity.transfers:
        key = (transfer.link.target, transfer.country, transfer.regime, kind_of(transfer))
        if key in seen:
            continue
        seen.add(key)
        basis = _basis(transfer, activity.edition.world.law)
        tool = {"onward:mechanism": transfer.ground.id} if transfer.ground else {}
        yield {
            "@type": "dpv:Transfer",
            "dpv:hasRecipient": {"@id": _id("parties", key[0])},
            **({"dpv:hasCountry": key[1]} if key[1] else {}),
            "onward:regime": transfer.regime,
            **({"dpv:hasLegalBasis": {"@id": basis}} if basis else {}),
            **tool,
        }


def _basis(transfer: Transfer, law: Law) -> str | None:
    """The provision of the GDPR on which a transfer relies, where the vocabulary has a concept for it."""
    if transfer.regime != "eu-gdpr" or transfer.ground is None:
        return None
    if transfer.ground.adequacy:
        return "eu-gdpr:A45-3"
    instrument = law.instrument(transfer.regime, transfer.ground.instrument)
    return _TOOLS.get(instrument.kind) if instrument else None
