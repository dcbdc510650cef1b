"""Where a recipient is, in law and on the ground: its seat, its places, and who runs them.

Transfer law asks where the recipient is. A company outside a territory is a recipient outside of it, wherever its servers
stand; a company inside makes no transfer of what it does itself elsewhere, but whoever else runs a place there receives
data from it. Source: EDPB Guidelines 05/2021, third criterion; the ICO's guidance of January 2026; Art. 16 FADP.
"""

from __future__ import annotations

import enum
from collections.abc import Iterator
from dataclasses import replace
from typing import NamedTuple

from onward.graph import Link, PartyRecord
from onward.law import Law
from onward.records.inventory import ORGANIZATION, Inventory
from onward.records.parties import Organization, Party, Subprocessor
from onward.records.safeguards import OWN, Location, Operator
from onward.records.systems import System


class Basis(enum.StrEnum):
    """What a hop to a recipient is judged by."""

    PLACE = "place"
    """The country of the place: nothing else is known of the recipient, or both lie outside."""
    SEAT = "seat"
    """The country of the recipient's seat, which lies outside the territory."""
    ORGANISATION = "organisation"
    """The international organisation that receives, wherever it sits."""
    OPERATOR = "operator"
    """The recipient is inside, and another company runs the place: that one receives from it, on a hop of its own."""
    OWN = "own"
    """The recipient is inside and runs a place outside itself."""
    STAFF = "staff"
    """The recipient is outside, and its own people read from a place elsewhere: the hop to its seat is judged."""
    UNASKED = "unasked"
    """The recipient is inside, and nobody says who runs its place outside."""
    UNSEATED = "unseated"
    """Nobody says where the recipient has its seat: a place inside proves nothing."""


class Spot(NamedTuple):
    """One place of a recipient under one regime: by which country it is judged, and where the activity is."""

    country: str | None
    location: Location | None
    basis: Basis


class Places:
    """The spots of every link, worked out once for each regime."""

    def __init__(self, inventory: Inventory, law: Law) -> None:
        self._inventory = inventory
        self._law = law
        self._stated: dict[str, tuple[Location, ...]] = {}
        self._spots: dict[tuple[str, str], tuple[Spot, ...]] = {}
        self._alike: dict[tuple[str, str, tuple[int, ...]], tuple[Spot, ...]] = {}

    def spots(self, link: Link, regime: str) -> tuple[Spot, ...]:
        """Everything at the recipient of a link that a regime judges."""
        spots = self._spots.get((link.id, regime))
        if spots is None:
            stated = self._stated.get(link.id)
            if stated is None:
                stated = self._stated[link.id] = places(self._inventory, link)
            alike = (link.target, regime, tuple(map(id, stated)))
            spots = self._alike.get(alike)
            if spots is None:
                record = self._inventory.parties[link.target]
                host = isinstance(record, System) and record.host is not None
                spots = self._alike[alike] = tuple(
                    self.of(importing_party(self._inventory, record), stated, regime, host)
                )
            self._spots[(link.id, regime)] = spots
        return spots

    def of(
        self, party: Party | None, stated: tuple[Location, ...], regime: str, hosted: bool = False
    ) -> Iterator[Spot]:
        """The spots of a recipient that has some places; without places its seat alone, or nothing that is known."""
        if party is None:
            yield from (Spot(location.country, location, Basis.PLACE) for location in stated)
        elif party.org:
            yield from (Spot(party.country or location.country, location, Basis.ORGANISATION) for location in stated)
            if not stated:
                yield Spot(party.country, None, Basis.ORGANISATION)
            return
        elif party.country is None:
            yield from (Spot(location.country, location, Basis.UNSEATED) for location in stated)
        elif self._inside(regime, party.country):
            yield from (self._of_company_inside(party, party.country, location, regime, hosted) for location in stated)
            yield from self._branch_outside(party, stated, regime)
        else:
            yield from self._of_company_outside(party, party.country, stated, regime, hosted)
            return
        if not stated:
            yield Spot(None, None, Basis.PLACE)

    def _inside(self, regime: str, country: str) -> bool:
        return all(self._law.is_member(regime, code) for code in self._law.expand(country))

    def _of_company_inside(self, party: Party, seat: str, place: Location, regime: str, hosted: bool) -> Spot:
        if place.country is None:
            return Spot(None, place, Basis.PLACE)
        if run_by_another(place, party) or (hosted and place.by is None and not place.unknown("by")):
            return Spot(seat, place, Basis.OPERATOR)
        if self._inside(regime, place.country):
            return Spot(place.country, place, Basis.PLACE)
        return Spot(place.country, place, Basis.OWN if runs_itself(place, party) else Basis.UNASKED)

    def _branch_outside(self, party: Party, stated: tuple[Location, ...], regime: str) -> Iterator[Spot]:
        """A branch outside that acts for a company inside is a place that the company runs, whether or not it is listed."""
        branch = acts_alone(party)
        listed = any(place.country and branch and self._law.same_country(place.country, branch) for place in stated)
        if branch is not None and not self._inside(regime, branch) and not listed:
            yield Spot(branch, None, Basis.OWN)

    def _of_company_outside(
        self, party: Party, seat: str, stated: tuple[Location, ...], regime: str, hosted: bool
    ) -> Iterator[Spot]:
        """The seat counts whatever the places are; a branch that acts alone counts for its seat."""
        branch = acts_alone(party)
        alone = branch is not None and self._inside(regime, branch)
        seat = seat if branch is None or alone else branch
        at_seat = alone
        for location in stated:
            inside = location.country is not None and self._inside(regime, location.country)
            at_home = location.country is not None and self._law.same_country(location.country, seat)
            theirs = not at_home and (run_by_another(location, party) or (hosted and location.by is None))
            if _read_by_own_staff(location, party) and not (inside or at_home or alone):
                yield Spot(location.country, location, Basis.STAFF)
            elif location.country is None or (inside and alone) or not (inside or theirs):
                at_seat = at_seat or at_home
                yield Spot(location.country, location, Basis.PLACE)
            else:
                at_seat = True
                yield Spot(seat, location, Basis.SEAT)
        if not at_seat or (alone and not stated):
            yield Spot(None if alone else seat, None, Basis.PLACE if alone else Basis.SEAT)


