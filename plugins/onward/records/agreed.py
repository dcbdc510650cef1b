"""What is agreed once and taken over by many: agreements, assessments, terms; and the short forms in which a party says so."""

from __future__ import annotations

from datetime import date
from typing import Annotated, ClassVar, Literal

from onward.frozen import dataclass
from onward.records.base import Part, PurposeRef, Record, Ref, Visibility
from onward.records.declared import again, customer, internal, public
from onward.records.safeguards import (
    AssessmentFields,
    ContractFields,
    ContractTermsFields,
    ListingFields,
    Safeguard,
    Use,
)

AGREEMENTS, ASSESSMENTS, TERMS = "agreements", "assessments", "terms"
SETS = (AGREEMENTS, ASSESSMENTS, TERMS)
"""Collections whose records say nothing by themselves: others take them over. Never published as such."""
CUSTOMERS = "customers"
"""The word for an agreement between the organization and its customers."""


@dataclass(frozen=True, kw_only=True)
class AgreementFields(ContractFields):
    """What one paper says: the processing contract, and the clauses that it contains."""

    __slots__ = ()
    document: str | None = again("its address; that of its clauses too, where they have neither a document nor a copy")
    signed: date | None = again("date of signature, of the clauses too")
    copy: str | None = public("where data subjects can obtain a copy of its clauses")
    use: Use | None = public(
        "whether its clauses are relied on first, only as a fallback, or in parallel with another mechanism"
    )
    clauses: tuple[Safeguard, ...] = customer("the transfer instruments that it contains, each as in `safeguards`", ())


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreement(AgreementFields, Record):
    """What one paper brings: the processing contract and the clauses, for every vendor that signed it."""

    COLLECTION: ClassVar[str] = AGREEMENTS
    INTERNAL: ClassVar[bool] = True
    VISIBLE: ClassVar[Visibility] = "internal"
    with_: Literal["customers"] | None = internal(
        "`customers` for what the organization has agreed with its customers: its clauses are then the "
        "organization's safeguards"
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class SharedAssessment(AssessmentFields, Record):
    """One assessment of a country's law, and the measures that it asks for, for every safeguard that names it."""

    COLLECTION: ClassVar[str] = ASSESSMENTS
    INTERNAL: ClassVar[bool] = True
    VISIBLE: ClassVar[Visibility] = "internal"
    measures: tuple[str, ...] = internal(
        "measures that it requires; they become the `supplementary_measures` of each safeguard that names it", ()
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class SharedTerms(ContractTermsFields, Record):
    """One set of the terms that Art. 28(3) GDPR asks for, for every contract that names it."""

    COLLECTION: ClassVar[str] = TERMS
    INTERNAL: ClassVar[bool] = True
    VISIBLE: ClassVar[Visibility] = "internal"


@dataclass(frozen=True, slots=True, kw_only=True)
class ModuleChoice(Part):
    """A module that was chosen of the clauses of an agreement, and for which purposes."""

    SHORT: ClassVar[str] = "module"
    SPREAD: ClassVar[tuple[str, str]] = ("module", "applies_to")
    module: int | None = customer("module of the clauses that the agreement offers")
    applies_to: tuple[PurposeRef, ...] = customer("purposes to which it applies; all where none is named", ())


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreed(AgreementFields, Part):
    """What is agreed with a vendor, in one place: stands for `contract` and `safeguards`; `like` takes over an agreement."""

    SHORT: ClassVar[str] = "like"
    SAYS: ClassVar[str] = (
        "what is agreed with it, in one place; replaces `contract` and `safeguards`, and may adopt a shared agreement"
    )
    like: Annotated[str, Ref((AGREEMENTS,))] | None = internal(
        "id of the agreement that is adopted; what this vendor's record states itself takes precedence"
    )
    modules: tuple[ModuleChoice, ...] = customer(
        "modules of the clauses that were chosen, by purpose, such as `{2: billing, 3: support}`", ()
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing(ListingFields, Part):
    """One entry of the Data Privacy Framework List: stands for an entry of `schemes` for each scheme that it covers."""

    SAYS: ClassVar[str] = (
        "its listing under the Data Privacy Framework, with its extensions; replaces the entries in `schemes`"
    )
    extensions: tuple[Literal["uk", "ch"], ...] = customer("`uk` for the UK Extension, `ch` for the Swiss-U.S. DPF", ())
