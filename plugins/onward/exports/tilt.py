"""A document of TILT, the Transparency Information Language: what Arts 13 and 14 GDPR ask a controller to tell, for programs.

An entry of `dataDisclosed` is one category of data and one purpose. Its `storage` has an entry for each period: where there is at
most one, the smallest, the largest, the sum and the mean are the same, so `aggregationFunction` decides nothing. A source without
an address has the empty reference as its `url`. A yes or no that no record states is left out where the schema allows that, and
asked for where it does not. `version` is 1, since each content has an `_id` of its own; `_hash` is the SHA-256 of the document
without both, as JSON with sorted keys and no spaces.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping
from typing import Any, Final

from onward.exports import Content, Source
from onward.exports._about import about
from onward.exports._activities import Activity, activities
from onward.exports._demands import Demands
from onward.exports._tilt_data import disclosed, sources
from onward.exports._tilt_rights import rights, unsaid
from onward.exports._tilt_said import country, mailbox, marked, reference
from onward.exports._tilt_transfers import third_countries, untold
from onward.finding import OnwardError
from onward.records.base import Visibility
from onward.records.commitments import LegalRepresentative, Representative
from onward.records.parties import Organization
from onward.tilt import UNRECORDED

AUDIENCE: Final[Visibility] = "public"
REGIME: Final = "eu-gdpr"
"""The law of which a document tells."""
_SAYS: Final = {
    "organization": {
        "name", "legal_name", "address", "country", "website", "contacts", "legal_representative", "data_protection_officer",
        "representatives", "example",
    },
    "purposes": {"name", "description", "role", "lawful_basis", "interest", "law", "example"},
    "data_categories": {"name", "provision", "sources", "example"},
    "subprocessors": {
        "name", "legal_name", "address", "contact", "country", "service", "roles", "data", "safeguards", "schemes", "example",
    },
    "flows": {"to", "data", "purpose", "retention"},
    "actors": {"name"},
    "retention": {"name", "period", "until", "starts", "reason", "data", "example"},
    "rights": {"name", "description", "article", "how", "kind", "excluded", "authority"},
}  # fmt: skip


def files(source: Source) -> Mapping[str, Content]:
    """The document. OnwardError for facts that the schema demands and the records do not state, once it is made."""
    return {"tilt.json": lambda: (json.dumps(document(source), ensure_ascii=False, indent=1) + "\n").encode()}


def document(source: Source) -> dict[str, Any]:
    """The document as plain values. OnwardError with every fact that is missing."""
    edition, ours = source.edition, source.edition.organization
    demands = Demands("TILT", edition.world.inventory)
    if ours is None:
        raise OnwardError("TILT demands a controller: the inventory has no `organization`")
    acts = activities(edition, "controller", "joint-controller")
    transfers = [transfer for activity in acts for transfer in activity.transfers if transfer.regime == REGIME]
    content = {
        "controller": _controller(ours, demands),
        "dataProtectionOfficer": _officer(ours, demands),
        "dataDisclosed": _disclosed(source, acts, ours, demands),
        "thirdCountryTransfers": third_countries(edition, transfers),
        **rights(edition, ours, demands),
        "sources": sources(acts, demands),
        **UNRECORDED,
    }
    if REGIME not in edition.regimes:
        demands.miss(ours, "regimes", f"`{REGIME}`, the law whose transfers TILT states")
    url = demands.need(ours, "website", source.url or reference(ours.website))
    demands.refuse()
    unrecorded = (f"{name}: empty, since an inventory has no place for it" for name in UNRECORDED)
    unspoken = (*untold(transfers), *unsaid(edition), *_empty(acts), *unrecorded)
    made = {"meta": _meta(source, ours, str(url)), **content, "onward": about(source, _SAYS, unspoken)}
    return _named(made)


def _meta(source: Source, ours: Organization, url: str) -> dict[str, Any]:
    day = source.edition.world.today.isoformat()
    return {
        "name": ours.title,
        "created": day,
        "modified": day,
        "version": 1,
        "language": source.edition.say.language.partition("-")[0],
        "status": "active",
        "url": url,
    }


def _named(made: dict[str, Any]) -> dict[str, Any]:
    """A document with its digest, and an id that follows from it."""
    written = json.dumps(made, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    digest = hashlib.sha256(written.encode()).hexdigest()
    named = f"{digest[:8]}-{digest[8:12]}-5{digest[13:16]}-8{digest[17:20]}-{digest[20:32]}"
    return {**made, "meta": {"_id": named, **made["meta"], "_hash": digest}}


def _controller(ours: Organization, demands: Demands) -> dict[str, Any]:
    return {
        "name": ours.legal_name or ours.title,
        "address": demands.need(ours, "address", ours.address),
        "country": _country(ours, "country", ours.country, demands),
        "representative": _representative(ours, demands),
    }


def _representative(ours: Organization, demands: Demands) -> dict[str, Any]:
    """Who acts for the controller by law; else its representative in the Union (Art. 27 GDPR)."""
    if person := ours.legal_representative:
        return _person(ours, "legal_representative", person, demands)
    for place, other in enumerate(ours.representatives):
        if other.regime == REGIME:
            return {**_person(ours, f"representatives.{place}", other, demands), "onward:regime": REGIME}
    demands.miss(ours, "legal_representative")
    return {}


def _person(
    ours: Organization, path: str, person: LegalRepresentative | Representative, demands: Demands
) -> dict[str, Any]:
    return {
        "name": demands.need(ours, f"{path}.name", person.name),
        "email": _mailbox(ours, f"{path}.contact", person.contact, demands),
        **marked(person.example),
    }


def _officer(ours: Organization, demands: Demands) -> dict[str, Any]:
    officer, path = ours.data_protection_officer, "data_protection_officer"
    if officer is None:
        demands.miss(ours, path)
        return {}
    contact = officer.contact or (ours.contacts.dpo if ours.contacts else None)
    return {
        "name": demands.need(ours, f"{path}.name", officer.name),
        "address": demands.need(ours, f"{path}.address", officer.address),
        "country": _country(ours, f"{path}.country", officer.country, demands),
        "email": _mailbox(ours, f"{path}.contact", contact, demands),
        **marked(officer.example),
    }


def _mailbox(ours: Organization, path: str, text: str | None, demands: Demands) -> str | None:
    return demands.need(ours, path, mailbox(text), f"a mailbox, which `{text}` is not" if text else "")


def _country(ours: Organization, path: str, code: str | None, demands: Demands) -> str | None:
    return demands.need(ours, path, country(code), f"one country, which `{code}` is not" if code else "")


def _disclosed(
    source: Source, acts: tuple[Activity, ...], ours: Organization, demands: Demands
) -> list[dict[str, Any]]:
    """The categories of data, one purpose an entry: none at all would say that nothing is processed."""
    for purpose in source.edition.inventory.purposes.values():
        demands.need(purpose, "role", purpose.role)
    entries = [entry for activity in acts for entry in disclosed(activity, demands)]
    if not entries:
        demands.miss(ours, "id", "a flow of data for a purpose whose `role` is `controller`", "flows[].data")
    order = [*source.edition.inventory.data_categories]
    return sorted(entries, key=lambda entry: order.index(entry["_id"].partition("/")[0]))


def _empty(acts: tuple[Activity, ...]) -> Iterator[str]:
    """Purposes of which no data is known to these readers: TILT names a purpose beside its data alone."""
    for activity in acts:
        if not activity.data:
            yield f"purposes/{activity.purpose.id}: no data"
