"""Restricted transfers: which exist, which law travels with the data, and which ground carries each.

A search over (party, regime, how the data came) follows the flows; its states are few, so cycles end and the cost grows
with the number of flows.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from onward.graph import Graph, Link, legal_entity
from onward.law import Law
from onward.records.inventory import ORGANIZATION, Inventory
from onward.records.parties import Actor, Subprocessor
from onward.records.safeguards import Location, Safeguard
from onward.transfers.hop import Carried, Case, Hop, places, role_pairs
from onward.transfers.judge import judge
from onward.transfers.model import Transfer
from onward.transfers.onward import Next, after

__all__ = ["evaluate"]

State = tuple[str, str, Carried]
Roles = tuple[str | None, str | None]


def evaluate(inventory: Inventory, graph: Graph, law: Law) -> tuple[Transfer, ...]:
    """Every hop of every flow under every regime that travels with its data, in the order of the inventory."""
    search = _Search(inventory, graph, law)
    search.start()
    search.run()
    order = {link.id: index for index, link in enumerate(graph.links)}
    found = [transfer for of in search.found.values() for transfer in of]
    return tuple(sorted(found, key=lambda one: (order[one.link.id], one.regime, one.purpose or "", one.upstream)))


@dataclass(slots=True)
class _Arrival:
    """Data that stands at a party under one state, and the way it first took."""

    data: set[str]
    path: tuple[str, ...]


@dataclass(slots=True)
class _Search:
    inventory: Inventory
    graph: Graph
    law: Law
    arrived: dict[State, _Arrival] = field(default_factory=dict)
    queue: deque[tuple[State, frozenset[str]]] = field(default_factory=deque)
    found: dict[tuple[str, str, Carried], tuple[Transfer, ...]] = field(default_factory=dict)
    nexts: dict[tuple[str, str, Carried], tuple[Next, ...]] = field(default_factory=dict)
    verdicts: dict[Hop, tuple[Transfer, tuple[Next, ...]]] = field(default_factory=dict)

    def start(self) -> None:
        """Data begins its way with actors, and wherever it is collected or appears without having come."""
        for link in self.graph.links:
            begins = self._begins(link)
            if begins or not link.data:
                for regime in self._origin_regimes(link):
                    self.arrive((link.source, regime, Carried.ORIGIN), begins, (link.source,), link)

    def _begins(self, link: Link) -> frozenset[str]:
        if link.source in self.inventory.actors:
            return link.data
        came: set[str] = set()
        for into in self.graph.into.get(link.source, ()):
            came |= into.data
        system = self.inventory.systems.get(link.source)
        return (link.data - came) | (link.data & set(system.collects if system else ()))

    def _origin_regimes(self, link: Link) -> tuple[str, ...]:
        """The flow's own regimes, else its purpose's, the sender's, the organization's: those that Onward judges by."""
        actor = self.inventory.actors.get(link.source)
        purpose = self.inventory.purposes.get(link.purposes[0]) if link.purposes else None
        ours = self.inventory.organization
        stated = (
            (link.flow.regimes if link.flow else ())
            or (purpose.regimes if purpose else ())
            or (actor.regimes if actor else ())
            or (ours.regimes if ours else ())
        )
        return tuple(regime for regime in stated if regime in self.law.full_regimes())

    def arrive(self, state: State, data: frozenset[str], path: tuple[str, ...], only: Link | None = None) -> None:
        arrival = self.arrived.get(state)
        if arrival is None:
            arrival = self.arrived[state] = _Arrival(set(), path)
        fresh = data - arrival.data
        if fresh or (only and not only.data):
            arrival.data |= fresh
            self.queue.append((state, frozenset(fresh)))

    def run(self) -> None:
        while self.queue:
            state, fresh = self.queue.popleft()
            if isinstance(self.inventory.parties.get(state[0]), Actor) and state[2] is not Carried.ORIGIN:
                continue
            for link in self.graph.out.get(state[0], ()):
                moved = link.data & fresh
                if moved or not link.data:
                    self.follow(link, state, moved)

    def follow(self, link: Link, state: State, moved: frozenset[str]) -> None:
        key = (link.id, state[1], state[2])
        path = (*self.arrived[state].path, link.target)
        if key not in self.found:
            pairs = [self.verdict(link, hop, case) for hop, case in self.cases(link, state)]
            self.found[key] = tuple(replace(verdict, link=link, path=path) for verdict, _ in pairs)
            self.nexts[key] = tuple(dict.fromkeys(one for _, following in pairs for one in following))
        for regime, carried in self.nexts[key]:
            if link.target not in path[:-1] or (link.target, regime, carried) not in self.arrived:
                self.arrive((link.target, regime, carried), moved, path)

    def verdict(self, link: Link, hop: Hop, case: Case) -> tuple[Transfer, tuple[Next, ...]]:
        known = self.verdicts.get(hop)
        if known is None:
            transfer = judge(case, link)
            known = self.verdicts[hop] = (transfer, tuple(after(case, transfer)))
        return known

    def cases(self, link: Link, state: State) -> Iterator[tuple[Hop, Case]]:
        """A hop for each purpose, pair of roles and place of the recipient."""
        recipient = self.inventory.parties[link.target]
        where = places(self.inventory, link)
        for purpose in link.purposes or (None,):
            for roles in role_pairs(self.inventory, link, purpose):
                for location in where or (None,):
                    hop = self.hop(link, state, purpose, roles, location)
                    countries = self.law.expand(location.country) if location and location.country else ()
                    safeguards = self.safeguards(link)
                    yield hop, Case(self.inventory, self.law, hop, recipient, location, safeguards, countries)

    def hop(self, link: Link, state: State, purpose: str | None, roles: Roles, location: Location | None) -> Hop:
        categories = [self.inventory.data_categories[one] for one in sorted(link.data) if one in self.inventory.data_categories]
        flow = link.flow
        return Hop(
            regime=state[1],
            carried=state[2],
            sender=link.source if link.kind == "chain" else "",
            recipient=link.target,
            exporter=legal_entity(self.inventory, link.on_behalf_of or link.source),
            importer=legal_entity(self.inventory, link.target),
            exporter_role=roles[0],
            importer_role=roles[1],
            purpose=purpose,
            place=_place(location),
            remote=link.access == "remote-access",
            occasional=link.frequency == "occasional",
            marked_sensitive=bool(flow and flow.marked_sensitive),
            personal=not categories or not all(one.anonymous for one in categories),
            returns=isinstance(self.inventory.parties[link.target], Actor),
            kinds=frozenset(kind for one in categories for kind in one.kinds),
            own_safeguards=link.id if flow and flow.safeguards else None,
        )

    def safeguards(self, link: Link) -> tuple[Safeguard, ...]:
        """The flow's own safeguards, else the recipient's; between customers and us, the organization's."""
        recipient = self.inventory.parties[link.target]
        if link.flow and link.flow.safeguards:
            return link.flow.safeguards
        if isinstance(recipient, Subprocessor):
            return recipient.safeguards
        ours = self.inventory.parties.get(ORGANIZATION)
        return ours.safeguards if ours and hasattr(ours, "safeguards") else ()


def _place(location: Location | None) -> tuple[str | None, str, int, int]:
    """What tells one place of a recipient from another."""
    if location is None:
        return (None, "", 0, 0)
    span = location.at("country")
    return (location.country, location.activity, span.line, span.column)
