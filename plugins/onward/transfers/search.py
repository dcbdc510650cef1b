"""The search over (party, regime, how the data came) that follows the flows; its states are few, so cycles end and the cost
grows with the number of flows.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Mapping
from dataclasses import field, replace

from onward.frozen import dataclass
from onward.graph import Graph, Link
from onward.law import Law
from onward.records.inventory import Inventory
from onward.records.parties import Actor
from onward.transfers.anonymity import anonymity
from onward.transfers.facts import Facts
from onward.transfers.hop import Carried
from onward.transfers.judge import judge
from onward.transfers.model import NoTransfer, Outcome, Transfer, Verdict
from onward.transfers.onward import Next, after
from onward.transfers.openness import subjection_open
from onward.transfers.operators import is_stand_in
from onward.transfers.origin import Bits, Origins, beginnings, from_device, unbound
from onward.transfers.places import Places, Spot

_OUTSIDE = Verdict(Outcome.NO_TRANSFER, NoTransfer.OUTSIDE_REGIME)
_OPEN = Verdict(Outcome.UNKNOWN)
State = tuple[str, str, Carried]
Key = tuple[str, str, Carried]
"""A link by its id, a law, and how the data came."""
Roles = tuple[str | None, str | None]
Judged = tuple[tuple[tuple[Roles, Spot, Verdict], ...], tuple[Next, ...]]
"""For one purpose: each pair of roles and place with its verdict, and how the data goes on from there."""


@dataclass(slots=True)
class _Arrival:
    """Data that stands at a party under one state, a bit for each category, and the way it first took; by the links that
    leave, where it came over them.
    """

    state: State
    path: tuple[str, ...]
    data: int = 0
    beyond: list[tuple[_Arrival, ...] | None] = field(default_factory=list)


@dataclass(slots=True)
class Search:
    """Where data goes from where it begins, link by link, and what each law says of it there."""

    inventory: Inventory
    graph: Graph
    law: Law
    arrived: dict[State, _Arrival] = field(default_factory=dict)
    queue: deque[tuple[_Arrival, int]] = field(default_factory=deque)
    found: dict[Key, list[Transfer]] = field(default_factory=dict)
    nexts: dict[Key, tuple[Next, ...]] = field(default_factory=dict)
    ways: dict[Key, tuple[str, ...]] = field(default_factory=dict)
    """The way that data took first to where a link leads, by everything that was reached."""
    known: Mapping[Key, tuple[Next, ...]] = field(default_factory=dict)
    """How data goes on where that was judged in another run; no transfer is noted down of it."""
    verdicts: dict[tuple[object, ...], tuple[Verdict, tuple[Next, ...]]] = field(default_factory=dict)
    alike: dict[tuple[object, ...], Judged] = field(default_factory=dict)
    bits: Bits = field(init=False)
    by_id: Mapping[str, Link] = field(init=False)
    order: Mapping[str, int] = field(init=False)
    """The place of each link in the graph."""
    facts: Facts = field(init=False)
    places: Places = field(init=False)

    def __post_init__(self) -> None:
        self.bits = Bits(self.graph)
        self.by_id = {link.id: link for link in self.graph.links}
        self.order = {name: number for number, name in enumerate(self.by_id)}
        self.facts = Facts(self.inventory, self.graph, anonymity(self.inventory, self.graph, self.law.day))
        self.places = Places(self.inventory, self.law)

    def start(self) -> None:
        """Data begins its way with actors, and wherever it is collected or appears without having come."""
        starts, origins = beginnings(self.inventory, self.graph, self.bits), Origins(self.inventory, self.law)
        for link in self.graph.links:
            begins = starts[link.id]
            if begins or not link.data:
                for regime in origins.of(link):
                    arrival = self.arrival((link.source, regime, Carried.ORIGIN), (link.source,))
                    fresh = begins & ~arrival.data
                    if fresh or not link.data:
                        arrival.data |= fresh
                        self.queue.append((arrival, fresh))

    def arrival(self, state: State, path: tuple[str, ...]) -> _Arrival:
        """What stands at a party under a state; `path` is the way that it takes where it is the first."""
        arrival = self.arrived.get(state)
        if arrival is None:
            arrival = self.arrived[state] = _Arrival(state, path)
        return arrival

    def run(self) -> None:
        """Follow the data from where it begins for as long as it gets anywhere."""
        self.start()
        out = {party: [(link, self.bits.of(link)) for link in links] for party, links in self.graph.out.items()}
        actors = {name for name, party in self.inventory.parties.items() if isinstance(party, Actor)}
        queue = self.queue
        while queue:
            arrival, fresh = queue.popleft()
            party, _, carried = arrival.state
            if carried is not Carried.ORIGIN and party in actors:
                continue
            links = out.get(party, ())
            beyond = arrival.beyond = arrival.beyond or [None] * len(links)
            for number, (link, carries) in enumerate(links):
                moved = carries & fresh
                if moved or not carries:
                    reached = beyond[number]
                    if reached is None:
                        reached = beyond[number] = self.reach(arrival, link)
                    for further in reached:
                        new = moved & ~further.data
                        if new:
                            further.data |= new
                            queue.append((further, new))
        self.arrived.clear()

    def reach(self, before: _Arrival, link: Link) -> tuple[_Arrival, ...]:
        """Where data stands that comes over a link for the first time under a state."""
        _, regime, carried = before.state
        key, target = (link.id, regime, carried), self.inventory.parties[link.target]
        path = self.ways[key] = (*before.path, target.title if is_stand_in(target) else link.target)
        known = self.known.get(key)
        nexts = self.nexts[key] = self.judge(key, link, path) if known is None else known
        return tuple(self.arrival((link.target, *then), path) for then in nexts)

    def judge(self, key: Key, link: Link, path: tuple[str, ...]) -> tuple[Next, ...]:
        """Note down every transfer of a link under a law; how the data goes on from there."""
        _, regime, carried = key
        following: dict[Next, None] = {}
        self.found[key] = made = []
        exporter, importer = self.facts.entities(link)
        spots = self.places.spots(link, regime)
        shown = replace(link, target=link.source) if is_stand_in(self.inventory.parties[link.target]) else link
        for purpose in link.purposes or (None,):
            judged, nexts = self.judged(link, regime, carried, purpose, spots)
            following.update(dict.fromkeys(nexts))
            for (sender, receiver), spot, verdict in judged:
                made.append(
                    Transfer(shown, path, regime, spot, purpose, exporter, importer, sender, receiver, carried, verdict)
                )
        return tuple(following)

    def judged(self, link: Link, regime: str, carried: Carried, purpose: str | None, spots: tuple[Spot, ...]) -> Judged:
        """What a law says of a link for a purpose; links are judged once for all that are alike in what decides."""
        pairs = self.facts.role_pairs(link, purpose)
        if from_device(self.inventory, link) and unbound(self.inventory, self.law, link, regime, purpose):
            ours = self.inventory.organization
            verdict, carried = (
                (_OPEN, Carried.UNSETTLED) if ours and subjection_open(ours) else (_OUTSIDE, Carried.OUTSIDE)
            )
            return tuple((roles, spot, verdict) for roles in pairs for spot in spots), ((regime, carried),)
        alike = (self.facts.alike(link, purpose), pairs, id(spots), regime, carried)
        known = self.alike.get(alike)
        if known is None:
            rows, following = [], dict[Next, None]()
            for roles in pairs:
                for spot in spots:
                    verdict, nexts = self.verdict(link, regime, carried, purpose, roles, spot)
                    rows.append((roles, spot, verdict))
                    following.update(dict.fromkeys(nexts))
            known = self.alike[alike] = (tuple(rows), tuple(following))
        return known

    def verdict(
        self, link: Link, regime: str, carried: Carried, purpose: str | None, roles: Roles, spot: Spot
    ) -> tuple[Verdict, tuple[Next, ...]]:
        """How a law judges a hop to one place in one pair of roles, and how the data goes on."""
        alike = (self.facts.alike(link, purpose), self.facts.place(spot), roles, regime, carried)
        known = self.verdicts.get(alike)
        if known is None:
            case = self.facts.case(self.law, self.facts.hop(link, regime, carried, purpose, roles, spot), link, spot)
            verdict = judge(case)
            known = self.verdicts[alike] = (verdict, tuple(after(case, verdict)))
        return known

    def ordered(self, keys: Iterable[Key]) -> tuple[Transfer, ...]:
        """The transfers that were noted down under some keys, in the order of the inventory."""
        order = self.order
        return tuple(
            sorted(
                (transfer for key in keys for transfer in self.found[key]),
                key=lambda transfer: (
                    order[transfer.link.id],
                    transfer.regime,
                    transfer.purpose or "",
                    transfer.upstream,
                ),
            )
        )
