"""Restricted transfers: which exist, which law travels with the data, and which ground carries each.

A search over (party, regime, how the data came) follows the flows; its states are few, so cycles end and the cost grows
with the number of flows.
"""

from __future__ import annotations

from collections import deque
from dataclasses import field, replace

from onward.frozen import dataclass
from onward.graph import Graph, Link, build
from onward.law import Law
from onward.records.inventory import Inventory
from onward.records.parties import Actor
from onward.transfers.anonymity import anonymity
from onward.transfers.facts import Facts
from onward.transfers.hop import Carried
from onward.transfers.judge import judge
from onward.transfers.model import NoTransfer, Outcome, Transfer, Verdict
from onward.transfers.onward import Next, after
from onward.transfers.operators import is_stand_in, with_operators
from onward.transfers.origin import beginnings, origin_regimes, unbound
from onward.transfers.places import Places, Spot

__all__ = ["evaluate"]

_OUTSIDE = Verdict(Outcome.NO_TRANSFER, NoTransfer.OUTSIDE_REGIME)
State = tuple[str, str, Carried]
Roles = tuple[str | None, str | None]


def evaluate(inventory: Inventory, graph: Graph, law: Law) -> tuple[Transfer, ...]:
    """Every hop of every flow under every regime that travels with its data, in the order of the inventory."""
    complete = with_operators(inventory)
    search = _Search(complete, graph if complete is inventory else build(complete), law)
    search.start()
    search.run()
    order = {link.id: index for index, link in enumerate(search.graph.links)}
    transfers = [transfer for of in search.found.values() for transfer in of]
    return tuple(
        sorted(
            transfers,
            key=lambda transfer: (order[transfer.link.id], transfer.regime, transfer.purpose or "", transfer.upstream),
        )
    )


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
    found: dict[tuple[str, str, Carried], list[Transfer]] = field(default_factory=dict)
    nexts: dict[tuple[str, str, Carried], tuple[Next, ...]] = field(default_factory=dict)
    verdicts: dict[tuple[object, ...], tuple[Verdict, tuple[Next, ...]]] = field(default_factory=dict)
    facts: Facts = field(init=False)
    places: Places = field(init=False)

    def __post_init__(self) -> None:
        self.facts = Facts(self.inventory, self.graph, anonymity(self.inventory, self.graph, self.law.day))
        self.places = Places(self.inventory, self.law)

    def start(self) -> None:
        """Data begins its way with actors, and wherever it is collected or appears without having come."""
        starts = beginnings(self.inventory, self.graph)
        for link in self.graph.links:
            begins = starts.get(link.id, frozenset())
            if begins or not link.data:
                for regime in origin_regimes(self.inventory, self.law, link):
                    self.arrive((link.source, regime, Carried.ORIGIN), begins, (link.source,), link)

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
        target = self.inventory.parties[link.target]
        path = (*self.arrived[state].path, target.title if is_stand_in(target) else link.target)
        if key not in self.nexts:
            following: dict[Next, None] = {}
            self.found[key] = made = []
            entities, spots = self.facts.entities(link), self.places.spots(link, state[1])
            shown = replace(link, target=link.source) if is_stand_in(target) else link
            for purpose in link.purposes or (None,):
                for roles in self.facts.role_pairs(link, purpose):
                    for spot in spots:
                        verdict, nexts = self.judged(link, state, purpose, roles, spot)
                        following.update(dict.fromkeys(nexts))
                        made.append(
                            Transfer(shown, path, state[1], spot, purpose, *entities, *roles, state[2], verdict)
                        )
            self.nexts[key] = tuple(following)
        for regime, carried in self.nexts[key]:
            self.arrive((link.target, regime, carried), moved, path)

    def judged(
        self, link: Link, state: State, purpose: str | None, roles: Roles, spot: Spot
    ) -> tuple[Verdict, tuple[Next, ...]]:
        if unbound(self.inventory, self.law, link, state[1], purpose):
            return _OUTSIDE, ((state[1], Carried.OUTSIDE),)
        alike = (self.facts.alike(link, purpose), self.facts.place(spot), roles, state[1], state[2])
        known = self.verdicts.get(alike)
        if known is None:
            case = self.facts.case(self.law, self.facts.hop(link, state[1], state[2], purpose, roles, spot), link, spot)
            verdict = judge(case)
            known = self.verdicts[alike] = (verdict, tuple(after(case, verdict)))
        return known
