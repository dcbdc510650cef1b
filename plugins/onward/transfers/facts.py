"""Facts of a hop, read off the inventory: entities, roles, places, and what is agreed for a purpose."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from onward.graph import CUSTOMER, Graph, Link, legal_entity
from onward.law import Law
from onward.records.data import Flow
from onward.records.inventory import ORGANIZATION, Inventory
from onward.records.parties import Actor, Organization, Party, Subprocessor
from onward.records.safeguards import Safeguard
from onward.records.systems import System
from onward.records.values import says
from onward.transfers.anonymity import Anonymity
from onward.transfers.controllers import own_controller, plain_role
from onward.transfers.hop import Carried, Case, Engagement, Hop
from onward.transfers.operators import named_by
from onward.transfers.places import Basis, Spot, importing_party

Roles = tuple[str | None, str | None]
OTHER = "another party"


class Facts:
    """Looks facts up once for each party, flow and purpose."""

    def __init__(self, inventory: Inventory, graph: Graph, anonymous: Anonymity) -> None:
        self._inventory = inventory
        self._graph = graph
        self._deciding_for: dict[tuple[str, ...], frozenset[str]] = {}
        self._senders: dict[str, tuple[tuple[str, tuple[str, ...]], ...]] = {}
        self.anonymous = anonymous
        self._entities: dict[str, str] = {}
        self._engagements: dict[tuple[str, str | None], Engagement] = {}
        self._equal: dict[tuple[object, ...], Engagement] = {}
        self._data: dict[tuple[frozenset[str], frozenset[str]], tuple[bool, frozenset[str], bool]] = {}
        self._links: dict[str, tuple[Any, ...]] = {}
        self._roles: dict[tuple[str, str | None], tuple[Roles, ...]] = {}
        self._says: dict[Engagement, tuple[bool, bool]] = {}
        self._places: dict[int, tuple[str | None, Basis, str, int, int]] = {}
        self._exporters: dict[str, str] = {}
        self._numbers: dict[tuple[str, str | None], int] = {}
        self._alike: dict[tuple[Any, ...], int] = {}
        self._kept: list[Spot] = []
        """The spots whose identities are known, so that no other gets one of them."""

    def entity(self, party: str) -> str:
        """Who a party is in law."""
        entity = self._entities.get(party)
        if entity is None:
            entity = self._entities[party] = legal_entity(self._inventory, party)
        return entity

    def entities(self, link: Link) -> tuple[str, str]:
        """The legal exporter and the importer of a link."""
        return self.entity(self._exporter(link)), self.entity(link.target)

    def _exporter(self, link: Link) -> str:
        """Who decides to disclose on a link."""
        exporter = self._exporters.get(link.id)
        if exporter is None:
            exporter = self._exporters[link.id] = exporter_of(self._inventory, link)
        return exporter

    def engagement(self, link: Link, purpose: str | None) -> Engagement:
        """What applies to a purpose: the flow's own safeguards, else the recipient's; between customers and us, ours."""
        key = (link.id if _of_its_own(link) else f"party {link.target}", purpose)
        engagement = self._engagements.get(key)
        if engagement is None:
            made = self._agreed(link, purpose)
            identity = (tuple(map(id, made.safeguards)), made.laws, made.kinds, made.unsettled)
            engagement = self._engagements[key] = self._equal.setdefault(identity, made)
        return engagement

    def _agreed(self, link: Link, purpose: str | None) -> Engagement:
        safeguards = tuple(
            safeguard
            for safeguard in self._safeguards(link)
            if not safeguard.applies_to or purpose in safeguard.applies_to
        )
        importer = importing_party(self._inventory, self._inventory.parties[link.target])
        stated = self._inventory.purposes.get(purpose or "")
        kinds = frozenset(stated.kinds if stated else ())
        unsettled = any(holder.unknown("safeguards") for holder in self._holders(link))
        return Engagement(safeguards, subject_to(importer, purpose), kinds, unsettled)

    def _holders(self, link: Link) -> Iterator[Flow | Party]:
        """The records that say what is agreed: the flow where it does, else the recipient and who names it, else ours."""
        recipient = self._inventory.parties[link.target]
        if link.flow and _of_its_own(link):
            yield link.flow
        elif isinstance(recipient, Subprocessor):
            yield recipient
            naming = self._inventory.subprocessors.get(named_by(recipient.id))
            if naming is not None and naming is not recipient:
                yield naming
        elif self._inventory.organization:
            yield self._inventory.organization

    def _safeguards(self, link: Link) -> tuple[Safeguard, ...]:
        holder = next(self._holders(link), None)
        return holder.safeguards if holder else ()

    def data(self, link: Link) -> tuple[bool, frozenset[str], bool]:
        """Whether a link carries personal data, of which kinds, and whether all is HR data; unlisted data is personal."""
        personal = self.anonymous.personal(link)
        held = self._data.get((link.data, personal))
        if held is None:
            known = self._inventory.data_categories
            categories = [known[category] for category in dict.fromkeys((*link.data, *personal)) if category in known]
            only_hr = bool(categories) and all(
                "hr" in category.kinds or category.id not in personal for category in categories
            )
            kinds = frozenset(kind for category in categories for kind in category.kinds)
            held = self._data[link.data, personal] = (not link.data or bool(personal), kinds, only_hr)
        return held

    def hop(self, link: Link, regime: str, carried: Carried, purpose: str | None, roles: Roles, spot: Spot) -> Hop:
        """The facts that decide; `purpose` only through what applies to it."""
        exporter, importer, engagement, group, *rest = self._deciding(link, purpose)
        place = self.place(spot)
        return Hop(regime, carried, link.target, exporter, importer, *roles, engagement, place, *rest, group)  # type: ignore[call-arg]

    def alike(self, link: Link, purpose: str | None) -> int:
        """A number for the facts of a link that decide for a purpose: links of one number have equal hops."""
        number = self._numbers.get((link.id, purpose))
        if number is None:
            facts = (link.target, *self._deciding(link, purpose))
            number = self._numbers[link.id, purpose] = self._alike.setdefault(facts, len(self._alike))
        return number

    def place(self, spot: Spot) -> tuple[str | None, Basis, str, int, int]:
        """What tells one place of a recipient from another."""
        place = self._places.get(id(spot))
        if place is None:
            place = self._places[id(spot)] = _place(spot)
            self._kept.append(spot)
        return place

    def _deciding(self, link: Link, purpose: str | None) -> tuple[Any, ...]:
        """What decides of a link for a purpose under every regime: exporter, importer, what is agreed, the exporter's group
        where that counts, and the rest in the order of a hop.
        """
        exporter, importer, decides, *rest = self._of_link(link)
        engagement = self.engagement(link, purpose)
        known = self._says.get(engagement)
        if known is None:
            known = self._says[engagement] = _names_and_binds(engagement)
        names, binds = known
        group = self.group(self._exporter(link)) if binds else frozenset[str]()
        return (exporter if decides or names else OTHER, importer, engagement, group, *rest)

    def _of_link(self, link: Link) -> tuple[Any, ...]:
        """What is the same of a link under every regime, for every purpose and place, in the order of a hop."""
        held = self._links.get(link.id)
        if held is None:
            exporter, importer = self.entities(link)
            personal, kinds, only_hr = self.data(link)
            held = self._links[link.id] = (
                exporter,
                importer,
                exporter in (importer, CUSTOMER, ORGANIZATION) or self.from_person(link),
                link.frequency == "occasional",
                bool(link.flow and link.flow.marked_sensitive),
                personal,
                isinstance(self._inventory.parties[link.target], Actor),
                own_controller(self._inventory, link, self._deciding_for),
                kinds,
                only_hr,
            )
        return held

    def role_pairs(self, link: Link, purpose: str | None) -> tuple[Roles, ...]:
        """The roles of exporter and importer for a purpose."""
        key = (link.id, purpose)
        pairs = self._roles.get(key)
        if pairs is None:
            pairs = self._roles[key] = role_pairs(self._inventory, link, self._exporter(link), purpose)
        return pairs

    def from_person(self, link: Link) -> bool:
        """Whether the legal discloser is the data subject itself."""
        sender = self._inventory.actors.get(self._exporter(link))
        return sender is not None and sender.kind == "data-subject"

    def case(self, law: Law, hop: Hop, link: Link, spot: Spot) -> Case:
        """A hop with its records."""
        countries = law.expand(spot.country) if spot.country else ()
        recipient = self._inventory.parties[link.target]
        return Case(
            self._inventory, law, hop, recipient, spot, countries, self.from_person(link), self.senders(link.target)
        )

    def senders(self, recipient: str) -> tuple[tuple[str, tuple[str, ...]], ...]:
        """The companies that send personal data to a recipient, each with the purposes; people and customers sign nothing."""
        known = self._senders.get(recipient)
        if known is None:
            by_company: dict[str, dict[str, None]] = {}
            for link in self._graph.into.get(recipient, ()):
                company, importer = self.entities(link)
                if company not in (importer, CUSTOMER) and not self.from_person(link) and self.data(link)[0]:
                    by_company.setdefault(company, {}).update(dict.fromkeys(link.purposes))
            known = self._senders[recipient] = tuple((company, tuple(of)) for company, of in by_company.items())
        return known

    def group(self, party: str) -> frozenset[str]:
        """The names by which the group of a party's company is known."""
        company = importing_party(self._inventory, self._inventory.parties[party])
        if company is None:
            return frozenset()
        parent = company.parent.name if company.parent else None
        return frozenset(
            name for name in (company.group, company.name, company.legal_name, parent) if name and says(name)
        )


