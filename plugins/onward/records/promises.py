"""What is promised: measures, certifications, retention, rights, cookies, claims; and what is decided inside."""

from __future__ import annotations

from dataclasses import field
from datetime import date
from typing import Annotated, ClassVar, Literal, get_args

from onward.frozen import dataclass
from onward.records.base import Country, DataRef, Part, ProductRef, Prose, Record, Ref, RetentionRef, Spoken, Visibility
from onward.records.declared import APART, WORDING_CHANGED, internal, public, required
from onward.records.values import Duration


@dataclass(frozen=True, slots=True, kw_only=True)
class Attestation(Spoken):
    """An attestation: who attests, when, and when it is due for review."""

    by: Prose | None = public("who attests it, as a role")
    on: date | None = public("date of the attestation")
    review: Duration | None = public("period after which a review is due")
    evidence: str | None = internal("evidence")


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure(Record):
    """A technical or organisational measure (Art. 32 GDPR)."""

    COLLECTION: ClassVar[str] = "measures"
    area: str | None = public("heading under which it is listed")
    attested: Attestation | None = public("attestation", fact=False)
    products: tuple[ProductRef, ...] = public("products to which it applies; all where none is named", (), absent="all")


@dataclass(frozen=True, slots=True, kw_only=True)
class Certification(Record):
    """A certification or audit report: holder, scope, validity."""

    COLLECTION: ClassVar[str] = "certifications"
    holder: str | None = public("company that holds it")
    scope: Prose | None = public("scope")
    auditor: str | None = public("auditor")
    valid_from: date | None = public("first day")
    valid_until: date | None = public("last day", change=APART)
    attested: Attestation | None = public("attestation", fact=False, kept=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class Retention(Record):
    """A retention period: its length or final event, its start, and how the data is deleted."""

    COLLECTION: ClassVar[str] = "retention"
    period: Duration | None = public("retention period", change=APART)
    until: Prose | None = public("event that ends it, where there is no fixed period")
    starts: Prose | None = public("event that starts the period")
    deletion: Prose | None = public("how the data is deleted")
    reason: Prose | None = public("reason for this period", change=WORDING_CHANGED, fact=False)
    data: tuple[DataRef, ...] = public("categories of data", (), absent="open")


RightKind = Literal[
    "access", "rectification", "erasure", "restriction", "portability", "objection", "withdrawal", "complaint",
    "automated-decisions",
]  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Authority(Part):
    """A supervisory authority with which a complaint may be lodged (Art. 77 GDPR)."""

    SHORT: ClassVar[str] = "name"
    name: str | None = public("name")
    address: str | None = public("address")
    country: Country | None = public("country")
    contact: str | None = public("mailbox or web page")


@dataclass(frozen=True, slots=True, kw_only=True)
class Right(Record):
    """A right of the data subject, and how soon a request is answered (Arts 12 to 22 GDPR)."""

    COLLECTION: ClassVar[str] = "rights"
    article: Prose | None = public("provision")
    reply: Duration | None = public("time within which a request is answered")
    how: Prose | None = public("how to exercise it")
    kind: RightKind | None = public(
        "which right it is; not needed where the id is one of these words",
        change=WORDING_CHANGED,
        fact=False,
        kept=True,
    )
    excluded: bool = public("`true` where the right does not apply to your processing; `description` says why", False)
    authority: Authority | None = public("supervisory authority that you name for complaints")

    @property
    def named(self) -> str | None:
        """Which right it is, by `kind`, else by an id that is one of its words; None where neither says so."""
        return self.kind or (self.id if self.id in get_args(RightKind) else None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Cookie(Record):
    """Something that is set in a visitor's browser (Art. 5(3) ePrivacy Directive)."""

    COLLECTION: ClassVar[str] = "cookies"
    set_by: str | None = public("who sets it; the organization where nobody is named")
    purpose: Prose | None = public("purpose")
    duration: Duration | None = public("lifetime")
    lasts: Prose | None = public("lifetime in words, where there is no fixed period")
    strictly_necessary: bool = public("whether the service cannot work without it", False)
    storage: Literal["cookie", "local-storage", "session-storage"] = public("type of storage", "cookie")
    products: tuple[ProductRef, ...] = public("products to which it applies; all where none is named", (), absent="all")
    retention: RetentionRef | None = public("retention period of what is stored", kept=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class Observance(Spoken):
    """A statement about the site, to be observed on the built pages; date and method of the last observation."""

    what: Literal["cookies", "third-party-requests"] = field(
        metadata=required("what is observed on the site", "public")
    )
    on: date | None = public("date of the last observation")
    method: Prose | None = public("method")
    review: Duration | None = public("period after which it is due again")


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim(Record):
    """A statement on the public pages and its basis: a check against the inventory, an attestation, an audit report, an
    observation of the site; or self-declared (`stated`).
    """

    COLLECTION: ClassVar[str] = "claims"
    statement: Prose = field(metadata=required("statement on the public pages", "public", change=APART))
    never: str | None = internal("collection in which no record may match")
    always: str | None = internal("collection in which every record must match")
    where: str | None = internal("expression over one record, `it`")
    holds: str | None = internal("expression over the whole inventory")
    attested: Attestation | None = public("attestation, where no record can show it", fact=False)
    audited: Annotated[str, Ref(("certifications",))] | None = public("audit report that shows it")
    observed: Observance | None = public("observation of the site that shows it")
    stated: bool = public("that it is self-declared only", False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Document(Record):
    """What a reader may download, or ask for: an agreement, an auditor's report, a policy."""

    COLLECTION: ClassVar[str] = "documents"
    kind: Literal["dpa", "scc", "soc2", "iso27001", "pentest", "policy"] | None = public("type of document")
    file: str | None = public(
        "a file of the site's folder, which readers can download", change=WORDING_CHANGED, fact=False
    )
    on_request: str | None = public(
        "where readers can request it, an address of a role", change=WORDING_CHANGED, fact=False
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Objection(Record):
    """A customer's objection to a change, and the decision; never public."""

    COLLECTION: ClassVar[str] = "objections"
    INTERNAL: ClassVar[bool] = True
    VISIBLE: ClassVar[Visibility] = "internal"
    change: str | None = internal("notice or change to which it relates")
    customer_ref: str | None = internal("your own reference for the customer", kept=True)
    received: date | None = internal("date on which it was received")
    grounds: str | None = internal("reasons given", kept=True)
    decision: str | None = internal("decision", kept=True)
    decided: date | None = internal("date of the decision")
    remedy: str | None = internal("remedy offered", kept=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiver(Part):
    """A finding that is waived until a date, inclusive; never public. `until` is text: a bad day has expired."""

    COLLECTION: ClassVar[str] = "waivers"
    INTERNAL: ClassVar[bool] = True
    finding: str = field(metadata=required("key of the finding", "internal"))
    reason: str = field(metadata=required("why it is waived", "internal"))
    by: str = field(metadata=required("who waives it", "internal"))
    until: str = field(metadata=required("last day, inclusive", "internal"))
