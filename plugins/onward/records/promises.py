"""What is promised: measures, certifications, retention, rights, cookies, claims; and what is decided inside."""

from __future__ import annotations

from datetime import date
from typing import Annotated, ClassVar, Literal

from onward.frozen import dataclass
from onward.records.base import DataRef, Part, ProductRef, Prose, Record, Ref, RetentionRef, Spoken, Visibility
from onward.records.values import Duration


@dataclass(frozen=True, slots=True, kw_only=True)
class Attestation(Spoken):
    """An attestation: who attests, when, and when it is due for review."""

    by: Prose | None = None
    on: date | None = None
    review: Duration | None = None
    evidence: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure(Record):
    """A technical or organisational measure (Art. 32 GDPR)."""

    COLLECTION: ClassVar[str] = "measures"
    area: str | None = None
    attested: Attestation | None = None
    products: tuple[ProductRef, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Certification(Record):
    """A certification or audit report: holder, scope, validity."""

    COLLECTION: ClassVar[str] = "certifications"
    holder: str | None = None
    scope: Prose | None = None
    auditor: str | None = None
    valid_from: date | None = None
    valid_until: date | None = None
    attested: Attestation | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Retention(Record):
    """A retention period: its length or final event, its start, and how the data is deleted."""

    COLLECTION: ClassVar[str] = "retention"
    period: Duration | None = None
    until: Prose | None = None
    starts: Prose | None = None
    deletion: Prose | None = None
    reason: Prose | None = None
    data: tuple[DataRef, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Right(Record):
    """A right of the data subject, and how soon a request is answered (Arts 12 to 22 GDPR)."""

    COLLECTION: ClassVar[str] = "rights"
    article: Prose | None = None
    reply: Duration | None = None
    how: Prose | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Cookie(Record):
    """Something that is set in a visitor's browser (Art. 5(3) ePrivacy Directive)."""

    COLLECTION: ClassVar[str] = "cookies"
    set_by: str | None = None
    purpose: Prose | None = None
    duration: Duration | None = None
    lasts: Prose | None = None
    strictly_necessary: bool = False
    storage: Literal["cookie", "local-storage", "session-storage"] = "cookie"
    products: tuple[ProductRef, ...] = ()
    retention: RetentionRef | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Observance(Spoken):
    """A statement about the site, to be observed on the built pages; date and method of the last observation."""

    what: Literal["cookies", "third-party-requests"]
    on: date | None = None
    method: Prose | None = None
    review: Duration | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim(Record):
    """A statement on the public pages and its basis: a check against the inventory, an attestation, an audit report, an
    observation of the site; or self-declared (`stated`).
    """

    COLLECTION: ClassVar[str] = "claims"
    statement: Prose
    never: str | None = None
    always: str | None = None
    where: str | None = None
    holds: str | None = None
    attested: Attestation | None = None
    audited: Annotated[str, Ref(("certifications",))] | None = None
    observed: Observance | None = None
    stated: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Document(Record):
    """What a reader may download, or ask for: an agreement, an auditor's report, a policy."""

    COLLECTION: ClassVar[str] = "documents"
    kind: Literal["dpa", "scc", "soc2", "iso27001", "pentest", "policy"] | None = None
    file: str | None = None
    on_request: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Objection(Record):
    """A customer's objection to a change, and the decision; never public."""

    COLLECTION: ClassVar[str] = "objections"
    VISIBLE: ClassVar[Visibility] = "internal"
    change: str | None = None
    customer_ref: str | None = None
    received: date | None = None
    grounds: str | None = None
    decision: str | None = None
    decided: date | None = None
    remedy: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiver(Part):
    """A finding that is waived until a date, inclusive; never public. `until` is text: a bad day has expired."""

    COLLECTION: ClassVar[str] = "waivers"
    finding: str
    reason: str
    by: str
    until: str
