"""Who touches the data: the organization, those it engages, those it serves, and the systems in between."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Annotated, Any, ClassVar, Literal

from onward.frozen import dataclass
from onward.records.agreed import Agreed, Listing
from onward.records.ai import AiFeature
from onward.records.base import (
    Country,
    DataRef,
    Evidence,
    Id,
    MeasureRef,
    Part,
    ProductRef,
    Prose,
    PurposeRef,
    Record,
    Ref,
    Role,
    Spoken,
    VendorRef,
)
from onward.records.commitments import (
    Contacts,
    GovernmentAccess,
    LegalRepresentative,
    NoticePolicy,
    Officer,
    PolicyChanges,
    Representative,
)
from onward.records.continuity import Detect, Exit, Infrastructure
from onward.records.declared import APART, WORDING_CHANGED, again, customer, internal, public
from onward.records.engagement import Announced, Approved, Deleted, Emergency, PurposeRole, Review
from onward.records.safeguards import Condition, Contract, Location, Participation, Safeguard


@dataclass(frozen=True, slots=True, kw_only=True)
class Group(Part):
    """A parent company, or the group of undertakings that binding corporate rules may cover."""

    SHORT: ClassVar[str] = "name"
    name: str | None = public("name of the parent or of the group")
    country: Country | None = public("country of establishment")


@dataclass(frozen=True, slots=True, kw_only=True)
class Subjection(Part):
    """A law to which a party is itself subject, for all purposes or for some."""

    SHORT: ClassVar[str] = "regime"
    regime: str | None = internal(
        "law to which the party is subject, such as `eu-gdpr`, or a fact that an adequacy decision requires, "
        "such as `pipeda`"
    )
    purposes: tuple[PurposeRef, ...] = internal(
        "purposes to which this applies; all where none is named", (), absent="all"
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Branch(Part):
    """A branch that acts alone, without its company elsewhere taking part in the processing; requires evidence."""

    SHORT: ClassVar[str] = "country"
    country: Country | None = public("country of the branch")
    evidence: tuple[Evidence, ...] = internal("evidence that the branch acts alone", ())

    @property
    def shown(self) -> bool:
        """Whether any evidence says where it can be looked up."""
        return any(evidence.shows for evidence in self.evidence)


@dataclass(frozen=True, slots=True, kw_only=True)
class Party(Record):
    """A legal entity: its identity, seat, applicable laws, and what is agreed with it."""

    FORMS: ClassVar[Mapping[str, Any]] = {"dpf": Listing}
    legal_name: str | None = public("full name of the legal entity with its legal form", change="legal-name-changed")
    former_names: tuple[str, ...] = public(
        "former names, so that a change of name does not count as another party", (), change=WORDING_CHANGED, fact=False
    )
    merged_into: VendorRef | None = public("vendor of which it is now part")
    successor_of: VendorRef | None = public("vendor that it replaced")
    kind: Literal["company", "public-authority"] = public(
        "company or public authority, which matters for adequacy decisions", "company"
    )
    org: str | None = public("international organisation that it is, such as `epo`, instead of a country")
    address: str | None = public("registered address", change="address-changed", fact=False)
    contact: str | None = customer(
        "mailbox for data protection, of a role rather than of a person", change="address-changed", fact=False
    )
    lei: str | None = public("legal entity identifier (ISO 17442)", change=WORDING_CHANGED, fact=False)
    registration: str | None = public(
        "number in a company register, or European unique identifier", change=WORDING_CHANGED, fact=False
    )
    country: Country | None = public(
        "seat of the company that signed the contract; transfers to a company are assessed by it"
    )
    acts_from: Branch | None = public(
        "branch that acts alone, without the seat taking part in the processing; with evidence"
    )
    parent: Group | None = public("company that controls it")
    group: str | None = public("group of undertakings that binding corporate rules may cover")
    subject_to: tuple[Subjection, ...] | None = internal(
        "laws to which it is itself subject; absent means not stated, `[]` means none"
    )
    staff_countries: tuple[Country, ...] = public("countries in which its own staff work", (), absent="open")
    website: str | None = public("public website", change=WORDING_CHANGED, fact=False)
    safeguards: tuple[Safeguard, ...] = public("transfer mechanisms agreed with it", (), change=APART)
    schemes: tuple[Participation, ...] = public(
        "its listings under certification schemes, such as the Data Privacy Framework List", (), change=APART
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Organization(Party):
    """The organization that publishes the inventory, and its commitments."""

    COLLECTION: ClassVar[str] = "organization"
    contact: str | None = again(audience="public")
    format: int | None = internal("version of this format, 2; 1 where not stated", change=WORDING_CHANGED, fact=False)
    languages: tuple[str, ...] = public(
        "languages of the pages, the inventory's own first", (), change=WORDING_CHANGED, fact=False
    )
    regimes: tuple[str, ...] = public(
        "transfer laws that apply to the data you process, unless an actor, a purpose or a flow names its own", ()
    )
    contacts: Contacts | None = public("contact addresses")
    representatives: tuple[Representative, ...] = public(
        "your representatives in countries where you have no establishment", ()
    )
    legal_representative: LegalRepresentative | None = public(
        "who represents you by law, such as the managing directors; not a representative under Art. 27 GDPR"
    )
    data_protection_officer: Officer | None = public("your data protection officer, with an address")
    notice: NoticePolicy | None = public("your notice commitments for changes of subprocessors", change=APART)
    policy_changes: PolicyChanges | None = public("commitment about the privacy policy itself")
    government_access: GovernmentAccess | None = public("your response to requests from public authorities")
    logo: str | None = public("a file of the site's folder", change=WORDING_CHANGED, fact=False)
    colour: str | None = public("main colour of the site", change=WORDING_CHANGED, fact=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Feature(Spoken):
    """An optional feature that a customer can enable."""

    SHORT: ClassVar[str] = "id"
    id: Id | None = public("id used in conditions, such as `feature:ai-summary`")
    name: Prose | None = public("name used for customers")


@dataclass(frozen=True, slots=True, kw_only=True)
class Product(Record):
    """What customers buy."""

    COLLECTION: ClassVar[str] = "products"
    deployment: Literal["cloud", "self-hosted"] | None = public("whether you or the customer operates it", kept=True)
    plans: tuple[str, ...] = public("plans in which it is sold", (), kept=True)
    regions: tuple[str, ...] = public("regions that customers can choose", (), kept=True)
    features: tuple[Feature, ...] = public("optional features that a customer can enable", ())
    minimum_age: int | None = public("minimum age of users")
    infrastructure: Infrastructure | None = public(
        "jurisdiction of its infrastructure, and its measures against access by authorities elsewhere"
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor(Record):
    """A party that is neither the organization's nor engaged by it: a customer, a data subject, an authority."""

    COLLECTION: ClassVar[str] = "actors"
    kind: Literal["organisation", "data-subject", "authority", "infrastructure"] | None = public("type of actor")
    roles: tuple[Role, ...] = public("roles in which it acts", (), absent="open")
    locations: tuple[Location, ...] = public("locations", (), absent="open")
    engaged_by: Literal["customer"] | None = public(
        "`customer` where the customer engages it and you send data on the customer's instructions"
    )
    regimes: tuple[str, ...] = public(
        "transfer laws that apply to its data, where they differ from the organization's", ()
    )
    subject_to: tuple[Subjection, ...] | None = internal("laws to which it is itself subject")
    products: tuple[ProductRef, ...] = public("products that concern it", (), absent="all")


