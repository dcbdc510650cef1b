"""What is known of a vendor, each fact with where it was read and when."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from onward.frozen import dataclass

_ORIGIN = ("source", "as_of", "also_in", "memory")


@dataclass(frozen=True, slots=True)
class Source:
    """A place where facts were read: a repository at a commit, or what its key stands for; ISO 8601 days, SPDX licences."""

    what: str
    where: str = ""
    path: str = ""
    commit: str = ""
    as_of: str = ""
    licence: str = ""
    attribution: str = ""


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a fact was read: a key of the sources (after `#` the file within), or an address; `as_of` is a day, month or year.

    `memory`: it was read nowhere, and is to be confirmed before it is relied on.
    """

    source: str = ""
    as_of: str = ""
    also_in: tuple[str, ...] = ()
    memory: bool = False

    @classmethod
    def of(cls, facts: Mapping[str, Any]) -> Origin:
        """The origin that an entry states."""
        also = tuple(facts.get("also_in", ()))
        return cls(facts.get("source", ""), facts.get("as_of", ""), also, facts.get("memory") == "true")

    @property
    def shown(self) -> bool:
        """Whether a source shows the fact."""
        return bool(self.source) and not self.memory


@dataclass(frozen=True, slots=True)
class Company:
    """A company that was seen to contract for a vendor, its seat (ISO 3166-1), and with whom it contracts.

    `customers` are countries, `EEA`, `EMEA`, `rest` (all that no other company serves), `world` or `unknown`; `inferred` where the
    source names the company and not its customers. `seat_from_memory`: the source names the company and not its seat.
    """

    legal_name: str
    country: str
    customers: tuple[str, ...]
    origin: Origin
    inferred: bool = False
    seat_from_memory: bool = False

    @property
    def seat_shown(self) -> bool:
        """Whether a source shows the seat."""
        return self.origin.shown and not self.seat_from_memory


@dataclass(frozen=True, slots=True)
class Link:
    """The address of a page, and addresses at which it was known too."""

    url: str
    origin: Origin
    formerly: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Framework:
    """What is said of a company's entry in the Data Privacy Framework; the official list was not looked at.

    `claim` is `asserted`, `contradictory` (sources disagree) or `not-claimed` (somebody looked and found no claim).
    """

    claim: str
    origin: Origin
    entity: str = ""
    extensions: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Sign:
    """Signs by which code and browsers show a vendor: `hosts`, `env`, or the packages of a registry (`npm`, `pypi`, …)."""

    kind: str
    names: tuple[str, ...]
    origin: Origin

    @property
    def certainty(self) -> str:
        """`read` in somebody's code, `registry` where the name was seen to exist there, or `memory`."""
        if not self.origin.shown:
            return "memory"
        return "registry" if self.origin.source == self.kind else "read"


@dataclass(frozen=True, slots=True)
class Vendor:
    """A vendor as it was known: every line is to be checked against its own pages and one's contract.

    `also` are other products, former names and names that lists use; `seen` counts the published lists that name it.
    `self_hostable`: the same software can be run by oneself, so that a sign of it alone shows no vendor.
    """

    id: str
    name: str
    service: str
    category: str
    seen: int
    companies: tuple[Company, ...]
    website: Link
    also: tuple[str, ...] = ()
    dpa: Link | None = None
    subprocessor_list: Link | None = None
    dpf: Framework | None = None
    detect: tuple[Sign, ...] = ()
    self_hostable: bool = False
    note: str = ""

    @classmethod
    def of(cls, facts: Mapping[str, Any]) -> Vendor:
        """The vendor of an entry of the catalogue."""
        return cls(
            facts["id"],
            facts["name"],
            facts["service"],
            facts["category"],
            int(facts["seen"]),
            tuple(_company(company) for company in facts["companies"]),
            _link(facts["website"]),
            also=tuple(facts.get("also", ())),
            dpa=_link(facts["dpa"]) if "dpa" in facts else None,
            subprocessor_list=_link(facts["subprocessor_list"]) if "subprocessor_list" in facts else None,
            note=facts.get("note", ""),
            dpf=_framework(facts["dpf"]) if "dpf" in facts else None,
            detect=tuple(_sign(sign) for sign in facts.get("detect", ())),
            self_hostable=facts.get("self_hostable") == "true",
        )

    def company(self, legal_name: str) -> Company | None:
        """The company of a name, as its register has it."""
        return next((company for company in self.companies if company.legal_name == legal_name), None)

    @property
    def origins(self) -> tuple[Origin, ...]:
        """Where each fact was read, in the order of the entry."""
        links = (self.website, self.dpa, self.subprocessor_list, self.dpf)
        return tuple(fact.origin for fact in (*self.companies, *links, *self.detect) if fact)


def _link(facts: Mapping[str, Any]) -> Link:
    return Link(facts["url"], Origin.of(facts), tuple(facts.get("formerly", ())))


def _company(facts: Mapping[str, Any]) -> Company:
    flags = {name: facts.get(name) == "true" for name in ("inferred", "seat_from_memory")}
    return Company(facts["legal_name"], facts["country"], tuple(facts["customers"]), Origin.of(facts), **flags)


def _framework(facts: Mapping[str, Any]) -> Framework:
    return Framework(facts["claim"], Origin.of(facts), facts.get("entity", ""), tuple(facts.get("extensions", ())))


def _sign(facts: Mapping[str, Any]) -> Sign:
    (kind,) = (name for name in facts if name not in _ORIGIN)
    return Sign(kind, tuple(facts[kind]), Origin.of(facts))
