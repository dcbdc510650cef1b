"""What moves and why: data categories, data subjects, purposes, and the flows that carry them."""

from __future__ import annotations

from dataclasses import field
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
from onward.records.declared import APART, WORDING_CHANGED, internal, public, required
from onward.records.safeguards import Condition, Safeguard
from onward.records.values import Duration, says

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

    from_: tuple[DataRef, ...] = public("data from which it was made", ())
    where: Literal["before-storage", "after"] | None = public(
        "whether the data is anonymised before it is stored, or after"
    )
    by: PartyRef | None = internal(
        "party that anonymises it, if not the one that first stores it: up to that point it is personal data"
    )
    method: Prose | None = public("method")
    assessed: date | None = public("date on which re-identification was last assessed")
    review: date | None = internal("next review")


@dataclass(frozen=True, slots=True, kw_only=True)
class Provision(Spoken):
    """Whether data subjects must provide the data, and what follows if they do not (Art. 13(2)(e) GDPR)."""

    requirement: tuple[Literal["statutory", "contractual", "to-enter-contract", "none"], ...] = public(
        "whether a law or a contract requires the data, or it is necessary to enter into a contract; `none` where "
        "it is no requirement",
        (),
    )
    obligation: Literal["obliged", "not-obliged"] | None = public("whether the data subject is obliged to provide it")
    consequences: Prose | None = public("possible consequences of not providing it")
    example: bool = public("`true` where it stands in for a fact", False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin(Spoken):
    """A source of personal data that was not obtained from the data subject (Art. 14(2)(f) GDPR)."""

    SHORT: ClassVar[str] = "description"
    description: Prose | None = public("source, in words")
    url: str | None = public("address of the source, where it has one", change=WORDING_CHANGED, fact=False)
    accessibility: Literal["public", "not-public"] | None = public("whether the source is publicly accessible")
    example: bool = public("`true` where it stands in for a fact", False)


@dataclass(frozen=True, slots=True, kw_only=True)
class DataCategory(Record):
    """A category of personal data."""

    COLLECTION: ClassVar[str] = "data_categories"
    identifiability: Literal["personal", "pseudonymised", "anonymised"] = public(
        "personal, pseudonymised or anonymised", "personal"
    )
    kinds: tuple[DataKind, ...] = public("special categories with rules of their own", ())
    anonymisation: Anonymisation | None = public("how it was anonymised; without this, it is treated as personal")
    items: tuple[Prose, ...] = public("data elements", ())
    aliases: tuple[str, ...] = public(
        "names of the same category in other vocabularies",
        (),
        change=WORDING_CHANGED,
        fact=False,
        kept=True,
    )
    non_personal: bool = public("`true` for data that never related to a person", False)
    must_stay: tuple[Country, ...] = public("countries, or groups of countries, that the data must not leave", ())
    provision: Provision | None = public(
        "whether data subjects must provide the data, and what follows if they do not (Art. 13(2)(e) GDPR)"
    )
    sources: tuple[Origin, ...] = public(
        "sources from which you obtain the data, other than the data subject (Art. 14(2)(f) GDPR)", ()
    )

    @property
    def anonymous(self) -> bool:
        """Whether the data was never about a person, or is shown to be anonymised by somebody; a bare word does not do."""
        shown = self.anonymisation
        proven = bool(shown and shown.where and says(shown.method) and shown.assessed)
        return self.non_personal or (self.identifiability == "anonymised" and proven)


@dataclass(frozen=True, slots=True, kw_only=True)
class DataSubject(Record):
    """A category of data subjects."""

    COLLECTION: ClassVar[str] = "data_subjects"


@dataclass(frozen=True, slots=True, kw_only=True)
class Purpose(Record):
    """A purpose of processing, the role in which the organization acts, and the lawful basis where it is the controller."""

    COLLECTION: ClassVar[str] = "purposes"
    role: Literal["controller", "joint-controller", "processor"] | None = public("role in which you act for it")
    lawful_basis: LawfulBasis | None = public(
        "lawful basis, where you are the controller; your customer's where you are a processor"
    )
    interest: Prose | None = public("legitimate interest that is pursued", change=WORDING_CHANGED, fact=False)
    law: Prose | None = public("law that imposes the obligation")
    law_of: Country | None = public("country of that law")
    kinds: tuple[PurposeKind, ...] = public("special kinds of purpose with rules of their own", ())
    regimes: tuple[str, ...] = public(
        "transfer laws that apply to its data, where they differ from the organization's", ()
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Transport(Part):
    """Encryption of a flow in transit: a protocol and the lowest version that is accepted."""

    SHORT: ClassVar[str] = "protocol"
    protocol: str | None = public("protocol, such as `TLS`")
    minimum: str | None = public('lowest version that is accepted, such as `"1.2"`')


@dataclass(frozen=True, slots=True, kw_only=True)
class Flow(Record):
    """A data flow from one actor, system or subprocessor to another."""

    COLLECTION: ClassVar[str] = "flows"
    VISIBLE: ClassVar[Visibility] = "internal"
    from_: PartyRef = field(metadata=required("sender", "public"))
    to: PartyRef = field(metadata=required("recipient", "public"))
    on_behalf_of: PartyRef | None = public("party that discloses the data in law, where it is not the sender")
    data: tuple[DataRef, ...] = public("categories of data", (), change=APART, absent="open")
    subjects: tuple[SubjectRef, ...] = public("categories of data subjects", (), absent="open")
    purpose: PurposeRef | None = public("purpose")
    regimes: tuple[str, ...] = public(
        "transfer laws that apply to the data, where they differ from the organization's", ()
    )
    frequency: Literal["continuous", "occasional"] = public(
        "continuous or occasional; some derogations depend on it", "continuous"
    )
    access: Literal["transfer", "remote-access"] = public(
        "whether data is sent to all locations of the recipient, or those with remote access only read it", "transfer"
    )
    marked_sensitive: bool = public(
        "whether the sender marks it as sensitive, where an adequacy decision requires it", False
    )
    transport: Transport | None = public("encryption in transit", change=APART)
    products: tuple[ProductRef, ...] = public("products to which it applies; all where none is named", (), absent="all")
    condition: Condition | None = public("condition under which it takes place")
    grant: str | None = public("how a customer grants access", kept=True)
    safeguards: tuple[Safeguard, ...] = public(
        "transfer mechanisms for this flow, where they differ from the recipient's", ()
    )
    measures: tuple[Annotated[str, Ref(("measures",))], ...] = public(
        "technical and organisational measures", (), kept=True
    )
    retention: Annotated[str, Ref(("retention",))] | None = public("retention period at the recipient", kept=True)
    notice: Duration | None = public("notice commitment for changes of this flow", kept=True)
