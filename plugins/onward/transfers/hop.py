"""One hop to be judged: the facts of exporter, importer, place, roles and data, without the flow that has them."""

from __future__ import annotations

import enum
from collections.abc import Iterator
from dataclasses import dataclass, field

from onward.finding import Span, Step
from onward.graph import CUSTOMER, Link, PartyRecord, legal_entity
from onward.law import Law
from onward.records.base import Part
from onward.records.data import Purpose
from onward.records.inventory import ORGANIZATION, Inventory
from onward.records.parties import Actor, Organization, Party, Subprocessor, System
from onward.records.safeguards import Contract, Location, Participation, Safeguard


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


@dataclass(frozen=True, slots=True)
class Hop:
    """What decides how a hop stands under one regime; equal hops have equal verdicts."""

    regime: str
    carried: Carried
    sender: str
    recipient: str
    exporter: str
    importer: str
    exporter_role: str | None
    importer_role: str | None
    purpose: str | None
    place: tuple[str | None, str, int, int]
    remote: bool
    occasional: bool
    marked_sensitive: bool
    personal: bool
    returns: bool
    kinds: frozenset[str]
    own_safeguards: str | None = None
    """The flow whose own safeguards replace the recipient's."""


@dataclass(slots=True)
class Case:
    """A hop with its records at hand. Not part of any result."""

    inventory: Inventory
    law: Law
    hop: Hop
    recipient: PartyRecord
    location: Location | None
    safeguards: tuple[Safeguard, ...]
    countries: tuple[str, ...] = field(default=())

    @property
    def organization(self) -> Organization | None:
        """The organization whose inventory this is."""
        return self.inventory.organization

    @property
    def party(self) -> Party | None:
        """The legal entity that imports, where the inventory knows it as one."""
        if isinstance(self.recipient, Party):
            return self.recipient
        own = isinstance(self.recipient, System) and self.recipient.operator == ORGANIZATION
        return self.organization if own else None

    @property
    def purpose(self) -> Purpose | None:
        """The purpose of the hop."""
        return self.inventory.purposes.get(self.hop.purpose or "")

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
        """Where the data is received."""
        return self.location.country if self.location else None

    def bound_by(self, law_or_regime: str) -> bool:
        """Whether the importer says that this law binds it directly for the purpose."""
        return law_or_regime in subject_to(self.party, self.hop.purpose)

    def step(self, label: str, part: Part | None = None, name: str | None = None) -> Step:
        """A place to mend: a part's field, else the recipient's place."""
        if part is not None:
            return Step(part.at(name if name in part.source else None), label)
        return Step(self.place_span(), label)

    def place_span(self) -> Span:
        """The country of the place that is judged, or the recipient's id where it names none."""
        if self.location is not None:
            return self.location.at("country")
        return self.recipient.at("locations" if "locations" in self.recipient.source else "id")


def subject_to(party: Party | Actor | None, purpose: str | None) -> tuple[str, ...]:
    """The laws that a party says bind it directly for a purpose; a regime without purposes binds it for all."""
    if party is None or not party.subject_to:
        return ()
    return tuple(
        one.regime for one in party.subject_to if one.regime and (not one.purposes or purpose in one.purposes)
    )


def places(inventory: Inventory, link: Link) -> tuple[Location, ...]:
    """Where the recipient of a link has the data: its places, those of the host of a system, or its establishment."""
    record = inventory.parties[link.target]
    found = tuple(_all_places(inventory, record))
    remote = link.access == "remote-access"
    return tuple(
        place
        for place in found
        if (not remote or place.activity == "remote-access")
        and (not place.products or not link.products or set(place.products) & set(link.products))
        and (not place.data or not link.data or link.data & set(place.data))
    )


def _all_places(inventory: Inventory, record: PartyRecord) -> Iterator[Location]:
    if isinstance(record, Organization):
        yield from _establishment(record)
        return
    yield from record.locations
    if not record.locations and isinstance(record, System):
        host = inventory.subprocessors.get(record.host or "")
        if host is not None:
            yield from host.locations
        elif not record.host and inventory.organization and record.operator == ORGANIZATION:
            yield from _establishment(inventory.organization)


def _establishment(organization: Organization) -> Iterator[Location]:
    """The organization itself reads data where it is established and where its people work."""
    if organization.country or organization.states("country"):
        for activity in ("processing", "remote-access"):
            yield Location(source=organization.source, country=organization.country, activity=activity)  # type: ignore[arg-type]
    for country in organization.staff_countries:
        if country != organization.country:
            yield Location(source=organization.source, country=country, activity="remote-access")


def role_pairs(inventory: Inventory, link: Link, purpose: str | None) -> tuple[tuple[str | None, str | None], ...]:
    """The roles of exporter and importer for a purpose; a customer may act as controller and as processor."""
    exporter = link.on_behalf_of or link.source
    stated = inventory.purposes.get(purpose or "")
    ours = stated.role if stated else None
    senders = _roles(inventory, exporter, purpose, ours)
    receivers = _roles(inventory, link.target, purpose, ours)
    if ours == "controller" and legal_entity(inventory, exporter) == CUSTOMER:
        senders = tuple(role for role in senders if role == "controller") or senders
    return tuple((sender, receiver) for sender in senders for receiver in receivers)


def _roles(inventory: Inventory, party: str, purpose: str | None, ours: str | None) -> tuple[str | None, ...]:
    record = inventory.parties.get(party)
    if isinstance(record, Organization) or isinstance(record, System) and record.operator == ORGANIZATION:
        return (_plain(ours),)
    if isinstance(record, Subprocessor):
        fitting = [one for one in record.roles if one.purpose in (purpose, None)]
        return tuple(dict.fromkeys(_plain(one.role) for one in fitting)) or (None,)
    if isinstance(record, System):
        customers = [one for one in inventory.actors.values() if one.kind == "organisation" and not one.engaged_by]
        return tuple(dict.fromkeys(_plain(role) for one in customers for role in one.roles)) or ("controller",)
    return tuple(_plain(role) for role in record.roles) if record and record.roles else (None,)


def _plain(role: str | None) -> str | None:
    """Joint controllers transfer as controllers do."""
    return "controller" if role == "joint-controller" else role
