"""What can be said of a hop itself, whatever covers it."""

from __future__ import annotations

from onward.frozen import dataclass
from onward.transfers.reasons.base import Reason


@dataclass(frozen=True, slots=True)
class PlaceOperatorUnknown(Reason):
    """Nobody says who runs the place of an importer inside that lies outside."""

    country: str


@dataclass(frozen=True, slots=True)
class OwnPlaceOutside(Reason):
    """An importer inside runs a place outside itself."""

    country: str


@dataclass(frozen=True, slots=True)
class BranchUnderHomeLaw(Reason):
    """A branch inside acts alone; its company is bound by the law of its seat."""

    seat: str


@dataclass(frozen=True, slots=True)
class RolesUnknown(Reason):
    """The role of one end is not stated for the purpose."""

    of_importer: bool


@dataclass(frozen=True, slots=True)
class GroundOrderUndeclared(Reason):
    """Several mechanisms would cover the transfer, and none is marked as relied on."""

    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SubprocessorFlowDownMissing(Reason):
    """A sub-processor gets data under clauses without a contract of the same substance, or without rights of beneficiaries."""

    without_beneficiaries: bool


@dataclass(frozen=True, slots=True)
class DpfOnwardContractMissing(Reason):
    """A participant passes data on without the contract that the principles ask for."""


@dataclass(frozen=True, slots=True)
class OnwardUpstreamBroken(Reason):
    """The hop before has no transfer mechanism; `unknown`: whether it has one is not known."""

    unknown: bool = False


@dataclass(frozen=True, slots=True)
class OnwardAfterDerogation(Reason):
    """Data that came under a derogation goes on."""


@dataclass(frozen=True, slots=True)
class OnwardLawAdvisory(Reason):
    """The law of an adequate country governs the hop, and Onward does not evaluate it."""
