"""How a vendor is engaged and left: its roles, the notice that was given, the deletion, the reviews."""

from __future__ import annotations

from datetime import date
from typing import ClassVar, Literal

from onward.frozen import dataclass
from onward.records.base import Part, Prose, PurposeRef, Role, Spoken
from onward.records.declared import customer, internal, public
from onward.records.values import says


@dataclass(frozen=True, slots=True, kw_only=True)
class PurposeRole(Part):
    """The role in which a party acts for one purpose."""

    SPREAD: ClassVar[tuple[str, str]] = ("purpose", "role")
    purpose: PurposeRef | None = public("purpose")
    role: Role | None = public("role in which the party acts for this purpose")


PULLED = ("page", "feed")
"""Channels that notify nobody: customers may look at them, or not."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Announced(Part):
    """The date on which customers were notified, the channel and the evidence."""

    SHORT: ClassVar[str] = "date"
    date: date | None = public("date on which customers were notified")
    channel: Literal["email", "post", "console", "page", "feed"] | None = public(
        "channel of the notice; only a channel that reaches customers counts as notification"
    )
    evidence: str | None = internal("evidence")
    notice: str | None = public("the notice that was sent", kept=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class Approved(Part):
    """The date on which customers had approved a subprocessor, where each one needs their approval, and the evidence."""

    SHORT: ClassVar[str] = "date"
    date: date | None = customer("date on which customers had approved it")
    evidence: str | None = internal("evidence, such as the signed approvals or the annex of the contract")


@dataclass(frozen=True, slots=True, kw_only=True)
class Emergency(Spoken):
    """Why a replacement could not wait for the notice period, and which term of the contract allows it."""

    reason: Prose | None = customer("why the change could not wait")
    contract_basis: Prose | None = customer("contract term that allows it")

    @property
    def foreseen(self) -> bool:
        """Whether a term of the contract is named that allows it; a word that only keeps a place, such as `none`, names none."""
        return says(self.contract_basis)


@dataclass(frozen=True, slots=True, kw_only=True)
class Deleted(Part):
    """The date on which a former vendor had deleted the data, and the evidence."""

    SHORT: ClassVar[str] = "date"
    date: date | None = customer("date on which the data was deleted")
    evidence: str | None = internal("evidence")


@dataclass(frozen=True, slots=True, kw_only=True)
class Review(Part):
    """The last review of a vendor, and the next."""

    last: date | None = internal("last review of the vendor")
    next: date | None = internal("next review")