@dataclass(frozen=True, slots=True, kw_only=True)
class Subprocessor(Party):
    """A legal entity that the organization engages; its legal role follows from `roles`."""

    COLLECTION: ClassVar[str] = "subprocessors"
    FORMS: ClassVar[Mapping[str, Any]] = {"agreement": Agreed, "dpf": Listing}
    name: Prose | None = again(change=APART)
    former_names: tuple[str, ...] = again(default=(), change=APART)
    merged_into: VendorRef | None = again(change=APART)
    successor_of: VendorRef | None = again(change=APART)
    roles: tuple[PurposeRole, ...] = public(
        "role for each purpose; determines whether it is a subprocessor, a processor or an independent controller",
        (),
        change=APART,
        absent="open",
    )
    service: Prose | None = public("service that it provides to you, in a few words")
    data: tuple[DataRef, ...] = public("categories of data that it receives", (), change=APART, absent="open")
    subjects: tuple[Annotated[str, Ref(("data_subjects",))], ...] = public(
        "categories of data subjects", (), change=APART, absent="open"
    )
    locations: tuple[Location, ...] = public(
        "locations where it stores, processes or accesses data", (), change=APART, absent="open"
    )
    products: tuple[ProductRef, ...] = public(
        "products for which it is used; all where none is named", (), change=APART, absent="all"
    )
    condition: Condition | None = public("condition under which it is used", change=APART)
    since: date | None = public("first day of use", change=APART, fact=False)
    until: date | None = public("last day of use", change=APART)
    active_from: str | None = public(
        "whether it becomes active on its first day, or only on confirmation", change=WORDING_CHANGED, fact=False
    )
    announced: Announced | None = public("when and how customers were notified", change=WORDING_CHANGED, fact=False)
    approved: Approved | None = customer(
        "approval by customers, where they approve each subprocessor (`notice.authorisation: specific`)",
        change=WORDING_CHANGED,
        fact=False,
    )
    emergency: Emergency | None = customer("why a replacement could not wait")
    data_deleted: Deleted | None = customer("deletion of the data by a former vendor")
    subprocessor_list: str | None = public(
        "address of its own list of subprocessors", change=WORDING_CHANGED, fact=False
    )
    contract: Contract | None = public("data processing agreement", change=APART)
    review: Review | None = internal("reviews of the vendor", change=WORDING_CHANGED, fact=False)
    subprocessors: tuple[VendorRef, ...] = public("its own subprocessors", ())
    certifications: tuple[Annotated[str, Ref(("certifications",))], ...] = public(
        "its certifications and audit reports", ()
    )
    measures: tuple[MeasureRef, ...] = public("its technical and organisational measures", ())
    government_access: GovernmentAccess | None = customer("its response to requests from public authorities")
    ai: tuple[AiFeature, ...] = public("its features that use an AI model, as far as you use them", (), change=APART)
    criticality: Literal["critical", "important", "standard"] | None = internal(
        "how critical it is, from your own reviews",
        change=WORDING_CHANGED,
        fact=False,
        kept=True,
    )
    substitutable: Literal["easily", "with-effort", "hardly", "not"] | None = internal(
        "how easily it can be replaced",
        change=WORDING_CHANGED,
        fact=False,
        kept=True,
    )
    exit: Exit | None = internal("exit plan", change=WORDING_CHANGED, fact=False, kept=True)
    detect: Detect | None = internal(
        "signs by which code, settings and browsers reveal it",
        change=WORDING_CHANGED,
        fact=False,
        kept=True,
    )
