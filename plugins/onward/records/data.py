"""What moves and why: data categories, data subjects, purposes, and the flows that carry them."""

from __future__ import annotations

from datetime import date
from typing import Annotated, ClassVar, Literal

from onward.frozen import dataclass
from onward.records.base import (
    Country,
    DataRef,
    Part,
    PartyRef,
    ProductRef,
    Prose,
    PurposeRef,
    Record,
    Ref,
    Spoken,
    SubjectRef,
    Visibility,
)
from onward.records.safeguards import Condition, Safeguard
from onward.records.values import Duration

DataKind = Literal[
    "hr", "health", "genetic", "biometric", "sexual-orientation", "sex-life", "criminal-offence", "racial-or-ethnic-origin",
    "political-opinions", "religious-beliefs", "trade-union-membership", "personal-credit-information", "journalistic",
    "resident-registration-number", "payment-card", "children",
]  # fmt: skip
PurposeKind = Literal[
    "hr-management", "marketing", "press", "journalism", "academic-research", "religious", "political", "law-enforcement",
    "public-security", "immigration-control", "fraud-prevention", "analytics", "legal-obligation",
]  # fmt: skip
LawfulBasis = Literal[
    "consent", "contract", "legal-obligation", "vital-interests", "public-task", "legitimate-interests"
]  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Anonymisation(Spoken):
    """How data was anonymised; without this, it is treated as personal (recital 26 GDPR)."""

    from_: tuple[DataRef, ...] = ()
    where: Literal["before-storage", "after"] | None = None
    by: PartyRef | None = None
    method: Prose | None = None
    assessed: date | None = None
    review: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class DataCategory(Record):
    """A category of personal data."""

    COLLECTION: ClassVar[str] = "data_categories"
    identifiability: Literal["personal", "pseudonymised", "anonymised"] = "personal"
    kinds: tuple[DataKind, ...] = ()
    anonymisation: Anonymisation | None = None
    items: tuple[Prose, ...] = ()
    aliases: tuple[str, ...] = ()
    non_personal: bool = False
    must_stay: tuple[Country, ...] = ()

    @property
    def anonymous(self) -> bool:
        """Whether the data was never about a person, or is shown to be anonymised by somebody; a bare word does not do."""
        shown = self.anonymisation
        proven = bool(shown and shown.where and shown.method and shown.assessed)
        return self.non_personal or (self.identifiability == "anonymised" and proven)


@dataclass(frozen=True, slots=True, kw_only=True)
class DataSubject(Record):
    """A category of data subjects."""

    COLLECTION: ClassVar[str] = "data_subjects"


@dataclass(frozen=True, slots=True, kw_only=True)
class Purpose(Record):
    """A purpose of processing, the role in which the organization acts, and the lawful basis where it is the controller."""

    COLLECTION: ClassVar[str] = "purposes"
    role: Literal["controller", "joint-controller", "processor"] | None = None
    lawful_basis: LawfulBasis | None = None
    interest: Prose | None = None
    law: Prose | None = None
    law_of: Country | None = None
    kinds: tuple[PurposeKind, ...] = ()
    regimes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Transport(Part):
    """Encryption of a flow in transit: a protocol and the lowest version that is accepted."""

    SHORT: ClassVar[str] = "protocol"
    protocol: str | None = None
    minimum: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Flow(Record):
    """A data flow from one actor, system or subprocessor to another."""

    COLLECTION: ClassVar[str] = "flows"
    VISIBLE: ClassVar[Visibility] = "internal"
    from_: PartyRef
    to: PartyRef
    on_behalf_of: PartyRef | None = None
    data: tuple[DataRef, ...] = ()
    subjects: tuple[SubjectRef, ...] = ()
    purpose: PurposeRef | None = None
    regimes: tuple[str, ...] = ()
    frequency: Literal["continuous", "occasional"] = "continuous"
    access: Literal["transfer", "remote-access"] = "transfer"
    marked_sensitive: bool = False
    transport: Transport | None = None
    products: tuple[ProductRef, ...] = ()
    condition: Condition | None = None
    grant: str | None = None
    safeguards: tuple[Safeguard, ...] = ()
    measures: tuple[Annotated[str, Ref(("measures",))], ...] = ()
    retention: Annotated[str, Ref(("retention",))] | None = None
    notice: Duration | None = None
