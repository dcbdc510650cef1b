"""Who may read which field: one decision for every field of every record, and records with the rest taken out.

A field that has no decision is a mistake of the program (KeyError), never a public field. Source of the decisions:
what Arts 13 to 15 GDPR owe to everybody, what Opinion 22/2024 of the EDPB and Art. 28 GDPR owe to controllers, and
what privilege, the vendor's confidence and security keep inside.
"""

from __future__ import annotations

from dataclasses import fields, replace
from typing import Any, Final, TypeVar

from onward.records import agreed, ai, continuity, data, parties, promises, safeguards, systems
from onward.records.base import Evidence, Part, Record, Spoken, Translation, Unknown, Visibility
from onward.records.inventory import COLLECTIONS, ORGANIZATION, Inventory
from onward.records.shape import yaml_name
from onward.yamltext.reader import Table

AUDIENCES: Final[tuple[Visibility, ...]] = ("public", "customer", "internal")
"""From everybody to our own people: each reads what those before it read, and more."""

P = TypeVar("P", bound=Part)
R = TypeVar("R", bound=Record)


def _fields(public: str = "", customer: str = "", internal: str = "") -> dict[str, Visibility]:
    groups: tuple[tuple[str, Visibility], ...] = (
        (public, "public"), (customer, "customer"), (internal, "internal"),
    )  # fmt: skip
    return {name: audience for names, audience in groups for name in names.split()}


DECISIONS: Final[dict[type[Part], dict[str, Visibility]]] = {
    Evidence: _fields(internal="source_text as_of sha256 url"),
    Spoken: _fields("translations"),
    Record: _fields("id name description visibility example", internal="owner notes evidence"),
    # Parties
    parties.Group: _fields("name country"),
    parties.PurposeRole: _fields("purpose role"),
    parties.Subjection: _fields(internal="regime purposes"),
    parties.Branch: _fields("country", internal="evidence"),
    parties.Party: _fields(
        "legal_name former_names merged_into successor_of kind org address country acts_from parent group staff_countries"
        " lei registration website safeguards schemes",
        customer="contact",
        internal="subject_to",
    ),
    parties.Term: _fields(internal="id name products period objection"),
    parties.NoticePolicy: _fields("period objection authorisation days timezone remedy products", internal="terms"),
    parties.Contacts: _fields("privacy security legal dpo"),
    parties.Representative: _fields("regime name address contact country example"),
    parties.PolicyChanges: _fields("how"),
    parties.Requests: _fields("text period count"),
    parties.GovernmentAccess: _fields("policy requests fisa_702"),
    parties.Organization: _fields(
        "contact regimes contacts representatives notice policy_changes government_access languages logo colour",
        internal="format",
    ),
    parties.Feature: _fields("id name"),
    parties.Product: _fields("deployment plans regions features minimum_age infrastructure"),
    parties.Actor: _fields("kind roles locations engaged_by regimes products", internal="subject_to"),
    systems.Copy: _fields("kind at_rest retention"),
    systems.Store: _fields("data subjects at_rest retention copies"),
    systems.System: _fields(
        "operator products host purposes locations collects stores measures ai infrastructure condition"
    ),
    parties.Announced: _fields("date channel notice", internal="evidence"),
    parties.Emergency: _fields(customer="reason contract_basis"),
    parties.Deleted: _fields(customer="date", internal="evidence"),
    parties.Review: _fields(internal="last next"),
    parties.Subprocessor: _fields(
        "roles service data subjects locations products condition since until active_from announced"
        " subprocessor_list contract subprocessors certifications measures ai",
        customer="emergency data_deleted government_access",
        internal="review criticality substitutable exit detect",
    ),
    # What moves and why
    data.Anonymisation: _fields("from_ where method assessed", internal="by review"),
    data.DataCategory: _fields("identifiability kinds anonymisation items aliases non_personal must_stay"),
    data.DataSubject: {},
    data.Purpose: _fields("role lawful_basis interest law law_of kinds regimes"),
    data.Transport: _fields("protocol minimum"),
    data.Flow: _fields(
        "from_ to on_behalf_of data subjects purpose regimes frequency access marked_sensitive transport products"
        " condition grant safeguards measures retention notice"
    ),
    # What carries a transfer
    safeguards.Assessment: _fields(
        customer="kind completed countries covers_chain", internal="outcome document review"
    ),
    safeguards.Approval: _fields("by reference expires"),
    safeguards.Clauses: _fields(
        customer="clause_7 clause_9 clause_9_notice clause_11 clause_13_authority clause_17 clause_18"
    ),
    safeguards.Safeguard: _fields(
        "instrument module modules use applies_to base ref document copy swiss_adaptations approval expires",
        customer="parties necessity assessment notified linked_agreement binding_commitments terms",
        internal="signed supplementary_measures sensitive_measures",
    ),
    safeguards.Participation: _fields("scheme entity covers checked expires"),
    safeguards.Authorisation: _fields(customer="authorisation notice"),
    safeguards.FlowDown: _fields("kind", customer="third_party_beneficiary"),
    safeguards.ContractTerms: _fields(
        customer="instructions confidentiality security assistance audit deletion breach_notice"
    ),
    safeguards.Contract: _fields("kind flow_down", "document subprocessors terms instruments", "signed"),
    safeguards.Condition: _fields("text requires unless"),
    safeguards.Operator: _fields("id legal_name country"),
    safeguards.Location: _fields("country activity by products data region"),
    # What is asked besides
    ai.Quote: _fields("url quote as_of"),
    ai.AiRetention: _fields("application abuse_monitoring cache"),
    ai.AiFeature: _fields("feature model provider training retention region human_review evidence example"),
    continuity.Infrastructure: _fields("jurisdiction measures"),
    continuity.Exit: _fields(internal="plan alternative tested"),
    continuity.Detect: _fields(internal="packages hosts env apps"),
    # What others take over, and the short forms in which they say so
    agreed.Agreement: _fields(
        internal="with_ kind document copy signed use subprocessors flow_down terms instruments clauses"
    ),
    agreed.SharedAssessment: _fields(internal="kind completed countries outcome covers_chain document review measures"),
    agreed.SharedTerms: _fields(
        internal="instructions confidentiality security assistance audit deletion breach_notice"
    ),
    agreed.ModuleChoice: _fields(customer="module applies_to"),
    agreed.Agreed: _fields(
        "kind flow_down document copy use", "modules clauses subprocessors terms instruments", "like signed"
    ),
    agreed.Listing: _fields("entity covers checked expires", "extensions"),
    # Promises
    promises.Attestation: _fields("by on review", internal="evidence"),
    promises.Measure: _fields("area attested products"),
    promises.Certification: _fields("holder scope auditor valid_from valid_until attested"),
    promises.Retention: _fields("period until starts deletion reason data"),
    promises.Right: _fields("article reply how"),
    promises.Cookie: _fields("set_by purpose duration lasts strictly_necessary storage products retention"),
    promises.Observance: _fields("what on method review"),
    promises.Document: _fields("kind file on_request"),
    promises.Claim: _fields("statement attested audited observed stated", internal="never always where holds"),
    promises.Objection: _fields(internal="change customer_ref received grounds decision decided remedy"),
    promises.Waiver: _fields(internal="finding reason by until"),
}
"""Each type decides on the fields that it adds; a heading of a type may decide anew on an inherited one."""

