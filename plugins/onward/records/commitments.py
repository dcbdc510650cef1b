"""What the organization commits itself to: notice of changes, contacts, answers to public authorities."""

from __future__ import annotations

from typing import ClassVar, Literal

from onward.frozen import dataclass
from onward.records.base import Country, Part, ProductRef, Prose, Spoken
from onward.records.declared import internal, public
from onward.records.values import Duration


@dataclass(frozen=True, slots=True, kw_only=True)
class Term(Part):
    """A longer notice period that a group of customers has agreed; always internal."""

    id: str | None = internal("id of these terms")
    name: str | None = internal("name of the group of customers")
    products: tuple[ProductRef, ...] = internal("products to which they apply; all where none is named", ())
    period: Duration | None = internal("notice period that these customers have agreed")
    objection: Duration | None = internal("objection period of these customers")


@dataclass(frozen=True, slots=True, kw_only=True)
class NoticePolicy(Spoken):
    """The notice commitment for changes of subprocessors (Art. 28(2) GDPR, Clause 9(a))."""

    period: Duration | None = public("notice period before a change")
    objection: Duration | None = public("objection period")
    authorisation: Literal["general", "specific"] | None = public(
        "`general`: customers have given general authorisation and may object to a change; `specific`: they "
        "approve each new subprocessor, and silence is not approval; where neither is stated, pages state "
        "neither"
    )
    days: Literal["calendar", "business"] = public("whether periods count calendar days or business days", "calendar")
    timezone: str = public("time zone in which a day ends", "UTC", kept=True)
    remedy: Prose | None = public("what happens if a customer objects, as stated in the contract")
    products: tuple[ProductRef, ...] = public("products to which the commitment applies; all where none is named", ())
    terms: tuple[Term, ...] = internal("longer notice periods that groups of customers have agreed", ())

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
    privacy: str | None = public("address for questions about personal data")
    security: str | None = public("address for vulnerability reports")
    legal: str | None = public("address for contracts")
    dpo: str | None = public("data protection officer")


@dataclass(frozen=True, slots=True, kw_only=True)
class Representative(Part):
    """A representative under Art. 27 GDPR, Art. 27 UK GDPR or Art. 14 FADP."""

    regime: str | None = public("law under which it represents you")
    name: str | None = public("name")
    address: str | None = public("address")
    contact: str | None = public("contact")
    country: Country | None = public("country in which it is established")
    example: bool = public("`true` where it stands in for a fact", False)


@dataclass(frozen=True, slots=True, kw_only=True)
class LegalRepresentative(Part):
    """A person with authority to act for the organization, such as a managing director; not one under Art. 27 GDPR."""

    SHORT: ClassVar[str] = "name"
    name: str | None = public("name of one or more persons")
    contact: str | None = public("address at which they are reached")
    example: bool = public("`true` where it stands in for a fact", False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Officer(Part):
    """The data protection officer (Arts 37 to 39 GDPR)."""

    SHORT: ClassVar[str] = "name"
    name: str | None = public("name of the person, or of the role")
    address: str | None = public("address")
    country: Country | None = public("country of the address")
    contact: str | None = public("mailbox, where `contacts.dpo` does not state it")
    example: bool = public("`true` where it stands in for a fact", False)


@dataclass(frozen=True, slots=True, kw_only=True)
class PolicyChanges(Spoken):
    """The commitment about changes to the privacy policy itself."""

    SHORT: ClassVar[str] = "how"
    how: Prose | None = public("how changes to the privacy policy are announced")


@dataclass(frozen=True, slots=True, kw_only=True)
class Requests(Spoken):
    """The number of requests from public authorities in a period."""

    SHORT: ClassVar[str] = "text"
    text: Prose | None = public("statement in words")
    period: Prose | None = public("period that is counted")
    count: int | None = public("number of requests")


@dataclass(frozen=True, slots=True, kw_only=True)
class GovernmentAccess(Spoken):
    """The response to requests from public authorities (Clauses 14 and 15)."""

    policy: Prose | None = public("response to requests from public authorities")
    requests: Requests | None = public("number of such requests")
    fisa_702: Literal["in-scope", "not", "not-stated"] | None = public(
        "whether the party is subject to section 702 FISA, by its own statement"
    )
