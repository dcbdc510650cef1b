"""What the evaluation of a transfer says: the outcome, the ground that carries it, and why the others do not."""

from __future__ import annotations

import enum
from collections.abc import Iterable, Iterator
from dataclasses import replace

from onward.finding import Span
from onward.frozen import dataclass
from onward.graph import Link
from onward.law.model import Adequacy
from onward.records.safeguards import Location, Safeguard, Use
from onward.transfers.places import Basis, Spot
from onward.transfers.reasons import Reason


class Outcome(enum.StrEnum):
    """How a hop stands under one regime."""

    NO_TRANSFER = "no-transfer"
    ADEQUACY = "adequacy"
    SAFEGUARD = "safeguard"
    DEROGATION = "derogation"
    NO_GROUND = "no-ground"
    UNKNOWN = "unknown"

    @property
    def stands(self) -> bool:
        """Whether data may go this way under the regime, as recorded."""
        return self not in (Outcome.NO_GROUND, Outcome.UNKNOWN)


class NoTransfer(enum.StrEnum):
    """Why a hop is no restricted transfer at all."""

    MEMBER = "member"
    SAME_ENTITY = "same-entity"
    NO_PERSONAL_DATA = "no-personal-data"
    CUSTOMER_OPERATED = "customer-operated"
    DIRECT_COLLECTION = "direct-collection"
    PROCESSOR_RETURN = "processor-return"
    OUTSIDE_REGIME = "outside-regime"


@dataclass(frozen=True, slots=True)
class Remark:
    """One thing held against a ground or a hop: the reason, and where to fix it.

    `declared` grounds are those that the inventory relies on; only their remarks become findings.
    """

    reason: Reason
    span: Span
    ground: str = ""
    declared: bool = True
    open: bool = False
    """Whether it asks for a fact that is recorded as unknown: of a rejected ground, whether that is all that is against it."""
    asks: bool = False
    """Whether it is open although no record says that the fact is unknown, so that it is reported all the same."""

    @property
    def rule(self) -> str:
        """The id of the rule that reports it."""
        return self.reason.rule


def against(remarks: Iterable[Remark]) -> tuple[Remark, ...]:
    """What is held against one ground. Where all of it waits for facts that are recorded as unknown, the ground is open, and
    nothing but those facts is reported.
    """
    held = tuple(remarks)
    waits = all(remark.open for remark in held)
    return tuple(
        replace(remark, open=waits, declared=remark.declared and (remark.asks or not waits)) for remark in held
    )


@dataclass(frozen=True, slots=True)
class Ground:
    """What carries, or would carry, a transfer: an adequacy decision, a safeguard or a derogation."""

    id: str
    outcome: Outcome
    use: Use | None = None
    defects: tuple[Remark, ...] = ()
    adequacy: Adequacy | None = None
    safeguard: Safeguard | None = None
    parts: tuple[str, ...] = ()
    """Ids of what the ground stands on: the decision, the scheme, the instrument and its base."""

    @property
    def instrument(self) -> str:
        """Its id without the module."""
        return self.id.partition("/m")[0]

    @property
    def module(self) -> str:
        """The number of its module in figures; empty where it has none."""
        return self.id.partition("/m")[2]


@dataclass(frozen=True, slots=True)
class Verdict:
    """How a hop stands, apart from the flow that makes it."""

    outcome: Outcome
    reason: NoTransfer | None = None
    ground: Ground | None = None
    others: tuple[Ground, ...] = ()
    """Grounds that would carry the transfer too; the first is the fallback."""
    rejected: tuple[Remark, ...] = ()
    notes: tuple[Remark, ...] = ()
    """Remarks on the hop itself, whatever carries it."""


@dataclass(frozen=True, slots=True)
class Transfer:
    """One hop to one place, for one purpose and in one pair of roles, under one regime."""

    link: Link
    path: tuple[str, ...]
    regime: str
    spot: Spot
    purpose: str | None
    exporter: str
    importer: str
    exporter_role: str | None
    importer_role: str | None
    upstream: str
    """What carried the hop before, where that decides by which rule this one is judged."""
    verdict: Verdict

    @property
    def country(self) -> str | None:
        """The country by which the hop is judged: the seat's or the place's; None where nothing says so."""
        return self.spot.country

    @property
    def location(self) -> Location | None:
        """The place where the recipient has the data; None where it names none, or only its seat is judged."""
        return self.spot.location

    @property
    def place(self) -> str | None:
        """The country of that place."""
        return self.spot.location.country if self.spot.location else None

    @property
    def activity(self) -> str:
        """What the recipient does there; `seat` where the seat alone is judged."""
        if self.spot.location is not None:
            return self.spot.location.activity
        return "seat" if self.spot.basis is Basis.SEAT else "processing"

    @property
    def outcome(self) -> Outcome:
        """How the hop stands."""
        return self.verdict.outcome

    @property
    def reason(self) -> NoTransfer | None:
        """Why it is no restricted transfer, where it is none."""
        return self.verdict.reason

    @property
    def ground(self) -> Ground | None:
        """What carries it."""
        return self.verdict.ground

    @property
    def others(self) -> tuple[Ground, ...]:
        """What would carry it too."""
        return self.verdict.others

    @property
    def rejected(self) -> tuple[Remark, ...]:
        """Why other grounds do not carry it."""
        return self.verdict.rejected

    @property
    def notes(self) -> tuple[Remark, ...]:
        """Remarks on the hop itself."""
        return self.verdict.notes

    @property
    def restricted(self) -> bool:
        """Whether this is a restricted transfer that needs a ground."""
        return self.outcome is not Outcome.NO_TRANSFER

    def remarks(self) -> Iterator[Remark]:
        """Everything that is held against this hop and its grounds."""
        yield from self.notes
        yield from self.rejected
        if self.ground:
            yield from self.ground.defects
