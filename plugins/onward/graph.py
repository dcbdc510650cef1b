"""The inventory as a graph: parties are nodes; flows, hosting and vendors' own vendors are the links between them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import field
from functools import cached_property
from typing import TYPE_CHECKING, Literal

from onward.finding import Step
from onward.frozen import dataclass
from onward.records.data import Flow
from onward.records.inventory import ORGANIZATION, Inventory
from onward.records.parties import Actor, Organization, Subprocessor
from onward.records.safeguards import OWN
from onward.records.systems import System

if TYPE_CHECKING:
    import networkx as nx

CUSTOMER = "customer"
"""The legal entity behind every system that a customer operates."""

PartyRecord = Actor | System | Subprocessor | Organization


@dataclass(frozen=True, slots=True)
class Link:
    """One way that data takes: a flow of the inventory, a system's hosting, or a vendor's own vendor.

    `purposes` is empty where nothing says why; `data` of a vendor's own vendor is what both records list.
    """

    id: str
    kind: Literal["flow", "host", "chain"]
    source: str
    target: str
    data: frozenset[str]
    purposes: tuple[str, ...]
    record: Flow | System | Subprocessor
    products: tuple[str, ...] = ()
    on_behalf_of: str | None = None
    access: Literal["transfer", "remote-access"] = "transfer"
    frequency: Literal["continuous", "occasional"] = "continuous"

    @property
    def flow(self) -> Flow | None:
        """The flow that the inventory states, None for what it only implies."""
        return self.record if isinstance(self.record, Flow) else None

    def step(self, label: str) -> Step:
        """Where the inventory says so."""
        field_of = {"flow": "id", "host": "host", "chain": "subprocessors"}
        name = field_of[self.kind]
        return self.record.step(label, "locations" if self.kind == "chain" and name not in self.record.source else name)


@dataclass(frozen=True)
class Graph:
    """Links by where they start and where they end; networkx answers about reach."""

    inventory: Inventory
    links: tuple[Link, ...]
    out: Mapping[str, tuple[Link, ...]] = field(repr=False)
    into: Mapping[str, tuple[Link, ...]] = field(repr=False)

    @cached_property
    def network(self) -> nx.MultiDiGraph[str]:
        """The same as a networkx multigraph; edges are keyed by the link's id."""
        import networkx as nx

        graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
        graph.add_nodes_from(self.inventory.parties)
        for link in self.links:
            graph.add_edge(link.source, link.target, key=link.id, link=link)
        return graph

    def reach(self, party: str) -> frozenset[str]:
        """All that data may reach from a party, along links of any number."""
        import networkx as nx

        return frozenset(nx.descendants(self.network, party)) if party in self.network else frozenset()

    def neighbourhood(self, party: str) -> tuple[Link, ...]:
        """The links that start or end at a party, in the order of the inventory."""
        return tuple(link for link in self.links if party in (link.source, link.target))

    def data_for(self, party: str, purposes: Iterable[str]) -> frozenset[str]:
        """What reaches a party for some purposes; a host holds what came to its guests for them."""
        wanted = set(purposes)
        carried: set[str] = set()
        for link in self.into.get(party, ()):
            if link.kind != "host":
                carried |= link.data if wanted & set(link.purposes) else frozenset()
                continue
            near = (*self.into.get(link.source, ()), *self.out.get(link.source, ()))
            came = {data for flow in near if flow.kind == "flow" and wanted & set(flow.purposes) for data in flow.data}
            carried |= link.data & came
        return frozenset(carried)

    def of_product(self, product: str) -> tuple[Link, ...]:
        """The links that a product uses: those that name it, and those that name none."""
        return tuple(link for link in self.links if not link.products or product in link.products)


def build(inventory: Inventory) -> Graph:
    """The graph of an inventory: stated flows first, then hosting, then vendors' own vendors.

    Where a record names a party that nobody recorded, there is no link: the reader has said so.
    """
    parties = inventory.parties
    flows = tuple(_flow_link(flow) for flow in inventory.flows.values() if {flow.from_, flow.to} <= parties.keys())
    hosts = tuple(link for link in _hosts(inventory, flows) if link.target in parties)
    links = (*flows, *hosts, *_chains(inventory, (*flows, *hosts)))
    return Graph(inventory, links, _by(links, "source"), _by(links, "target"))


