"""What an inventory states of one processing activity: the data, whose it is, who receives it, where, and for how long."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from onward.graph import Link
from onward.records.base import Record
from onward.records.data import Purpose
from onward.records.inventory import ORGANIZATION
from onward.records.parties import Actor, Subprocessor
from onward.records.promises import Measure, Retention
from onward.records.standing import Status, standing_for
from onward.records.systems import System
from onward.site.parts.edition import Edition
from onward.site.parts.grounds import spoken
from onward.transfers.model import Transfer


@dataclass(frozen=True)
class Activity:
    """The processing for one purpose, as one audience may read of it."""

    edition: Edition
    purpose: Purpose

    @cached_property
    def links(self) -> tuple[Link, ...]:
        """The data flows, hosting and vendors' own vendors that serve the purpose."""
        return tuple(link for link in self.edition.links if self.purpose.id in link.purposes)

    @cached_property
    def vendors(self) -> tuple[Subprocessor, ...]:
        """Those that act for the purpose, or receive data for it, and are not retired."""
        reached = {link.target for link in self.links}
        return tuple(
            vendor
            for vendor in self.edition.inventory.subprocessors.values()
            if self.edition.is_current(vendor.id)
            and (vendor.id in reached or any(role.purpose == self.purpose.id for role in vendor.roles))
        )

    @cached_property
    def systems(self) -> tuple[System, ...]:
        """The systems that the data passes, or that name the purpose."""
        ends = {end for link in self.links for end in (link.source, link.target)}
        every = self.edition.inventory.systems.values()
        return tuple(system for system in every if system.id in ends or self.purpose.id in system.purposes)

    @cached_property
    def data(self) -> tuple[str, ...]:
        """Categories of personal data, in the order of the inventory."""
        names = {name for link in self.links if link.flow for name in link.data}
        names = names.union(*map(self.received, self.vendors))
        return tuple(name for name in self.edition.inventory.data_categories if name in names)

    def received(self, vendor: Subprocessor) -> set[str]:
        """Categories of personal data that a vendor receives for the purpose."""
        sent = {name for link in self.links if link.flow and link.target == vendor.id for name in link.data}
        return sent | set(vendor.data) & self.edition.world.graph.data_for(vendor.id, (self.purpose.id,))

    def from_others(self, category: str) -> bool:
        """Whether a category is obtained from others than data subjects, so that its sources are owed (Art. 14(2)(f))."""
        return any(self._sends(link.source) for link in self.links if link.flow and category in link.data)

    @property
    def from_subjects(self) -> bool:
        """Whether data for the purpose comes from data subjects themselves."""
        senders = (self.edition.inventory.actors.get(link.source) for link in self.links if link.flow)
        return any(sender.kind == "data-subject" for sender in senders if sender)

    def _sends(self, party: str) -> bool:
        """Whether a party gives data of its own accord: no data subject, and none that is engaged to process it."""
        record = self.edition.inventory.parties.get(party)
        if isinstance(record, Subprocessor):
            roles = {role.role for role in record.roles if role.purpose == self.purpose.id}
            return bool(roles & {"controller", "joint-controller"})
        return isinstance(record, Actor) and record.kind != "data-subject"

    @cached_property
    def subjects(self) -> tuple[str, ...]:
        """Categories of data subjects: those of the flows, else those of stores and vendors with this data."""
        flows = [link.flow for link in self.links if link.flow]
        names = {name for flow in flows for name in flow.subjects}
        if not names:
            data = set(self.data)
            stores = (store for system in self.systems for store in system.stores)
            names = {name for store in stores if data & set(store.data) for name in store.subjects}
            names |= {name for vendor in self.vendors for name in vendor.subjects}
        return tuple(name for name in self.edition.inventory.data_subjects if name in names)

    def recipients(self) -> Iterator[str]:
        """Who receives the data, by name, with what each is in law and where its seat is."""
        say = self.edition.say
        for vendor in self.vendors:
            roles = [role.role for role in vendor.roles if role.purpose == self.purpose.id] or [None]
            standing = standing_for(self.edition.inventory, roles[0], self.purpose.id)
            seat = self.edition.country(vendor.country)
            name = say.marked(vendor.title, vendor.example)
            legal = vendor.legal_name if vendor.legal_name != vendor.title else None
            named = called(self.edition, vendor, ", ".join(filter(None, (name, legal, seat))))
            yield say.labelled(named, say(f"standing.{standing}.name"))
        for actor in dict.fromkeys(link.target for link in self.links):
            record = self.edition.inventory.actors.get(actor)
            if isinstance(record, Actor):
                yield record.title

    @cached_property
    def transfers(self) -> tuple[Transfer, ...]:
        """Restricted transfers for the purpose to recipients and places that the audience may know."""
        current = (party for party in self.edition.inventory.parties if self.edition.is_current(party))
        every = (transfer for party in current for transfer in self.edition.transfers_to(party))
        return tuple(transfer for transfer in every if transfer.restricted and transfer.purpose == self.purpose.id)

    def mechanisms(self) -> Iterator[str]:
        """Each recipient and country of a restricted transfer with what it relies on, law by law."""
        edition = self.edition
        by_party: dict[str, list[Transfer]] = {}
        for transfer in self.transfers:
            by_party.setdefault(transfer.link.target, []).append(transfer)
        for party, transfers in by_party.items():
            where = edition.say.enumeration(dict.fromkeys(edition.country(transfer.country) for transfer in transfers))
            yield edition.say.labelled(f"{self._who(party)}, {where}", spoken(edition, transfers))
        reached = {link.target for link in self.links}
        for vendor in self.vendors:
            if vendor.id not in reached and self._leaves(vendor):
                yield edition.say.labelled(self._who(vendor.id), edition.say("export.blank"))

    def _leaves(self, vendor: Subprocessor) -> bool:
        """Whether a vendor to which no flow of the purpose is recorded may be, or is, outside of a law's territory."""
        law, where = self.edition.world.law, [vendor.country, *(location.country for location in vendor.locations)]
        stays = (
            country and all(law.is_member(regime, part) for part in law.expand(country))
            for regime in self.edition.regimes
            for country in where
        )
        return vendor.unknown("locations") is not None or not all(stays)

    def _who(self, party: str) -> str:
        record = self.edition.inventory.parties.get(party)
        own = party == ORGANIZATION or (isinstance(record, System) and record.operator == ORGANIZATION)
        name = self.edition.owner if own else self.edition.party(party)
        return called(self.edition, record, name) if isinstance(record, Subprocessor) else name

    def retention(self) -> Iterator[Retention]:
        """How long the data is kept: what flows, stores and their copies name."""
        data = set(self.data)
        names = [link.flow.retention for link in self.links if link.flow]
        for system in self.systems:
            for store in system.stores:
                if data & set(store.data):
                    names += [store.retention, *(copy.retention for copy in store.copies)]
        for name in dict.fromkeys(filter(None, names)):
            if name in self.edition.inventory.retention:
                yield self.edition.inventory.retention[name]

    def kept(self, category: str) -> tuple[Retention, ...]:
        """How long one category is kept: by the flows and stores that hold it, else by the periods that name it."""
        names = [link.flow.retention for link in self.links if link.flow and category in link.data]
        for store in (store for system in self.systems for store in system.stores if category in store.data):
            names += [store.retention, *(copy.retention for copy in store.copies)]
        every = self.edition.inventory.retention
        named = tuple(every[name] for name in dict.fromkeys(filter(None, names)) if name in every)
        return named or tuple(retention for retention in every.values() if category in retention.data)

    def measures(self) -> Iterator[Measure]:
        """The measures that flows, systems and vendors of this activity name."""
        holders: list[Record] = [link.flow for link in self.links if link.flow]
        holders += [*self.systems, *self.vendors]
        named = {name for holder in holders for name in getattr(holder, "measures", ())}
        yield from (measure for measure in self.edition.inventory.measures.values() if measure.id in named)


