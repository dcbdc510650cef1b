"""All that a rule, a page or a claim may look at, on one day: one frozen value."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import field, replace
from datetime import date
from functools import cached_property
from typing import Any, TypeAlias

from onward import graph as graphs
from onward.finding import Span
from onward.frozen import dataclass
from onward.graph import Graph
from onward.law import Law
from onward.observe.model import Observed
from onward.records.base import Record, Visibility
from onward.records.facts import digest, document, tally
from onward.records.inventory import Inventory
from onward.records.languages import spoken
from onward.records.parties import Subprocessor
from onward.records.parts import open_fields
from onward.records.publication import shown
from onward.records.published import Published, described, latest
from onward.records.singles import Look
from onward.records.standing import Status, beginnings, first_day, held, status
from onward.records.versions import Version
from onward.transfers import evaluate
from onward.transfers.anonymity import Anonymity, anonymity
from onward.transfers.apart import Apart, Gather, Judged
from onward.transfers.model import Remark, Transfer, Verdict
from onward.transfers.resting import resting

Judging: TypeAlias = Callable[[Inventory, Graph, Law], Judged | Apart]


@dataclass(frozen=True, slots=True)
class Named:
    """A name, and the place where it is written."""

    text: str
    span: Span


@dataclass(frozen=True)
class World:
    """An inventory, its graph, the law of the day, and how every transfer stands."""

    inventory: Inventory
    graph: Graph
    law: Law
    judged: Judged | Apart
    today: date
    notices: tuple[Published, ...] = ()
    material: Mapping[str, bool] = field(default_factory=dict)
    """Kinds of change that this project judges otherwise than the table of `diff.kinds` does."""
    held: frozenset[str] = frozenset()
    """Vendors that an open objection keeps from starting. What was judged stays judged, whoever reads."""
    anonymity: Anonymity = field(default_factory=Anonymity)
    """Until where data that is called anonymised is personal; judged once as well."""
    versions: tuple[Version, ...] = ()
    """The list as it was published before, the latest first."""
    observed: Observed | None = None
    """What the built site was seen to do; None where nobody has looked."""
    written: Mapping[str, str] = field(default_factory=dict)
    """The hand-written pages of the trust center, {path: Markdown}, without its notices."""
    missing: Mapping[str, str] = field(default_factory=dict)
    """What was not there to be read, of all that rules may need, with the reason."""
    named: Mapping[str, str] = field(default_factory=dict)
    """What keys call a page, by its path, where that differs from where one stands."""
    made: Mapping[str, tuple[str, ...]] | None = None
    """The hand-written pages that make each claim, by its id; None where nobody has looked."""
    absent: frozenset[str] | None = None
    """Files that the inventory names and the folder of the pages lacks; None where nobody has looked."""
    silent: frozenset[str] = frozenset()
    """Languages in which the organization publishes and that have no page."""
    site: Named | None = None
    """What the site is called; None where there is none."""
    not_run: tuple[str, ...] = ()
    """Ids of the project's own rules, where nothing of the project may run."""
    headings: Mapping[str, str] = field(default_factory=dict)
    """What those pages are called, by path, in the language in which they are read."""

    @classmethod
    def of(
        cls,
        inventory: Inventory,
        law: Law,
        notices: tuple[Published, ...] = (),
        material: Mapping[str, bool] | None = None,
        judging: Judging | None = None,
    ) -> World:
        """The world of an inventory on the law's day, with the notices that were published.

        `judging` is how its transfers are judged: all at once where nothing is said.
        """
        graph, waiting = graphs.build(inventory), held(inventory, notices)
        judged = judging(inventory, graph, law) if judging else Judged(evaluate(inventory, graph, law))
        anonymous = anonymity(inventory, graph, law.day)
        return cls(inventory, graph, law, judged, law.day, notices, material or {}, waiting, anonymous)

    @classmethod
    def unjudged(
        cls, inventory: Inventory, law: Law, notices: tuple[Published, ...], material: Mapping[str, bool]
    ) -> World:
        """A world of which only records and notices are asked: its flows are not followed, so that it has no transfers."""
        return cls(inventory, Graph(inventory, (), {}, {}), law, Judged(), law.day, notices, material)

    def cited(self, provisions: tuple[str, ...], regime: str | None) -> tuple[str, ...]:
        """The provisions of a finding's own law; without one, of each law that protects the organization's data."""
        judged = self.law.full_regimes()
        ours = self.inventory.organization
        laws = (regime,) if regime else tuple(name for name in (ours.regimes if ours else ()) if name in judged)
        if not laws or not {*laws} <= {*judged}:
            return provisions
        return tuple(dict.fromkeys(citation for law in laws for citation in self.law.cited(provisions, law)))

    @property
    def lacking(self) -> Mapping[str, str]:
        """What nobody has looked at, of all that rules may need, with the reason."""
        seen = {"build": self.made is not None, "site": self.observed is not None}
        return {need: why for need, why in self.missing.items() if not seen.get(need)}

    def seen_by(self, audience: Visibility) -> World:
        """The same world with the records and the fields that an audience may read."""
        return replace(self, inventory=shown(self.inventory, audience))

    def spoken(self, language: str) -> World:
        """The same world in the words of a language, to be read by people; what changed is told by the inventory's own."""
        return replace(self, inventory=spoken(self.inventory, language))

    @cached_property
    def beginnings(self) -> Mapping[str, Published]:
        """The notice with which each vendor begins that was announced by one."""
        return beginnings(self.notices)

    def first_day(self, vendor: Subprocessor) -> date | None:
        """The day from which a vendor is used: its own, else the one on which the notice of it takes effect."""
        return first_day(vendor, self.beginnings)

    @cached_property
    def public(self) -> str:
        """The public facts as the text that is hashed."""
        return document(self.inventory, self.material)

    @cached_property
    def facts(self) -> str:
        """The digest of the public facts."""
        return digest(self.public)

    @cached_property
    def tally(self) -> int:
        """The sum of the public facts: what notices do not add up to is owed a new one."""
        return tally(self.inventory, self.material)

    @cached_property
    def announced(self) -> bool:
        """Whether notices tell of the public facts as they are; false as long as there is none."""
        latest_notice, last = described(self.notices), latest(self.notices)
        if latest_notice is None:
            return last is not None and last.front.facts == self.facts
        return latest_notice == self.tally

    def status(self, vendor: Subprocessor) -> Status:
        """Whether a vendor is engaged already, still, or no longer."""
        return status(vendor, self.today, self.first_day(vendor), vendor.id in self.held)

    @cached_property
    def remarks(self) -> Mapping[str, tuple[tuple[Transfer, Remark, bool], ...]]:
        """What is remarked on transfers, by rule; the flag tells a rejected ground from a remark on what stands."""
        by_rule: dict[str, list[tuple[Transfer, Remark, bool]]] = {}
        known: dict[int, tuple[tuple[str, Remark, bool], ...]] = {}  # by identity: many transfers share one verdict
        for transfer in self.transfers:
            remarks = known.get(id(transfer.verdict))
            if remarks is None:
                remarks = known[id(transfer.verdict)] = tuple(_remarks(transfer.verdict))
            for rule, remark, rejected in remarks:
                by_rule.setdefault(rule, []).append((transfer, remark, rejected))
        return {rule: tuple(of) for rule, of in by_rule.items()}

    @property
    def transfers(self) -> tuple[Transfer, ...]:
        """How every transfer stands, in the order of the inventory."""
        return self.judged.every

    @property
    def transfers_to(self) -> Mapping[str, tuple[Transfer, ...]]:
        """Transfers by the party that receives."""
        return self.judged.to

    @cached_property
    def transfers_by_link(self) -> Mapping[str, tuple[Transfer, ...]]:
        """How each link stands, for every place, purpose and law."""
        by_link: dict[str, list[Transfer]] = {}
        for transfer in self.transfers:
            by_link.setdefault(transfer.link.id, []).append(transfer)
        return {name: tuple(of) for name, of in by_link.items()}

    @cached_property
    def resting(self) -> Mapping[str, list[list[Any]]]:
        """By recipient, what transfers to it rest on: importer, law, country, outcome and ground."""
        return dict(self.gathered("resting", resting))

    def each(self, name: str, look: Look) -> list[tuple[Record, Any]]:
        """The records of which something is true, with what it is: something that follows from the record alone, the law on its
        day, and records that are neither systems, vendors nor flows. `name` stands for what it is.
        """
        if isinstance(self.judged, Apart):
            return self.judged.singles.each(self.inventory, name, look)
        return [(record, value) for record in self.inventory.records() if (value := look(record))]

    @cached_property
    def open_fields(self) -> frozenset[str]:
        """The names of the fields that some record says are unknown yet."""
        return frozenset(name for _, names in self.each("open fields", open_fields) for name in names)

    def gathered(self, name: str, gather: Gather) -> Iterator[tuple[str, Any]]:
        """Something that is worked out of the transfers to each recipient, and of nothing else that parties or flows say but
        the recipient, who sends to it, and the links that lead there; `name` stands for what is worked out.
        """
        return self.judged.gathered(name, gather)


def _remarks(verdict: Verdict) -> Iterator[tuple[str, Remark, bool]]:
    """What is remarked in a verdict, each with its rule; the flag tells a rejected ground from a remark on what stands."""
    yield from ((remark.rule, remark, True) for remark in verdict.rejected)
    standing = (*verdict.notes, *(verdict.ground.defects if verdict.ground else ()))
    yield from ((remark.rule, remark, False) for remark in standing)