def _by(links: Iterable[Link], end: str) -> Mapping[str, tuple[Link, ...]]:
    by_end: dict[str, list[Link]] = {}
    for link in links:
        by_end.setdefault(getattr(link, end), []).append(link)
    return {name: tuple(of) for name, of in by_end.items()}


def _flow_link(flow: Flow) -> Link:
    on_grant = flow.condition is not None and flow.condition.requires == "customer-grant"
    return Link(
        flow.id,
        "flow",
        flow.from_,
        flow.to,
        frozenset(flow.data),
        (flow.purpose,) if flow.purpose else (),
        flow,
        flow.products,
        flow.on_behalf_of,
        flow.access,
        "occasional" if on_grant else flow.frequency,
    )


def _hosts(inventory: Inventory, flows: tuple[Link, ...]) -> Iterator[Link]:
    """What a system stores lies with its host: for the purposes for which it came, or those that the system states."""
    into = _by(flows, "target")
    leaving = _by(flows, "source")
    for system in inventory.systems.values():
        for host in dict.fromkeys((*filter(None, (system.host,)), *running(system))):
            stored = frozenset(data for store in system.stores for data in store.data)
            near = (*into.get(system.id, ()), *leaving.get(system.id, ()))
            came = (purpose for link in near if link.data & stored for purpose in link.purposes)
            purposes = system.purposes or tuple(dict.fromkeys(came))
            data = stored or frozenset(system.collects)
            name = f"host:{system.id}" if host == system.host else f"host:{system.id}:{host}"
            yield Link(name, "host", system.id, host, data, purposes, system, system.products)


def _chains(inventory: Inventory, links: tuple[Link, ...]) -> Iterator[Link]:
    """Vendors' own vendors, at any depth: what each gets it gets for the purposes for which it came."""
    purposes: dict[str, dict[str, None]] = {}
    for link in links:
        purposes.setdefault(link.target, {}).update(dict.fromkeys(link.purposes))
    waiting = dict.fromkeys(inventory.subprocessors)
    chains: dict[tuple[str, str], Link] = {}
    while waiting:
        vendor = inventory.subprocessors[next(iter(waiting))]
        del waiting[vendor.id]
        for further in dict.fromkeys((*vendor.subprocessors, *running(vendor))):
            theirs = inventory.subprocessors.get(further)
            if theirs is not None and further != vendor.id:
                made = _chain(vendor, theirs, tuple(purposes.get(vendor.id, ())))
                if chains.get((vendor.id, further)) != made:
                    chains[vendor.id, further] = made
                    purposes.setdefault(further, {}).update(dict.fromkeys(made.purposes))
                    waiting[further] = None
    yield from chains.values()


def _chain(vendor: Subprocessor, theirs: Subprocessor, purposes: tuple[str, ...]) -> Link:
    data = frozenset(vendor.data) & frozenset(theirs.data) or frozenset(vendor.data)
    stated = tuple(role.purpose for role in theirs.roles if role.purpose in purposes and role.purpose)
    name = f"chain:{vendor.id}:{theirs.id}"
    return Link(name, "chain", vendor.id, theirs.id, data, stated or purposes, vendor, vendor.products)


def running(record: Subprocessor | System) -> Iterator[str]:
    """The vendors that run places of a vendor or a system, and are not itself."""
    named = (place.by.id for place in record.locations if place.by and place.by.id)
    yield from (name for name in named if name not in (OWN, record.id))


def legal_entity(inventory: Inventory, party: str) -> str:
    """Who a party is in law: a system is its operator, two services of one company are one entity, and an organisation
    is the customer only where it is one of those that are served.
    """
    record = inventory.parties.get(party)
    if isinstance(record, System):
        return ORGANIZATION if record.operator == ORGANIZATION else CUSTOMER
    if isinstance(record, Subprocessor) and record.legal_name:
        several = len(inventory.seats.get(record.legal_name, ())) > 1
        return f"{record.legal_name} ({record.country or record.id})" if several else record.legal_name
    if isinstance(record, Actor) and record.engaged_by:
        return CUSTOMER
    return CUSTOMER if party in inventory.customers else party