def acts_alone(party: Party) -> str | None:
    """The country of a branch that is shown to act alone; without evidence it is an assertion, and the seat decides."""
    branch = party.acts_from
    return branch.country if branch is not None and branch.shown else None


def _read_by_own_staff(place: Location, party: Party) -> bool:
    """Whether a party's own people look at data from a place: they are the party, and no recipient beside it."""
    return runs_itself(place, party) and place.activity == "remote-access" and place.country is not None


def run_by_another(place: Location, party: Party) -> bool:
    """Whether a company other than the party itself is said to run a place."""
    return place.by is not None and not runs_itself(place, party) and bool(place.by.id or place.by.legal_name)


def runs_itself(place: Location, party: Party) -> bool:
    """Whether a place is said to be run by the party itself, by a word, its id, or the name under which it is registered."""
    by = place.by
    named = by is not None and not by.id and by.legal_name is not None and by.legal_name == party.legal_name
    return by is not None and (by.id in (OWN, party.id) or (named and by.country in (None, party.country)))


def importing_party(inventory: Inventory, recipient: PartyRecord) -> Party | None:
    """The legal entity that imports, where the inventory knows it as one."""
    if isinstance(recipient, Party):
        return recipient
    own = isinstance(recipient, System) and recipient.operator == ORGANIZATION
    return inventory.organization if own else None


def places(inventory: Inventory, link: Link) -> tuple[Location, ...]:
    """Where the recipient of a link has the data: its places, those of the host of a system, or its establishment."""
    record = inventory.parties[link.target]
    locations = (*party_places(inventory, record), *_entrusted(inventory, link, record))
    remote = link.access == "remote-access"
    return tuple(
        place
        for place in locations
        if (not remote or place.activity == "remote-access")
        and (not place.products or not link.products or set(place.products) & set(link.products))
        and (not place.data or not link.data or link.data & set(place.data))
    )


def _entrusted(inventory: Inventory, link: Link, record: PartyRecord) -> Iterator[Location]:
    """Places that the sender says the recipient runs for it, where the recipient's own record does not list them.

    `host` alone says with whom a system stands, and not which company of its group runs the machines there.
    """
    sender = inventory.parties[link.source]
    if not isinstance(record, Subprocessor) or link.kind == "flow" or not isinstance(sender, Subprocessor | System):
        return
    listed = {location.country for location in record.locations}
    for place in sender.locations:
        if place.country in listed:
            continue
        if place.by and place.by.id == record.id and not place.unknown("by"):
            yield replace(place, by=Operator(source=place.source, id=OWN))
        elif place.by is None and link.kind == "host" and getattr(sender, "host", "") == record.id:
            yield place


def party_places(inventory: Inventory, record: PartyRecord) -> Iterator[Location]:
    """Where a party is: its places, where its own people work, those of the host of a system, or its establishment."""
    if isinstance(record, Organization):
        yield from _establishment(record)
        return
    yield from record.locations
    if isinstance(record, Subprocessor):
        yield from _staff(record)
    ours = inventory.organization
    if ours and record.locations and isinstance(record, System) and record.operator == ORGANIZATION:
        yield from _staff(ours)
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
            yield _own(organization, organization.country, activity)
    yield from _staff(organization)


def _staff(party: Party) -> Iterator[Location]:
    """A party's own people look at data from where they work; those at the seat of a branch's company do so from abroad."""
    for country in party.staff_countries:
        if country != (acts_alone(party) or party.country):
            yield _own(party, country, "remote-access")


def _own(party: Party, country: str | None, activity: str) -> Location:
    by = Operator(source=party.source, id=OWN)
    return Location(source=party.source, country=country, activity=activity, by=by)  # type: ignore[arg-type]


def seats(law: Law, inventory: Inventory, record: PartyRecord) -> tuple[str, ...]:
    """The countries by which a party is a recipient, whatever its places are; none where it is no company that we know."""
    party = importing_party(inventory, record)
    if party is None or party.org:
        return ()
    country = acts_alone(party) or party.country
    return law.expand(country) if country else ()
