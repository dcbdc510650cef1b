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
from onward.records.standing import standing_for
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
        return tuple(one for one in self.edition.links if self.purpose.id in one.purposes)

    @cached_property
    def vendors(self) -> tuple[Subprocessor, ...]:
        """Those that act for the purpose, or receive data for it, and are not retired."""
        reached = {one.target for one in self.links}
        return tuple(
            one
            for one in self.edition.inventory.subprocessors.values()
            if self.edition.is_current(one.id)
            and (one.id in reached or any(role.purpose == self.purpose.id for role in one.roles))
        )

    @cached_property
    def systems(self) -> tuple[System, ...]:
        """The systems that the data passes, or that name the purpose."""
        ends = {end for one in self.links for end in (one.source, one.target)}
        every = self.edition.inventory.systems.values()
        return tuple(one for one in every if one.id in ends or self.purpose.id in one.purposes)

    @cached_property
    def data(self) -> tuple[str, ...]:
        """Categories of personal data, in the order of the inventory."""
        found = {name for one in self.links if one.flow for name in one.data}
        for vendor in self.vendors:
            reached = self.edition.world.graph.data_for(vendor.id, (self.purpose.id,))
            found |= set(vendor.data) & reached
        return tuple(one for one in self.edition.inventory.data_categories if one in found)

    @cached_property
    def subjects(self) -> tuple[str, ...]:
        """Categories of data subjects: those of the flows, else those of stores and vendors with this data."""
        flows = [one.flow for one in self.links if one.flow]
        found = {name for flow in flows for name in flow.subjects}
        if not found:
            data = set(self.data)
            stores = (store for system in self.systems for store in system.stores)
            found = {name for store in stores if data & set(store.data) for name in store.subjects}
            found |= {name for vendor in self.vendors for name in vendor.subjects}
        return tuple(one for one in self.edition.inventory.data_subjects if one in found)

    def recipients(self) -> Iterator[str]:
        """Who receives the data, by name, with what each is in law and where its seat is."""
        say = self.edition.say
        for vendor in self.vendors:
            roles = [one.role for one in vendor.roles if one.purpose == self.purpose.id] or [None]
            standing = standing_for(self.edition.inventory, roles[0], self.purpose.id)
            seat = self.edition.country(vendor.country)
            name = say("example-name", name=vendor.title) if vendor.example else vendor.title
            legal = vendor.legal_name if vendor.legal_name != vendor.title else None
            called = ", ".join(filter(None, (name, legal, seat)))
            yield say.labelled(called, say(f"standing.{standing}.name"))
        for actor in dict.fromkeys(one.target for one in self.links):
            record = self.edition.inventory.actors.get(actor)
            if isinstance(record, Actor):
                yield record.title

    @cached_property
    def transfers(self) -> tuple[Transfer, ...]:
        """Restricted transfers for the purpose to recipients and places that the audience may know."""
        current = (one for one in self.edition.inventory.parties if self.edition.is_current(one))
        every = (one for party in current for one in self.edition.transfers_to(party))
        return tuple(one for one in every if one.restricted and one.purpose == self.purpose.id)

    def mechanisms(self) -> Iterator[str]:
        """Each recipient and country of a restricted transfer with what it relies on, law by law."""
        edition = self.edition
        by_party: dict[str, list[Transfer]] = {}
        for one in self.transfers:
            by_party.setdefault(one.link.target, []).append(one)
        for party, transfers in by_party.items():
            where = edition.say.enumeration(dict.fromkeys(edition.country(one.country) for one in transfers))
            yield edition.say.labelled(f"{self._who(party)}, {where}", spoken(edition, transfers))

    def _who(self, party: str) -> str:
        record = self.edition.inventory.parties.get(party)
        own = party == ORGANIZATION or (isinstance(record, System) and record.operator == ORGANIZATION)
        return self.edition.owner if own else self.edition.party(party)

    def retention(self) -> Iterator[Retention]:
        """How long the data is kept: what flows, stores and their copies name."""
        data = set(self.data)
        names = [one.flow.retention for one in self.links if one.flow]
        for system in self.systems:
            for store in system.stores:
                if data & set(store.data):
                    names += [store.retention, *(copy.retention for copy in store.copies)]
        for name in dict.fromkeys(filter(None, names)):
            if name in self.edition.inventory.retention:
                yield self.edition.inventory.retention[name]

    def measures(self) -> Iterator[Measure]:
        """The measures that flows, systems and vendors of this activity name."""
        holders: list[Record] = [one.flow for one in self.links if one.flow]
        holders += [*self.systems, *self.vendors]
        named = {name for one in holders for name in getattr(one, "measures", ())}
        yield from (one for one in self.edition.inventory.measures.values() if one.id in named)


def activities(edition: Edition, *roles: str) -> tuple[Activity, ...]:
    """The activities in which the organization has one of these roles; those without a role where none is asked for."""
    every = edition.inventory.purposes.values()
    return tuple(Activity(edition, one) for one in every if (one.role in roles if roles else one.role is None))


def kept(edition: Edition, one: Retention) -> str:
    """How long, until when, and how data is deleted, in a line."""
    say = edition.say
    until = say("retention.until", event=one.until) if one.until else None
    told = (say.duration(one.period) if one.period else None, until, one.starts, one.deletion)
    return say.labelled(one.title, say.series(filter(None, told)) or say("export.unknown"))


def described(edition: Edition, record: Record) -> str:
    """A record by its name, with its description behind it."""
    about = " ".join((record.description or "").split())
    return edition.say.labelled(record.title, about) if about else record.title
