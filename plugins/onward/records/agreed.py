"""What is agreed once and taken over by many: agreements, assessments, terms; and the short forms in which a party says so."""

from __future__ import annotations

from datetime import date
from typing import Annotated, ClassVar, Literal

from onward.frozen import dataclass
from onward.records.base import Country, Part, Prose, PurposeRef, Record, Ref, Visibility
from onward.records.safeguards import Authorisation, ContractKind, ContractTerms, FlowDown, Outcome, Safeguard, Use
from onward.records.values import Duration

AGREEMENTS, ASSESSMENTS, TERMS = "agreements", "assessments", "terms"
SETS = (AGREEMENTS, ASSESSMENTS, TERMS)
"""Collections whose records say nothing by themselves: others take them over. Never published as such."""
CUSTOMERS = "customers"
"""The word for an agreement between the organization and its customers."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreement(Record):
    """What one paper brings: the processing contract and the clauses, for every vendor that signed it."""

    COLLECTION: ClassVar[str] = AGREEMENTS
    VISIBLE: ClassVar[Visibility] = "internal"
    with_: Literal["customers"] | None = None
    kind: ContractKind | None = None
    document: str | None = None
    copy: str | None = None
    signed: date | None = None
    use: Use | None = None
    subprocessors: Authorisation | None = None
    flow_down: FlowDown | None = None
    terms: ContractTerms | None = None
    instruments: tuple[str, ...] = ()
    clauses: tuple[Safeguard, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class SharedAssessment(Record):
    """One assessment of a country's law, and the measures that it asks for, for every safeguard that names it."""

    COLLECTION: ClassVar[str] = ASSESSMENTS
    VISIBLE: ClassVar[Visibility] = "internal"
    kind: Literal["tia", "tra"] = "tia"
    completed: date | None = None
    countries: tuple[Country, ...] = ()
    outcome: Outcome | None = None
    covers_chain: bool = False
    document: str | None = None
    review: Duration | None = None
    measures: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class SharedTerms(Record):
    """One set of the terms that Art. 28(3) GDPR asks for, for every contract that names it."""

    COLLECTION: ClassVar[str] = TERMS
    VISIBLE: ClassVar[Visibility] = "internal"
    instructions: Prose | None = None
    confidentiality: Prose | None = None
    security: Prose | None = None
    assistance: Prose | None = None
    audit: Prose | None = None
    deletion: Prose | None = None
    breach_notice: Duration | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ModuleChoice(Part):
    """A module that was chosen of the clauses of an agreement, and for which purposes."""

    SHORT: ClassVar[str] = "module"
    SPREAD: ClassVar[tuple[str, str]] = ("module", "applies_to")
    module: int | None = None
    applies_to: tuple[PurposeRef, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreed(Part):
    """What is agreed with a vendor, in one place: stands for `contract` and `safeguards`; `like` takes over an agreement."""

    SHORT: ClassVar[str] = "like"
    like: Annotated[str, Ref((AGREEMENTS,))] | None = None
    modules: tuple[ModuleChoice, ...] = ()
    kind: ContractKind | None = None
    document: str | None = None
    copy: str | None = None
    signed: date | None = None
    use: Use | None = None
    subprocessors: Authorisation | None = None
    flow_down: FlowDown | None = None
    terms: ContractTerms | None = None
    instruments: tuple[str, ...] = ()
    clauses: tuple[Safeguard, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing(Part):
    """One entry of the Data Privacy Framework List: stands for an entry of `schemes` for each scheme that it covers."""

    entity: str | None = None
    covers: tuple[Literal["hr", "non-hr"], ...] = ()
    checked: date | None = None
    expires: date | None = None
    extensions: tuple[Literal["uk", "ch"], ...] = ()
