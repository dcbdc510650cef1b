"""One hop to be judged: the facts of exporter, importer, place, roles and data, without the flow that has them."""

from __future__ import annotations

import enum
from typing import NamedTuple

from onward.finding import Span
from onward.frozen import dataclass
from onward.graph import PartyRecord
from onward.law import Law
from onward.records.base import Part
from onward.records.inventory import Inventory
from onward.records.parties import Organization, Party, Subprocessor
from onward.records.safeguards import Contract, Participation, Safeguard
from onward.transfers.places import Basis, Spot, importing_party


class Carried(enum.StrEnum):
    """How data came to the party that now sends it on; decides by which rule the next hop is judged."""

    ORIGIN = "origin"
    CLAUSES_PROCESSOR = "clauses-processor"
    CLAUSES_CONTROLLER = "clauses-controller"
    FRAMEWORK = "framework"
    DEROGATION = "derogation"
    OUTSIDE = "outside"
    ADVISORY = "advisory"
    BROKEN = "broken"
    UNSETTLED = "unsettled"


@dataclass(frozen=True, eq=False)
class Engagement:
    """What applies between two parties for a purpose: safeguards, laws that bind the importer, the purpose's kinds.

    `unsettled`: it is recorded that nobody knows yet which safeguards there are.
    """

    safeguards: tuple[Safeguard, ...]
    laws: tuple[str, ...]
    kinds: frozenset[str]
    unsettled: bool = False


class Hop(NamedTuple):
    """What decides how a hop stands under one regime; equal hops have equal verdicts.

    The sender counts only as far as it decides: `exporter` is the customer, the organization, the importer itself, a
    party that some safeguard names, or `_OTHER`. `engagement` numbers what applies to the purpose.
    """

    regime: str
    carried: Carried
    recipient: str
    exporter: str
    importer: str
    exporter_role: str | None
    importer_role: str | None
    engagement: Engagement
    place: tuple[str | None, Basis, str, int, int]
    occasional: bool
    marked_sensitive: bool
    personal: bool
    returns: bool
    own_controller: bool
    kinds: frozenset[str]
    only_hr: bool
    exporter_group: frozenset[str]


@dataclass(slots=True)
class Case:
    """A hop with its records at hand. Not part of any result."""

    inventory: Inventory
    law: Law
    hop: Hop
    recipient: PartyRecord
    spot: Spot
    countries: tuple[str, ...]
    from_person: bool
    senders: tuple[tuple[str, tuple[str, ...]], ...] = ()
    """The companies that send personal data to the recipient, each with the purposes."""

    @property
    def organization(self) -> Organization | None:
        """The organization whose inventory this is."""
        return self.inventory.organization

    @property
    def party(self) -> Party | None:
        """The legal entity that imports, where the inventory knows it as one."""
        return importing_party(self.inventory, self.recipient)

    @property
    def safeguards(self) -> tuple[Safeguard, ...]:
        """What is agreed for the purpose."""
        return self.hop.engagement.safeguards

    @property
    def contract(self) -> Contract | None:
        """The processing contract with the recipient."""
        return self.recipient.contract if isinstance(self.recipient, Subprocessor) else None

    @property
    def schemes(self) -> tuple[Participation, ...]:
        """The schemes in which the recipient takes part."""
        return self.party.schemes if self.party else ()

    @property
    def country(self) -> str | None:
        """The country by which the hop is judged."""
        return self.spot.country

    def bound_by(self, law_or_regime: str) -> bool:
        """Whether the importer says that this law binds it directly for the purpose."""
        return law_or_regime in self.hop.engagement.laws

    def at(self, part: Part | None = None, name: str | None = None) -> Span:
        """A place to fix: a part's field, else the seat or the place that is judged, else the recipient's id."""
        if part is not None:
            return part.at(name if name in part.source else None)
        if self.spot.basis in (Basis.SEAT, Basis.ORGANISATION) and self.party is not None:
            return self.party.at("country" if self.spot.basis is Basis.SEAT else "org")
        if self.spot.location is not None:
            return self.spot.location.at("country")
        return self.recipient.at("locations" if "locations" in self.recipient.source else "id")