def _of_its_own(link: Link) -> bool:
    """Whether a flow says itself what is agreed for it, or that nobody knows."""
    return bool(link.flow and (link.flow.safeguards or link.flow.unknown("safeguards")))


def _names_and_binds(engagement: Engagement) -> tuple[bool, bool]:
    """Whether safeguards name the parties for whom they are, and whether binding corporate rules are among them."""
    names = any(safeguard.parties for safeguard in engagement.safeguards)
    return names, any(safeguard.instrument and "bcr" in safeguard.instrument for safeguard in engagement.safeguards)


def _place(spot: Spot) -> tuple[str | None, Basis, str, int, int]:
    if spot.location is None:
        return (spot.country, spot.basis, "", 0, 0)
    span = spot.location.at("country")
    return (spot.country, spot.basis, f"{spot.location.country} {spot.location.activity}", span.line, span.column)


def subject_to(party: Party | Actor | None, purpose: str | None) -> tuple[str, ...]:
    """The laws that a party says bind it directly for a purpose; a regime without purposes binds it for all."""
    if party is None or not party.subject_to:
        return ()
    return tuple(
        subjection.regime
        for subjection in party.subject_to
        if subjection.regime and (not subjection.purposes or purpose in subjection.purposes)
    )


def exporter_of(inventory: Inventory, link: Link) -> str:
    """Who decides to disclose: whom the flow names, else the sender. Nobody discloses to himself.

    What a person's browser or device gives to a vendor, we disclose: we engaged it, and without us it would get nothing.
    A person discloses to a vendor where the flow says so (`on_behalf_of`), and never to one that acts for us or with us.
    Source: C-40/17; EDPB Guidelines 05/2021, para 17.
    """
    discloser = link.on_behalf_of or link.source
    if (
        discloser != link.source
        and legal_entity(inventory, discloser) == legal_entity(inventory, link.target) != CUSTOMER
    ):
        discloser = link.source
    sender, recipient = inventory.actors.get(discloser), inventory.subprocessors.get(link.target)
    if sender is None or sender.kind != "data-subject" or recipient is None or inventory.organization is None:
        return discloser
    if discloser != link.source and not isinstance(inventory.parties[link.source], Actor):
        return link.source
    roles = {role.role for role in recipient.roles if role.purpose is None or role.purpose in link.purposes}
    decides = link.on_behalf_of == discloser and not roles & {"processor", "joint-controller"}
    return discloser if decides else ORGANIZATION


def role_pairs(inventory: Inventory, link: Link, exporter: str, purpose: str | None) -> tuple[Roles, ...]:
    """The roles of exporter and importer for a purpose; a customer may act as controller and as processor."""
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
        return (plain_role(ours),)
    if isinstance(record, Subprocessor):
        fitting = [role for role in record.roles if role.purpose in (purpose, None)]
        return tuple(dict.fromkeys(plain_role(role.role) for role in fitting)) or (None,)
    if isinstance(record, System):
        customers = [
            actor for actor in inventory.actors.values() if actor.kind == "organisation" and not actor.engaged_by
        ]
        return tuple(dict.fromkeys(plain_role(role) for actor in customers for role in actor.roles)) or ("controller",)
    return tuple(plain_role(role) for role in record.roles) if record and record.roles else (None,)
