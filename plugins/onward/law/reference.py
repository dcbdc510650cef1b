"""What stands around the entries of the law: sources, citations, countries and their names, the edition, its changes."""

from __future__ import annotations

from datetime import date
from typing import Literal

from onward.frozen import dataclass
from onward.records.base import Country, Part


@dataclass(frozen=True, slots=True, kw_only=True)
class Source(Part):
    """Where a fact was read, and when: an official text, a page, or nobody's but our memory."""

    id: str
    title: str
    ref: str | None = None
    evidence: Literal["page", "repo", "memory"] = "memory"
    where: str | None = None
    seen: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Citation(Part):
    """A provision that rules cite by its id, as `eu-gdpr/art-44`, and whose law it is; without one, it may be cited under any."""

    id: str
    cite: str
    regime: str | None = None
    source_id: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Provision(Part):
    """One question, as `bcr` or `processor-contract`, and the citation that answers it in each law that does."""

    id: str
    citations: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class CountrySet(Part):
    """A named list of countries; `territories` names the set of those of their parts that have codes of their own."""

    id: str
    countries: tuple[Country, ...] = ()
    territories: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Territory(Part):
    """Which law a place's own exporters answer to."""

    countries: tuple[Country, ...] = ()
    set: str | None = None
    regime: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CountryName(Part):
    """A country of ISO 3166-1, its name, what people also call it, and its codes as a part of another one in ISO 3166-2.

    `within` says where something is that is there, where that is more than `in` and the name.
    """

    id: Country
    name: str
    within: str | None = None
    also: tuple[str, ...] = ()
    listed_as: tuple[Country, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Edition(Part):
    """The day on which a human checked the law, the day by which it should be done again, and the newest text seen."""

    as_of: date
    review_by: date
    evidence_horizon: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class LawChange(Part):
    """One line of the law data's own change list."""

    date: date
    text: str
