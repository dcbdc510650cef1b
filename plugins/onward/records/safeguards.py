"""What carries a transfer: instruments, schemes, contracts, assessments."""

from __future__ import annotations

from datetime import date
from typing import Annotated, ClassVar, Literal

from onward.frozen import dataclass
from onward.records.base import Country, DataRef, Part, Prose, PurposeRef, Ref, Spoken
from onward.records.values import Duration

Use = Literal["primary", "fallback", "parallel"]


Activity = Literal["storage", "processing", "remote-access"]
"""What happens to data at a place."""
Outcome = Literal["adequate", "adequate-with-measures", "not-adequate"]
"""What an assessment of a country's law came to."""
ContractKind = Literal["dpa", "art28-clauses", "joint-controller", "controller-terms", "none"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Assessment(Part):
    """A transfer impact assessment (Clause 14 SCC) or a UK transfer risk assessment. Its outcome is always internal."""

    RECORD: ClassVar[str] = "assessments"
    kind: Literal["tia", "tra"] = "tia"
    completed: date | None = None
    countries: tuple[Country, ...] = ()
    outcome: Outcome | None = None
    covers_chain: bool = False
    document: str | None = None
    review: Duration | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Approval(Part):
    """A supervisory authority's approval or authorisation of an instrument (Arts 46(3), 47 GDPR)."""

    by: str | None = None
    reference: str | None = None
    expires: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Clauses(Part):
    """The options chosen in standard contractual clauses."""

    clause_7: str | None = None
    clause_9: str | None = None
    clause_9_notice: Duration | None = None
    clause_11: str | None = None
    clause_13_authority: str | None = None
    clause_17: str | None = None
    clause_18: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Safeguard(Part):
    """An instrument of Art. 46 GDPR or of its UK and Swiss counterparts, or a derogation, as agreed with a party."""

    SHORT: ClassVar[str] = "instrument"
    instrument: str | None = None
    module: int | None = None
    modules: tuple[int, ...] = ()
    use: Use | None = None
    parties: tuple[str, ...] = ()
    applies_to: tuple[PurposeRef, ...] = ()
    base: str | None = None
    ref: str | None = None
    necessity: str | None = None
    signed: date | None = None
    document: str | None = None
    copy: str | None = None
    assessment: Assessment | None = None
    supplementary_measures: tuple[str, ...] = ()
    sensitive_measures: tuple[str, ...] = ()
    swiss_adaptations: bool = False
    approval: Approval | None = None
    notified: date | None = None
    linked_agreement: str | None = None
    expires: date | None = None
    binding_commitments: bool = False
    terms: Clauses | None = None

    @property
    def declared_modules(self) -> tuple[int, ...]:
        """The modules that the parties chose, whichever way they are written."""
        return self.modules or ((self.module,) if self.module is not None else ())


@dataclass(frozen=True, slots=True, kw_only=True)
class Participation(Part):
    """A party's listing under a certification scheme that an adequacy decision requires, such as the DPF List."""

    SHORT: ClassVar[str] = "scheme"
    scheme: str | None = None
    entity: str | None = None
    covers: tuple[Literal["hr", "non-hr"], ...] = ()
    checked: date | None = None
    expires: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Authorisation(Part):
    """How a processor may engage subprocessors, and the notice period (Art. 28(2) GDPR, Clause 9(a))."""

    SHORT: ClassVar[str] = "authorisation"
    authorisation: Literal["specific", "general", "none"] | None = None
    notice: Duration | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class FlowDown(Part):
    """How the obligations of a contract flow down to the next recipient."""

    SHORT: ClassVar[str] = "kind"
    kind: Literal["scc-9b", "dpf-agent", "dpf-controller"] | None = None
    third_party_beneficiary: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ContractTerms(Spoken):
    """The terms of a data processing agreement that Art. 28(3) GDPR requires."""

    RECORD: ClassVar[str] = "terms"
    instructions: Prose | None = None
    confidentiality: Prose | None = None
    security: Prose | None = None
    assistance: Prose | None = None
    audit: Prose | None = None
    deletion: Prose | None = None
    breach_notice: Duration | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Contract(Part):
    """The data processing agreement with a party."""

    SHORT: ClassVar[str] = "kind"
    kind: ContractKind | None = None
    document: str | None = None
    signed: date | None = None
    subprocessors: Authorisation | None = None
    flow_down: FlowDown | None = None
    terms: ContractTerms | None = None
    instruments: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Condition(Spoken):
    """The condition for using a recipient, a system or a flow: `requires` and `unless` name a feature (`feature:<id>`)."""

    SHORT: ClassVar[str] = "text"
    text: Prose | None = None
    requires: str | None = None
    unless: str | None = None


CUSTOMER_CHOSEN = "customer-chosen"
"""The word for a place that each customer decides on."""

OWN = "own"
"""The word for a place that the party itself runs, and no company beside it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Operator(Part):
    """The operator of a location: the party itself (`own`), a vendor with a record, or a company without one."""

    SHORT: ClassVar[str] = "id"
    id: Annotated[str, Ref(("subprocessors",), (OWN,))] | None = None
    legal_name: str | None = None
    country: Country | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Location(Part):
    """A location where a party stores, processes or accesses data; each is assessed separately."""

    SHORT: ClassVar[str] = "country"
    SPREAD: ClassVar[tuple[str, str]] = ("country", "activity")
    country: Country | None = None
    activity: Activity = "processing"
    by: Operator | None = None
    products: tuple[Annotated[str, Ref(("products",))], ...] = ()
    data: tuple[DataRef, ...] = ()
    region: str | None = None

    @property
    def chosen_by_customer(self) -> bool:
        """Whether the customer decides where this is: a self-hosted deployment."""
        return self.country == CUSTOMER_CHOSEN
