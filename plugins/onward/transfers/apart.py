"""The transfers of a world: judged all at once, or those to one recipient when somebody asks for them."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import field
from functools import cached_property
from typing import Any, TypeAlias

from onward.finding import Finding
from onward.frozen import dataclass
from onward.graph import Graph, Link
from onward.law import Law
from onward.records.inventory import Inventory
from onward.records.regions import Regions
from onward.records.singles import Singles
from onward.transfers import prepared
from onward.transfers.model import Transfer
from onward.transfers.search import Key, Search
from onward.transfers.units import Unit, by_recipient, keys, split

Gather: TypeAlias = Callable[[tuple[Transfer, ...]], Any]
"""What somebody wants to know of the transfers to one recipient, as JSON has it."""


@dataclass(frozen=True)
class Judged:
    """Transfers that are judged, in the order of the inventory."""

    every: tuple[Transfer, ...] = ()

    @cached_property
    def to(self) -> Mapping[str, tuple[Transfer, ...]]:
        """The transfers by recipient."""
        by_recipient: dict[str, list[Transfer]] = {}
        for transfer in self.every:
            by_recipient.setdefault(transfer.link.target, []).append(transfer)
        return {party: tuple(of) for party, of in by_recipient.items()}

    @cached_property
    def order(self) -> Mapping[str, int]:
        """By link, a number that tells which transfers stand before others."""
        return {transfer.link.id: number for number, transfer in reversed([*enumerate(self.every)])}

    def among(self, recipients: Collection[str]) -> tuple[Transfer, ...]:
        """The transfers to some recipients, in the order of all."""
        return tuple(transfer for transfer in self.every if transfer.link.target in recipients)

    def gathered(self, name: str, gather: Gather) -> Iterator[tuple[str, Any]]:
        """What is gathered of the transfers to each recipient; `name` stands for all that decides it beside them."""
        yield from ((recipient, gather(of)) for recipient, of in self.to.items())


@dataclass(frozen=True)
class Apart:
    """Transfers that are judged recipient by recipient, and only where another run has not told what is asked of them."""

    search: Search
    units: Mapping[str, Unit]
    """What is known of each recipient; without findings where it differs from what another run knew."""
    regions: Regions
    links: Mapping[str, tuple[Link, ...]] = field(repr=False)
    singles: Singles
    """What is known of single records."""
    fresh: set[str] = field(default_factory=set)
    """The recipients of which more is known now than another run knew."""
    asked: dict[str, tuple[Transfer, ...]] = field(default_factory=dict, repr=False)
    """The transfers by recipient, as far as somebody has asked for them."""

    @classmethod
    def of(
        cls,
        inventory: Inventory,
        graph: Graph,
        law: Law,
        singles: Singles,
        known: Mapping[str, Unit],
        version: str,
    ) -> Apart:
        """Follow the data of an inventory. `known` is what another run knew, as `singles` is of single records; `version` is a
        digest of all that decides beside the inventory and the law's texts of its day.
        """
        regions = singles.regions
        search = prepared(inventory, graph, law)
        links = by_recipient(search.inventory, search.graph)
        named = keys(search.inventory, links, regions, search.facts.anonymous, version)
        fitting = {name: unit for name, unit in known.items() if unit.key == named.get(name)}
        search.known = {
            (links[name][number].id, regime, carried): nexts
            for name, unit in fitting.items()
            for (number, regime, carried), (nexts, _) in unit.hops.items()
        }
        search.run()
        return cls(search, split(search, links, named, fitting), regions, links, singles)

    @property
    def order(self) -> Mapping[str, int]:
        """By link, a number that tells which transfers stand before others."""
        return self.search.order

    @cached_property
    def every(self) -> tuple[Transfer, ...]:
        """All transfers, in the order of the inventory."""
        return self._judged(self.search.ways)

    @property
    def to(self) -> Mapping[str, tuple[Transfer, ...]]:
        """The transfers by recipient."""
        return _Asked(self)

    def to_recipient(self, recipient: str) -> tuple[Transfer, ...]:
        """The transfers to one recipient."""
        return self._judged(self._keys(recipient))

    def among(self, recipients: Collection[str]) -> tuple[Transfer, ...]:
        """The transfers to some recipients, in the order of all."""
        return self._judged(key for name in recipients for key in self._keys(name))

    def changed(self) -> Judged:
        """The transfers to all recipients of which no other run has told what rules find."""
        unknown = [name for name, unit in self.units.items() if unit.findings is None]
        return Judged(tuple(transfer for name in unknown for transfer in self.to[name]))

    def gathered(self, name: str, gather: Gather) -> Iterator[tuple[str, Any]]:
        """What is gathered of the transfers to each recipient; `name` stands for all that decides it beside them."""
        for recipient, unit in self.units.items():
            if name not in unit.gathered:
                unit.gathered[name] = gather(self.to[recipient])
                self.fresh.add(recipient)
            yield recipient, unit.gathered[name]

    def gathered_links(self, name: str, gather: Callable[[tuple[Link, ...]], Any]) -> Iterator[tuple[str, Any]]:
        """The same of the links to each recipient to whom data comes, with who sends: what they say, and how they are judged."""
        for recipient, unit in self.units.items():
            if name not in unit.gathered:
                unit.gathered[name] = gather(self.links[recipient])
                self.fresh.add(recipient)
            yield recipient, unit.gathered[name]

    def told(self, rules: Collection[str]) -> Iterator[Finding]:
        """What another run found by some rules of the recipients that are as they were."""
        for unit in self.units.values():
            for finding in unit.findings or ():
                if finding[0] in rules:
                    yield self.regions.unpacked(finding)

    def note(self, findings: Iterable[Finding]) -> None:
        """Note down what rules found that look at one recipient alone, of all whose findings are not known."""
        parties = self.search.inventory.parties
        of_subject = {parties[name].subject: name for name, unit in self.units.items() if unit.findings is None}
        noted: dict[str, list[Any]] = {name: [] for name in of_subject.values()}
        nowhere = set[str]()
        for finding in findings:
            name = of_subject[finding.subject]
            try:
                noted[name].append(self.regions.packed(finding))
            except LookupError:  # it stands where no record does
                nowhere.add(name)
        for name in noted.keys() - nowhere:
            self.units[name].findings = noted[name]
            self.fresh.add(name)

    def _keys(self, recipient: str) -> Iterator[Key]:
        unit, links = self.units[recipient], self.links[recipient]
        return ((links[number].id, regime, carried) for number, regime, carried in unit.hops)

    def _judged(self, wanted: Iterator[Key] | Mapping[Key, Any]) -> tuple[Transfer, ...]:
        keys_wanted = tuple(wanted)
        for key in keys_wanted:
            if key not in self.search.found:
                self.search.judge(key, self.search.by_id[key[0]], self.search.ways[key])
        return self.search.ordered(keys_wanted)


class _Asked(Mapping[str, tuple[Transfer, ...]]):
    """Transfers by recipient, judged when they are asked for."""

    def __init__(self, of: Apart) -> None:
        self._of = of  # which holds none of these, so that both go when nobody asks any more

    def __getitem__(self, recipient: str) -> tuple[Transfer, ...]:
        known = self._of.asked
        if recipient not in known:
            known[recipient] = self._of.to_recipient(recipient)
        return known[recipient]

    def __iter__(self) -> Iterator[str]:
        return iter(self._of.units)

    def __len__(self) -> int:
        return len(self._of.units)
