"""Facts of a hop, read off the inventory: entities, roles, places, and what is agreed for a purpose."""

from __future__ import annotations

from collections.abc import Iterator

from onward.graph import CUSTOMER, Link, PartyRecord, legal_entity
from onward.law import Law
from onward.records.inventory import ORGANIZATION, Inventory
from onward.records.parties import Actor, Organization, Party, Subprocessor
from onward.records.safeguards import Location, Safeguard
from onward.records.systems import System
from onward.transfers.hop import Carried, Case, Engagement, Hop

Roles = tuple[str | None, str | None]
OTHER = "another party"


class Facts:
    """Looks facts up once for each party, flow and purpose."""

    def __init__(self, inventory: Inventory) -> None:
        self._inventory = inventory
        self._entities: dict[str, str] = {}
        self._engagements: dict[tuple[str, str | None], Engagement] = {}
        self._equal: dict[tuple[object, ...], Engagement] = {}
        self._places: dict[str, tuple[Location, ...]] = {}
        self._data: dict[frozenset[str], tuple[bool, frozenset[str]]] = {}

    def entity(self, party: str) -> str:
        """Who a party is in law."""
        found = self._entities.get(party)
        if found is None:
            found = self._entities[party] = legal_entity(self._inventory, party)
        return found

    def entities(self, link: Link) -> tuple[str, str]:
        """The legal exporter and the importer of a link."""
        return self.entity(link.on_behalf_of or link.source), self.entity(link.target)

    def places(self, link: Link) -> tuple[Location, ...]:
        """Where the recipient has what the link brings."""
        found = self._places.get(link.id)
        if found is None:
            found = self._places[link.id] = places(self._inventory, link)
        return found

    def engagement(self, link: Link, purpose: str | None) -> Engagement:
        """What applies to a purpose: the flow's own safeguards, else the recipient's; between customers and us, ours."""
        key = (link.id if link.flow and link.flow.safeguards else f"party {link.target}", purpose)
        found = self._engagements.get(key)
        if found is None:
            made = self._agreed(link, purpose)
            identity = (tuple(map(id, made.safeguards)), made.laws, made.kinds)
            found = self._engagements[key] = self._equal.setdefault(identity, made)
        return found

    def _agreed(self, link: Link, purpose: str | None) -> Engagement:
        safeguards = tuple(one for one in self._safeguards(link) if not one.applies_to or purpose in one.applies_to)
        importer = importing_party(self._inventory, self._inventory.parties[link.target])
        stated = self._inventory.purposes.get(purpose or "")
        return Engagement(safeguards, subject_to(importer, purpose), frozenset(stated.kinds if stated else ()))

    def _safeguards(self, link: Link) -> tuple[Safeguard, ...]:
        recipient = self._inventory.parties[link.target]
        if link.flow and link.flow.safeguards:
            return link.flow.safeguards
        if isinstance(recipient, Subprocessor):
            return recipient.safeguards
        return self._inventory.organization.safeguards if self._inventory.organization else ()

    def data(self, link: Link) -> tuple[bool, frozenset[str]]:
        """Whether a link carries personal data, and of which kinds; data that nobody lists counts as personal."""
        found = self._data.get(link.data)
        if found is None:
            known = self._inventory.data_categories
            categories = [known[one] for one in link.data if one in known]
            personal = not categories or not all(one.anonymous for one in categories)
            found = self._data[link.data] = (personal, frozenset(kind for one in categories for kind in one.kinds))
        return found

    def hop(
        self, link: Link, regime: str, carried: Carried, purpose: str | None, roles: Roles, location: Location | None
    ) -> Hop:
        """The facts that decide; `purpose` only through what applies to it."""
        exporter, importer = self.entities(link)
        engagement = self.engagement(link, purpose)
        named = exporter in (importer, CUSTOMER, ORGANIZATION) or any(one.parties for one in engagement.safeguards)
        personal, kinds = self.data(link)
        return Hop(
            regime,
            carried,
            link.target,
            exporter if named or self.from_person(link) else OTHER,
            importer,
            *roles,
            engagement,
            _place(location),
            link.frequency == "occasional",
            bool(link.flow and link.flow.marked_sensitive),
            personal,
            isinstance(self._inventory.parties[link.target], Actor),
            kinds,
        )

    def from_person(self, link: Link) -> bool:
        """Whether the legal discloser is the data subject itself."""
        sender = self._inventory.actors.get(link.on_behalf_of or link.source)
        return sender is not None and sender.kind == "data-subject"

    def case(self, law: Law, hop: Hop, link: Link, location: Location | None) -> Case:
        """A hop with its records."""
        countries = law.expand(location.country) if location and location.country else ()
        recipient = self._inventory.parties[link.target]
        return Case(self._inventory, law, hop, recipient, location, countries, self.from_person(link))


def importing_party(inventory: Inventory, recipient: PartyRecord) -> Party | None:
    """The legal entity that imports, where the inventory knows it as one."""
    if isinstance(recipient, Party):
        return recipient
    own = isinstance(recipient, System) and recipient.operator == ORGANIZATION
    return inventory.organization if own else None


def _place(location: Location | None) -> tuple[str | None, str, int, int]:
    """What tells one place of a recipient from another."""
    if location is None:
        return (None, "", 0, 0)
    span = location.at("country")
    return (location.country, location.activity, span.line, span.column)


def subject_to(party: Party | Actor | None, purpose: str | None) -> tuple[str, ...]:
    """The laws that a party says bind it directly for a purpose; a regime without purposes binds it for all."""
    if party is None or not party.subject_to:
        return ()
    return tuple(one.regime for one in party.subject_to if one.regime and (not one.purposes or purpose in one.purposes))


def places(inventory: Inventory, link: Link) -> tuple[Location, ...]:
    """Where the recipient of a link has the data: its places, those of the host of a system, or its establishment."""
    record = inventory.parties[link.target]
    found = tuple(party_places(inventory, record))
    remote = link.access == "remote-access"
    return tuple(
        place
        for place in found
        if (not remote or place.activity == "remote-access")
        and (not place.products or not link.products or set(place.products) & set(link.products))
        and (not place.data or not link.data or link.data & set(place.data))
    )


def party_places(inventory: Inventory, record: PartyRecord) -> Iterator[Location]:
    """Where a party is: its places, those of the host of a system, or its establishment."""
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
            yield Location(source=organization.source, country=organization.country, activity=activity)
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
    if isinstance(record, Organization) or (isinstance(record, System) and record.operator == ORGANIZATION):
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
