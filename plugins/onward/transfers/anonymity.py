"""Until where data that is called anonymised is personal: up to and including who anonymises it.

Whoever anonymises data has it as personal data first, and so has everybody before. Source: recital 26 and Art. 4(2) GDPR.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import field
from datetime import date

from onward.frozen import dataclass
from onward.graph import Graph, Link
from onward.records.data import Anonymisation
from onward.records.inventory import ORGANIZATION, Inventory
from onward.records.parties import Actor, Subprocessor
from onward.records.systems import System

_SAYS_OTHERWISE = ("identifiability", "kinds", "anonymisation")
"""Fields of data that is, or was, about people."""


@dataclass(frozen=True)
class Anonymity:
    """What is shown to be anonymous on a day, and the links on which it is personal still, by the link's id."""

    shown: frozenset[str] = frozenset()
    before: Mapping[str, frozenset[str]] = field(default_factory=dict)
    handled: Mapping[str, frozenset[str]] = field(default_factory=dict)
    """By the link to a host: what the system processes on the host's machines, stored or not."""

    def personal(self, link: Link) -> frozenset[str]:
        """The data that is personal on a link; a host has what its guest processes, although it is stored nowhere."""
        named = (link.data - self.shown) | (link.data & self.before.get(link.id, frozenset()))
        return named or self.handled.get(link.id, frozenset())

    def carries_personal(self, link: Link) -> bool:
        """Whether a link carries personal data; what is not listed is personal."""
        return not link.data or bool(self.personal(link))

    def everywhere(self, data: str) -> bool:
        """Whether data is anonymous on every link that carries it."""
        return data in self.shown and not any(data in of for of in self.before.values())


def anonymity(inventory: Inventory, graph: Graph, day: date) -> Anonymity:
    """How far the anonymised data of an inventory is personal on a day."""
    called = {name: category for name, category in inventory.data_categories.items() if category.anonymous}
    never = {
        name
        for name, category in called.items()
        if category.non_personal and not any(map(category.states, _SAYS_OTHERWISE))
    }
    made = {
        name: category.anonymisation for name, category in called.items() if category.identifiability == "anonymised"
    }
    proven = {name: how for name, how in made.items() if how and how.assessed and how.assessed <= day}
    carrying: dict[str, list[Link]] = {}
    for link in graph.links if proven else ():
        for name in link.data & proven.keys():
            carrying.setdefault(name, []).append(link)
    before: dict[str, set[str]] = {}
    for name, links in carrying.items():
        for link in _Way(inventory, graph, name, proven[name], tuple(links)).still_personal():
            before.setdefault(link.id, set()).add(name)
    shown = frozenset(proven) | never
    frozen = {link: frozenset(of) for link, of in before.items()}
    return Anonymity(shown, frozen, dict(_handled(inventory, graph, shown, frozen)) if shown else {})


def _handled(
    inventory: Inventory, graph: Graph, shown: frozenset[str], before: Mapping[str, frozenset[str]]
) -> Iterator[tuple[str, frozenset[str]]]:
    for link in graph.links:
        system = inventory.systems.get(link.source)
        if link.kind == "host" and system is not None:
            collected = set(system.collects) - shown
            for into in graph.into.get(system.id, ()):
                collected |= (into.data - shown) | before.get(into.id, frozenset())
            yield link.id, frozenset(collected)


@dataclass(frozen=True)
class _Way:
    """The way of one kind of data from party to party, to who anonymises it."""

    inventory: Inventory
    graph: Graph
    name: str
    how: Anonymisation
    links: tuple[Link, ...]

    def still_personal(self) -> Iterator[Link]:
        """The links on which the data is not anonymous yet."""
        waiting = [party for party in dict.fromkeys(link.source for link in self.links) if self._begins(party)]
        seen = set(waiting)
        while waiting:
            for link in self._onward(waiting.pop()):
                if not self._within(link):
                    yield link
                if link.target not in seen and not self._anonymises(link.target):
                    seen.add(link.target)
                    waiting.append(link.target)

    def _begins(self, party: str) -> bool:
        """Whether a party has the data as personal data from the start: an actor does, and whoever has not made it
        anonymous and gets it from nobody, or only back from those to whom it goes.
        """
        if party in self.inventory.actors:
            return True
        givers = {link.source for link in self.graph.into.get(party, ()) if self.name in link.data}
        return not self._makes(party) and givers <= self._after(party)

    def _after(self, party: str) -> set[str]:
        """All that the data reaches from a party."""
        waiting, reached = [party], set[str]()
        while waiting:
            for link in self._onward(waiting.pop()):
                if link.target not in reached:
                    reached.add(link.target)
                    waiting.append(link.target)
        return reached

    def _onward(self, party: str) -> Iterator[Link]:
        return (link for link in self.graph.out.get(party, ()) if self.name in link.data)

    def _within(self, link: Link) -> bool:
        """Whether a link leads from a system to another of the same operator, to whom it makes no difference."""
        ends = [self.inventory.systems.get(end) for end in (link.source, link.target)]
        return None not in ends and len({system.operator for system in ends if system}) == 1

    def _anonymises(self, party: str) -> bool:
        """Whether a party that gets the data as personal data passes it on as anonymous: who is named, else who first
        stores what is anonymised before storage. Of data that is anonymised later, nobody is known to.
        """
        if self.how.by:
            return self._named(party)
        return self.how.where == "before-storage" and self._keeps(party, self.name)

    def _makes(self, party: str) -> bool:
        """Whether a party at which the data begins has made it anonymous: who is named, else who keeps it, and for what
        is anonymised after storage what it is made from as well.
        """
        if self.how.by:
            return self._named(party)
        made_from = any(self._keeps(party, name) or self._gets(party, name) for name in self.how.from_)
        return self._keeps(party, self.name) and (self.how.where == "before-storage" or made_from)

    def _named(self, party: str) -> bool:
        system = self.inventory.systems.get(party)
        ours = party == ORGANIZATION or (system is not None and system.operator == ORGANIZATION)
        return party == self.how.by or (self.how.by == ORGANIZATION and ours)

    def _keeps(self, party: str, data: str) -> bool:
        record = self.inventory.parties.get(party)
        if isinstance(record, System):
            return data in record.collects or any(data in store.data for store in record.stores)
        if isinstance(record, Subprocessor):
            return data in record.data
        return not isinstance(record, Actor)

    def _gets(self, party: str, data: str) -> bool:
        return any(data in link.data for link in self.graph.into.get(party, ()))
