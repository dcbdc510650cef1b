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
from onward.records.continuity import Detect, Exit, Infrastructure
from onward.records.safeguards import Condition, Contract, Location, Participation, Safeguard
from onward.records.values import Duration


@dataclass(frozen=True, slots=True, kw_only=True)
class Group(Part):
    """A parent company, or the group of undertakings that binding corporate rules may cover."""

    SHORT: ClassVar[str] = "name"
    name: str | None = None
    country: Country | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PurposeRole(Part):
    """The role in which a party acts for one purpose."""

    SPREAD: ClassVar[tuple[str, str]] = ("purpose", "role")
    purpose: PurposeRef | None = None
    role: Role | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Subjection(Part):
    """A law to which a party is itself subject, for all purposes or for some."""

    SHORT: ClassVar[str] = "regime"
    regime: str | None = None
    purposes: tuple[PurposeRef, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Branch(Part):
    """A branch that acts alone, without its company elsewhere taking part in the processing; requires evidence."""

    SHORT: ClassVar[str] = "country"
    country: Country | None = None
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Party(Record):
    """A legal entity: its identity, seat, applicable laws, and what is agreed with it."""

    FORMS: ClassVar[Mapping[str, Any]] = {"dpf": Listing}
    legal_name: str | None = None
    former_names: tuple[str, ...] = ()
    merged_into: VendorRef | None = None
    successor_of: VendorRef | None = None
    kind: Literal["company", "public-authority"] = "company"
    org: str | None = None
    address: str | None = None
    contact: str | None = None
    lei: str | None = None
    registration: str | None = None
    country: Country | None = None
    acts_from: Branch | None = None
    parent: Group | None = None
    group: str | None = None
    subject_to: tuple[Subjection, ...] | None = None
    staff_countries: tuple[Country, ...] = ()
    website: str | None = None
    safeguards: tuple[Safeguard, ...] = ()
    schemes: tuple[Participation, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Term(Part):
    """A longer notice period that a group of customers has agreed; always internal."""

    id: str | None = None
    name: str | None = None
    products: tuple[ProductRef, ...] = ()
    period: Duration | None = None
    objection: Duration | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class NoticePolicy(Spoken):
    """The notice commitment for changes of subprocessors (Art. 28(2) GDPR, Clause 9(a))."""

    period: Duration | None = None
    objection: Duration | None = None
    authorisation: Literal["general", "specific"] | None = None
    days: Literal["calendar", "business"] = "calendar"
    timezone: str = "UTC"
    remedy: Prose | None = None
    products: tuple[ProductRef, ...] = ()
    terms: tuple[Term, ...] = ()

    @property
    def needs_approval(self) -> bool:
        """Whether customers approve each new subprocessor, so that silence engages nobody."""
        return self.authorisation == "specific"

    @property
    def may_object(self) -> bool:
        """Whether the record promises that customers may object to a change."""
        return not self.needs_approval and (self.objection is not None or self.authorisation == "general")


@dataclass(frozen=True, slots=True, kw_only=True)
class Contacts(Part):
    """Contact addresses."""

    SHORT: ClassVar[str] = "privacy"
    privacy: str | None = None
    security: str | None = None
    legal: str | None = None
    dpo: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Representative(Part):
    """A representative under Art. 27 GDPR, Art. 27 UK GDPR or Art. 14 FADP."""

    regime: str | None = None
    name: str | None = None
    address: str | None = None
    contact: str | None = None
    country: Country | None = None
    example: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class PolicyChanges(Spoken):
    """The commitment about changes to the privacy policy itself."""

    SHORT: ClassVar[str] = "how"
    how: Prose | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Requests(Spoken):
    """The number of requests from public authorities in a period."""

    SHORT: ClassVar[str] = "text"
    text: Prose | None = None
    period: Prose | None = None
    count: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class GovernmentAccess(Spoken):
    """The response to requests from public authorities (Clauses 14 and 15)."""

    policy: Prose | None = None
    requests: Requests | None = None
    fisa_702: Literal["in-scope", "not", "not-stated"] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Organization(Party):
    """The organization that publishes the inventory, and its commitments."""

    COLLECTION: ClassVar[str] = "organization"
    format: int | None = None
    languages: tuple[str, ...] = ()
    regimes: tuple[str, ...] = ()
    contacts: Contacts | None = None
    representatives: tuple[Representative, ...] = ()
    notice: NoticePolicy | None = None
    policy_changes: PolicyChanges | None = None
    government_access: GovernmentAccess | None = None
    logo: str | None = None
    colour: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Feature(Spoken):
    """An optional feature that a customer can enable."""

    SHORT: ClassVar[str] = "id"
    id: Id | None = None
    name: Prose | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Product(Record):
    """What customers buy."""

    COLLECTION: ClassVar[str] = "products"
    deployment: Literal["cloud", "self-hosted"] | None = None
    plans: tuple[str, ...] = ()
    regions: tuple[str, ...] = ()
    features: tuple[Feature, ...] = ()
    minimum_age: int | None = None
    infrastructure: Infrastructure | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor(Record):
    """A party that is neither the organization's nor engaged by it: a customer, a data subject, an authority."""

    COLLECTION: ClassVar[str] = "actors"
    kind: Literal["organisation", "data-subject", "authority", "infrastructure"] | None = None
    roles: tuple[Role, ...] = ()
    locations: tuple[Location, ...] = ()
    engaged_by: Literal["customer"] | None = None
    regimes: tuple[str, ...] = ()
    subject_to: tuple[Subjection, ...] | None = None
    products: tuple[ProductRef, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Announced(Part):
    """The date on which customers were notified, the channel and the evidence."""

    SHORT: ClassVar[str] = "date"
    date: date | None = None
    channel: Literal["email", "post", "console", "page", "feed"] | None = None
    evidence: str | None = None
    notice: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Emergency(Spoken):
    """Why a replacement could not wait for the notice period, and which term of the contract allows it."""

    reason: Prose | None = None
    contract_basis: Prose | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Deleted(Part):
    """The date on which a former vendor had deleted the data, and the evidence."""

    SHORT: ClassVar[str] = "date"
    date: date | None = None
    evidence: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Review(Part):
    """The last review of a vendor, and the next."""

    last: date | None = None
    next: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Subprocessor(Party):
    """A legal entity that the organization engages; its legal role follows from `roles`."""

    COLLECTION: ClassVar[str] = "subprocessors"
    FORMS: ClassVar[Mapping[str, Any]] = {"agreement": Agreed, "dpf": Listing}
    roles: tuple[PurposeRole, ...] = ()
    service: Prose | None = None
    data: tuple[DataRef, ...] = ()
    subjects: tuple[Annotated[str, Ref(("data_subjects",))], ...] = ()
    locations: tuple[Location, ...] = ()
    products: tuple[ProductRef, ...] = ()
    condition: Condition | None = None
    since: date | None = None
    until: date | None = None
    active_from: str | None = None
    announced: Announced | None = None
    emergency: Emergency | None = None
    data_deleted: Deleted | None = None
    subprocessor_list: str | None = None
    contract: Contract | None = None
    review: Review | None = None
    subprocessors: tuple[VendorRef, ...] = ()
    certifications: tuple[Annotated[str, Ref(("certifications",))], ...] = ()
    measures: tuple[MeasureRef, ...] = ()
    government_access: GovernmentAccess | None = None
    ai: tuple[AiFeature, ...] = ()
    criticality: Literal["critical", "important", "standard"] | None = None
    substitutable: Literal["easily", "with-effort", "hardly", "not"] | None = None
    exit: Exit | None = None
    detect: Detect | None = None
