"""Who uses what the law files say: each field of each entry is read by code, or shown to people in the manual's list of entries.

A use is `shown`, or the rooms of the package in which code reads the field; after a colon, the method through which it does.
"""

from __future__ import annotations

from collections.abc import Mapping

from onward.law.model import (
    Adequacy,
    ClauseModule,
    Derogation,
    DisputedRoles,
    Earlier,
    Formerly,
    Instrument,
    LegalEvent,
    Membership,
    Regime,
    Roles,
    Scheme,
)
from onward.law.reference import (
    Citation,
    CountryName,
    CountrySet,
    Edition,
    LawChange,
    Provision,
    Source,
    Territory,
)
from onward.records.base import Part

SHOWN = "shown"
ENGINE = "transfers rules"
_ENTRY = {"id": "law", "source_id": "site", "confidence": "words", "note": SHOWN, "overlaid": "words"}
_REGIME = {
    "level": "law", "name": "rules", "also": "rules", "assessment": "rules", "clauses": "rules", "organisations_in": "transfers",
    "law": "site", "term": "rules",
    "event": SHOWN, "decision": SHOWN, "safeguards": SHOWN, "provision": SHOWN, "authority": SHOWN,
    "authorities": "transfers", "approvals_of_adequate_states": "transfers", "decisions_since": "transfers",
    "formerly": "law", "members": "law", "territories_in": "law", "territories_out": "law", "processor_return": "law",
    "test": SHOWN, "transparency": SHOWN, "notes": SHOWN,
}  # fmt: skip
_ADEQUACY = {
    "regime": "law", "countries": "law", "set": "law", "territories": "law", "territories_confidence": "law", "org": "law",
    "act": "transfers", "ref": "site", "adopted": SHOWN, "valid_from": "transfers", "valid_to": "transfers",
    "earlier": "law:as_read", "status": "transfers", "challenge": SHOWN, "depends_on": SHOWN, "by": SHOWN,
    "amended_by": SHOWN, "scheme": "transfers", "subject_to": "transfers", "excludes_data": "transfers",
    "excludes_purpose": "transfers", "excludes_importer_kind": "transfers", "excludes_areas": ENGINE,
    "requires_processing": SHOWN, "hr_coverage": "transfers", "marking": "transfers", "marking_confidence": SHOWN,
    "scope_text": "site", "onward_extra": SHOWN, "watch": "site",
}  # fmt: skip
_INSTRUMENT = {
    "regime": "law", "kind": "transfers", "act": "transfers", "ref": "site", "valid_from": "transfers",
    "relied_from": "transfers", "new_until": "transfers", "valid_to": "transfers", "modules_": "transfers",
    "roles_": "transfers:roles", "disputed_roles": f"{ENGINE}:disputed", "base": "transfers", "requires": "transfers",
    "needs_assessment": "transfers", "assessment": SHOWN, "covers_art28": "rules",
    "importer_not_subject_to_regime": "transfers", "replaced_by": "transfers", "notify_within": "rules", "adaptations": SHOWN,
}  # fmt: skip
_MODULE = {
    "number": "transfers", "roles_": "transfers:fits", "needs_assessment": "transfers", "covers_art28": "rules",
    "onward_clause": SHOWN, "sensitive_clause": "transfers", "subprocessor_clause": "transfers", "note": SHOWN,
}  # fmt: skip
_SCHEME = {
    "operator": SHOWN, "parent": f"{ENGINE}:scheme_parent", "framework": "law", "valid_from": SHOWN, "valid_to": SHOWN,
    "term_months": SHOWN, "covers": "transfers", "eligible": SHOWN,
}  # fmt: skip

USES: Mapping[type[Part], Mapping[str, str]] = {
    Regime: {**_ENTRY, **_REGIME},
    Formerly: {"regime": "law", "until": "law", "source_id": SHOWN},
    Membership: {"countries": "law", "set": "law", "since": "law", "until": "law", "note": SHOWN},
    Adequacy: {**_ENTRY, **_ADEQUACY},
    Earlier: {"until": SHOWN, "valid_to": "law", "excludes_purpose": "transfers", "scope_text": "site"},
    Instrument: {**_ENTRY, **_INSTRUMENT},
    Roles: {"exporter": "transfers:roles", "importer": "transfers:roles", "outside_group": f"{ENGINE}:serves_outsider",
        "own_controller": "transfers:fits"},
    DisputedRoles: {
        "exporter": f"{ENGINE}:disputed", "importer": f"{ENGINE}:disputed", "note": SHOWN, "source_id": SHOWN
    },
    ClauseModule: _MODULE,
    Derogation: {
        **_ENTRY, "regime": "law", "ref": "transfers", "text": "transfers", "only_occasional": "transfers",
        "needs": ENGINE, "never_for": ENGINE,
    },
    Scheme: {**_ENTRY, **_SCHEME},
    LegalEvent: {**_ENTRY, "title": "transfers", "date": "law", "countries": "law", "regimes": "law"},
    Source: {"id": "law", "title": "site", "ref": "site", "evidence": SHOWN, "where": SHOWN, "seen": SHOWN},
    Citation: {"id": "law", "cite": "cli", "regime": "law", "source_id": SHOWN},
    Provision: {"id": "law", "citations": "law"},
    CountrySet: {"id": "law", "countries": "law", "territories": "law"},
    Territory: {"countries": "law", "set": "law", "regime": "law"},
    CountryName: {
        "id": "law", "name": "law", "within": "law", "also": "words", "listed_as": "law"
    },
    Edition: {"as_of": "law", "review_by": "law", "evidence_horizon": "words"},
    LawChange: {"date": SHOWN, "text": SHOWN},
}  # fmt: skip
"""Each field of each entry, and of the parts that entries hold."""