_NOWHERE = (0, 0)
_NEVER = (promises.Objection, promises.Waiver, agreed.Agreement, agreed.SharedAssessment, agreed.SharedTerms)


_DECIDED: dict[tuple[type[Part], str], Visibility] = {}


def decision(kind: type[Part], field: str) -> Visibility:
    """The narrowest audience that may read a field. KeyError where nobody has decided."""
    found = _DECIDED.get((kind, field))
    if found is None:
        found = _DECIDED[kind, field] = _decided(kind, field)
    return found


def _decided(kind: type[Part], field: str) -> Visibility:
    for one in kind.__mro__:
        if field in DECISIONS.get(one, {}):
            return DECISIONS[one][field]
    raise KeyError(f"{kind.__name__}.{field} has no decision on who may read it")


def _reaches(audience: str, needed: str) -> bool:
    return AUDIENCES.index(audience) >= AUDIENCES.index(needed)


def visible(part: Part | type[Part], field: str, audience: str) -> bool:
    """Whether this audience may read a field."""
    return _reaches(audience, decision(part if isinstance(part, type) else type(part), field))


def published(record: Record, audience: str) -> bool:
    """Whether this audience may know of a record at all."""
    return _reaches(audience, narrowest(record))


def narrowest(record: Record) -> Visibility:
    """The narrowest audience that may know of a record; of objections, and of what others take over, our own people."""
    return "internal" if isinstance(record, _NEVER) else record.audience


def show(part: P, audience: str) -> P:
    """The same record with every field that this audience may not read at its default, at every depth."""
    if audience == "internal":
        return part
    changes: dict[str, Any] = {"source": _stated(part, audience)}
    for one in fields(part):
        if one.name == "source":
            continue
        if one.name == "translations":
            changes[one.name] = tuple(_heard(part, each, audience) for each in getattr(part, one.name))
        elif visible(part, one.name, audience):
            changes[one.name] = _shown(getattr(part, one.name), audience)
        else:
            changes[one.name] = one.default
    return replace(part, **changes)


def _heard(part: Part, one: Translation, audience: str) -> Translation:
    """A text is as internal in one language as in another."""
    texts = tuple((name, text) for name, text in one.texts if visible(part, name, audience))
    return Translation(one.language, texts, Table("", _NOWHERE))


def _shown(value: Any, audience: str) -> Any:
    if isinstance(value, Part):
        return show(value, audience)
    if isinstance(value, tuple):
        return tuple(_shown(one, audience) for one in value)
    return value


def _stated(part: Part, audience: str) -> Table:
    """Which of the readable fields are written, and which are unknown: not the values, not the owner."""
    source = Table("", _NOWHERE)
    for one in fields(part):
        name = yaml_name(one.name)
        if name in part.source and visible(part, one.name, audience):
            source[name] = _UNKNOWN if Unknown.of(part.source[name]) else ("stated" if part.states(name) else "")
    return source


_UNKNOWN = Table("", _NOWHERE)
_UNKNOWN["unknown"] = Table("", _NOWHERE)


def shown(inventory: Inventory, audience: str) -> Inventory:
    """The inventory that this audience may read: the published records alone, with their readable fields."""
    if audience == "internal":
        return inventory
    found: dict[str, Any] = {
        name: {one.id: show(one, audience) for one in getattr(inventory, name).values() if published(one, audience)}
        for name in COLLECTIONS
    }
    ours = inventory.organization
    return Inventory(**{ORGANIZATION: show(ours, audience) if ours else None, **found})