def activities(edition: Edition, *roles: str) -> tuple[Activity, ...]:
    """The activities in which the organization has one of these roles; those without a role where none is asked for."""
    every = edition.inventory.purposes.values()
    return tuple(
        Activity(edition, purpose) for purpose in every if (purpose.role in roles if roles else purpose.role is None)
    )


def kept(edition: Edition, retention: Retention) -> str:
    """How long, until when, and how data is deleted, in a line."""
    say = edition.say
    until = say("retention.until", event=retention.until) if retention.until else None
    unknown = retention.unknown("period") or retention.unknown("until")
    ends = say.duration(retention.period) if retention.period else until
    ends = ends or say("export.unknown" if unknown else "export.blank")
    also = until if retention.period else None
    return say.labelled(retention.title, say.series(filter(None, (ends, also, retention.starts, retention.deletion))))


def called(edition: Edition, vendor: Subprocessor, name: str) -> str:
    """A vendor by a name of its, with when it begins where it is only planned."""
    if edition.world.status(vendor) is not Status.PLANNED:
        return name
    return edition.say("export.planned", name=name, status=edition.status_words(vendor))


def described(edition: Edition, record: Record) -> str:
    """A record by its name, with its description behind it."""
    about = " ".join((record.description or "").split())
    return edition.say.labelled(record.title, about) if about else record.title
