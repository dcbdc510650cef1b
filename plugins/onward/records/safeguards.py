"""What carries a transfer: instruments, schemes, contracts, assessments."""

from __future__ import annotations

from datetime import date
from typing import Annotated, ClassVar, Literal

from onward.frozen import dataclass
from onward.records.base import Country, DataRef, Part, Prose, PurposeRef, Ref, Spoken
from onward.records.declared import customer, internal, public
from onward.records.values import Duration

Use = Literal["primary", "fallback", "parallel"]


Activity = Literal["storage", "processing", "remote-access"]
"""What happens to data at a place."""
Outcome = Literal["adequate", "adequate-with-measures", "not-adequate"]
"""What an assessment of a country's law came to."""
ContractKind = Literal["dpa", "art28-clauses", "joint-controller", "controller-terms", "none"]


@dataclass(frozen=True, kw_only=True)
class AssessmentFields:
    """What an assessment says, for one safeguard or for many."""

    __slots__ = ()
    kind: Literal["tia", "tra"] = customer(
        "transfer impact assessment, or the transfer risk assessment of the United Kingdom", "tia"
    )
    completed: date | None = customer("date of completion", fact=False)
    countries: tuple[Country, ...] = customer("countries assessed", ())
    outcome: Outcome | None = internal("conclusion")
    covers_chain: bool = customer("whether it covers onward recipients", False)
    document: str | None = internal("where it is filed", fact=False, kept=True)
    review: Duration | None = internal(
        "period after which a review is due; the policy of the project where not stated", fact=False
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Assessment(AssessmentFields, Part):
    """A transfer impact assessment (Clause 14 SCC) or a UK transfer risk assessment. Its outcome is always internal."""

    RECORD: ClassVar[str] = "assessments"


@dataclass(frozen=True, slots=True, kw_only=True)
class Approval(Part):
    """A supervisory authority's approval or authorisation of an instrument (Arts 46(3), 47 GDPR)."""

    by: str | None = public("authority")
    reference: str | None = public("its reference")
    expires: date | None = public("last day")


@dataclass(frozen=True, slots=True, kw_only=True)
class Clauses(Part):
    """The options chosen in standard contractual clauses."""

    clause_7: str | None = customer("whether others may join (docking clause)")
    clause_9: str | None = customer("authorisation of subprocessors: specific or general")
    clause_9_notice: Duration | None = customer("notice period for changes of subprocessors")
    clause_11: str | None = customer("whether an independent dispute resolution body is chosen")
    clause_13_authority: str | None = customer("competent supervisory authority")
    clause_17: str | None = customer("governing law")
    clause_18: str | None = customer("competent courts")


@dataclass(frozen=True, slots=True, kw_only=True)
class Safeguard(Part):
    """An instrument of Art. 46 GDPR or of its UK and Swiss counterparts, or a derogation, as agreed with a party."""

    SHORT: ClassVar[str] = "instrument"
    instrument: str | None = public("instrument; the law reference lists the ids")
    module: int | None = public(
        "module of the clauses: 1 between controllers, 2 to a processor, 3 between processors, 4 from a "
        "processor to its controller"
    )
    modules: tuple[int, ...] = public("several modules in one contract", ())
    use: Use | None = public("whether it is relied on first, only as a fallback, or in parallel with another mechanism")
    parties: tuple[str, ...] = customer(
        "signatories; the organization and this record where none is named", (), absent="all"
    )
    applies_to: tuple[PurposeRef, ...] = public(
        "purposes to which it applies; all where none is named", (), absent="all"
    )
    base: str | None = public("clauses that the addendum supplements")
    ref: str | None = public("derogation")
    necessity: str | None = customer("how the conditions of the derogation are met")
    signed: date | None = internal("date of signature", fact=False)
    document: str | None = public("address of the document", fact=False)
    copy: str | None = public("where data subjects can obtain a copy", fact=False)
    assessment: Assessment | None = customer("transfer impact assessment")
    supplementary_measures: tuple[str, ...] = internal("supplementary measures that the assessment requires", ())
    sensitive_measures: tuple[str, ...] = internal("additional safeguards for sensitive data", ())
    swiss_adaptations: bool = public("whether the clauses are adapted to Swiss law", False)
    approval: Approval | None = public("approval of an authority, where the instrument needs one")
    notified: date | None = customer("date on which an authority was notified", fact=False)
    linked_agreement: str | None = customer("agreement to which the UK clauses are linked")
    expires: date | None = public("last day")
    binding_commitments: bool = customer(
        "whether the importer has made the commitments that a code or certification requires", False
    )
    terms: Clauses | None = customer("options chosen in the clauses")

    @property
    def declared_modules(self) -> tuple[int, ...]:
        """The modules that the parties chose, whichever way they are written."""
        return self.modules or ((self.module,) if self.module is not None else ())


@dataclass(frozen=True, kw_only=True)
class SchemeFields:
    """The scheme of a certification, which is said before the rest."""

    __slots__ = ()
    scheme: str | None = public("scheme")


@dataclass(frozen=True, kw_only=True)
class ListingFields:
    """What a listing says, under one scheme or under several."""

    __slots__ = ()
    entity: str | None = public("name under which it is listed", fact=False)
    covers: tuple[Literal["hr", "non-hr"], ...] = public(
        "categories of data that the listing covers", (), absent="open"
    )
    checked: date | None = public("date on which the listing was last checked", fact=False)
    expires: date | None = public("date by which it must recertify", fact=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Participation(ListingFields, SchemeFields, Part):
    """A party's listing under a certification scheme that an adequacy decision requires, such as the DPF List."""

    SHORT: ClassVar[str] = "scheme"


@dataclass(frozen=True, slots=True, kw_only=True)
class Authorisation(Part):
    """How a processor may engage subprocessors, and the notice period (Art. 28(2) GDPR, Clause 9(a))."""

    SHORT: ClassVar[str] = "authorisation"
    authorisation: Literal["general", "specific", "none"] | None = customer(
        "whether it may engage subprocessors with general authorisation, only with specific authorisation, or "
        "not at all"
    )
    notice: Duration | None = customer("notice period")


@dataclass(frozen=True, slots=True, kw_only=True)
class FlowDown(Part):
    """How the obligations of a contract flow down to the next recipient."""

    SHORT: ClassVar[str] = "kind"
    kind: Literal["scc-9b", "dpf-agent", "dpf-controller"] | None = public(
        "clause by which the obligations are imposed"
    )
    third_party_beneficiary: bool = customer("whether the first exporter may enforce it", False)


@dataclass(frozen=True, kw_only=True)
class ContractTermsFields:
    """What terms say, for one contract or for many."""

    __slots__ = ()
    instructions: Prose | None = customer("that it acts on documented instructions only")
    confidentiality: Prose | None = customer("that persons with access are bound to confidentiality")
    security: Prose | None = customer("agreed security measures")
    assistance: Prose | None = customer("assistance that it gives")
    audit: Prose | None = customer("audit rights")
    deletion: Prose | None = customer("deletion or return of the data at the end")
    breach_notice: Duration | None = customer("deadline for notifying you of a breach")


@dataclass(frozen=True, slots=True, kw_only=True)
class ContractTerms(ContractTermsFields, Spoken):
    """The terms of a data processing agreement that Art. 28(3) GDPR requires."""

    RECORD: ClassVar[str] = "terms"


@dataclass(frozen=True, kw_only=True)
class ContractFields:
    """What a processing contract says, with one vendor or with many."""

    __slots__ = ()
    kind: ContractKind | None = public("type of contract")
    document: str | None = customer("its address", fact=False)
    signed: date | None = internal("date of signature", fact=False)
    subprocessors: Authorisation | None = customer("whether and how it may engage subprocessors")
    flow_down: FlowDown | None = public("how its obligations flow down to the next recipient")
    terms: ContractTerms | None = customer("its terms")
    instruments: tuple[str, ...] = customer("instruments that it incorporates", ())


@dataclass(frozen=True, slots=True, kw_only=True)
class Contract(ContractFields, Part):
    """The data processing agreement with a party."""

    SHORT: ClassVar[str] = "kind"


@dataclass(frozen=True, slots=True, kw_only=True)
class Condition(Spoken):
    """The condition for using a recipient, a system or a flow: `requires` and `unless` name a feature (`feature:<id>`)."""

    SHORT: ClassVar[str] = "text"
    text: Prose | None = public("the condition in words")
    requires: str | None = public("`customer-grant`, or `feature:` with the id of a feature")
    unless: str | None = public("feature that replaces it, such as `feature:own-smtp`")


CUSTOMER_CHOSEN = "customer-chosen"
"""The word for a place that each customer decides on."""

OWN = "own"
"""The word for a place that the party itself runs, and no company beside it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Operator(Part):
    """The operator of a location: the party itself (`own`), a vendor with a record, or a company without one."""

    SHORT: ClassVar[str] = "id"
    id: Annotated[str, Ref(("subprocessors",), (OWN,))] | None = public(
        "id of the vendor that runs the location; `own` where the party itself does"
    )
    legal_name: str | None = public("full name of the company that runs it, where it has no record of its own")
    country: Country | None = public("seat of that company")


@dataclass(frozen=True, slots=True, kw_only=True)
class Location(Part):
    """A location where a party stores, processes or accesses data; each is assessed separately."""

    SHORT: ClassVar[str] = "country"
    SPREAD: ClassVar[tuple[str, str]] = ("country", "activity")
    country: Country | None = public("country")
    activity: Activity = public(
        "whether data is stored there, processed there, or accessed remotely from there", "processing"
    )
    by: Operator | None = public(
        "operator of the location: the id of a vendor, `own`, or `{legal_name: …, country: …}`"
    )
    products: tuple[Annotated[str, Ref(("products",))], ...] = public(
        "products to which it applies; all where none is named", (), absent="all"
    )
    data: tuple[DataRef, ...] = public("categories of data; all where none is named", (), absent="all")
    region: str | None = public("provider's name for the location")

    @property
    def chosen_by_customer(self) -> bool:
        """Whether the customer decides where this is: a self-hosted deployment."""
        return self.country == CUSTOMER_CHOSEN
