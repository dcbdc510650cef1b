"""Transfer law as dated entries: every one with its act, its citation, its source and how sure we are of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from onward.records.base import Country, Part
from onward.records.values import Duration

Confidence = Literal["high", "medium", "memory"]
Pair = tuple[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry(Part):
    """What every entry of the law has; `overlaid` tells that a user's own file replaced it."""

    id: str
    source_id: str | None = None
    confidence: Confidence = "memory"
    note: str | None = None
    overlaid: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Source(Part):
    """Where a fact was read: an official text, a page, or nobody's but our memory."""

    id: str
    title: str
    ref: str | None = None
    evidence: Literal["page", "repo", "memory"] = "memory"
    where: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Citation(Part):
    """A provision that rules cite by its id, as `eu-gdpr/art-44`."""

    id: str
    cite: str
    source_id: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CountrySet(Part):
    """A named list of countries."""

    id: str
    countries: tuple[Country, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Membership(Part):
    """Countries inside the regime: what stays among them is no transfer."""

    countries: tuple[Country, ...] = ()
    set: str | None = None
    since: date | None = None
    until: date | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Regime(Entry):
    """A transfer law. `full`: Onward judges by it; `advisory`: Onward only knows that it is there."""

    level: Literal["full", "advisory"] = "advisory"
    name: str = ""
    law: str = ""
    term: str = "transfer"
    members: tuple[Membership, ...] = ()
    territories_in: tuple[Country, ...] = ()
    territories_out: tuple[Country, ...] = ()
    organisations_in: tuple[str, ...] = ()
    """Organisations that belong to the territory, and so are no international organisations to it."""
    processor_return: bool = False
    test: tuple[str, ...] = ()
    transparency: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    watch: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Adequacy(Entry):
    """A decision that a country, a scheme's participants or an organisation protect data well enough."""

    regime: str = ""
    countries: tuple[Country, ...] = ()
    set: str | None = None
    org: str | None = None
    act: str = ""
    ref: str | None = None
    adopted: date | None = None
    valid_from: date | None = None
    valid_to: date | None = None
    status: Literal["in-force", "in-force-contested", "invalidated", "expired"] = "in-force"
    by: str | None = None
    amended_by: tuple[str, ...] = ()
    scheme: str | None = None
    subject_to: tuple[str, ...] = ()
    excludes_data: tuple[str, ...] = ()
    excludes_purpose: tuple[str, ...] = ()
    excludes_importer_kind: tuple[str, ...] = ()
    excludes_areas: tuple[str, ...] = ()
    requires_processing: str | None = None
    hr_coverage: bool = False
    marking: tuple[str, ...] = ()
    marking_confidence: Confidence | None = None
    scope_text: str | None = None
    onward_extra: str | None = None
    watch: tuple[str, ...] = ()

    def in_force(self, day: date) -> bool:
        """Whether it can be relied on that day: its last day counts, the day of a court's annulment does not."""
        if self.valid_from is None or day < self.valid_from:
            return False
        if self.valid_to is None:
            return self.status not in ("invalidated", "expired")
        return day < self.valid_to or (day == self.valid_to and self.status != "invalidated")


@dataclass(frozen=True, slots=True, kw_only=True)
class Roles(Part):
    """Who sends and who receives, in law."""

    exporter: str
    importer: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ClauseModule(Part):
    """One module of standard clauses, and the clauses that matter to what follows."""

    number: int
    roles_: tuple[Roles, ...] = ()
    needs_assessment: bool = True
    covers_art28: bool = False
    onward_clause: str | None = None
    sensitive_clause: str | None = None
    subprocessor_clause: str | None = None
    note: str | None = None

    @property
    def roles(self) -> tuple[Pair, ...]:
        """Pairs (exporter, importer) for which the module is made."""
        return tuple((one.exporter, one.importer) for one in self.roles_)


Need = Literal[
    "same-group", "approval", "notified-before", "linked-agreement", "binding-commitments", "swiss-adaptations",
    "expires", "public-bodies",
]  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Instrument(Entry):
    """A safeguard as one regime recognises it. `new_until` is the last day to sign, `valid_to` the last to rely on it."""

    regime: str = ""
    kind: str = ""
    act: str = ""
    ref: str | None = None
    valid_from: date | None = None
    new_until: date | None = None
    valid_to: date | None = None
    modules_: tuple[ClauseModule, ...] = ()
    roles_: tuple[Roles, ...] = ()
    base: tuple[str, ...] = ()
    requires: tuple[Need, ...] = ()
    needs_assessment: bool = False
    assessment: str | None = None
    covers_art28: bool = False
    importer_not_subject_to_regime: bool = False
    replaced_by: str | None = None
    notify_within: Duration | None = None
    """Business days after the signature within which an authority must hear of it."""
    adaptations: tuple[str, ...] = ()

    def module(self, number: int) -> ClauseModule | None:
        """A module by its number."""
        return next((one for one in self.modules_ if one.number == number), None)

    @property
    def roles(self) -> tuple[Pair, ...]:
        """Pairs of roles for an instrument without modules; empty: any."""
        return tuple((one.exporter, one.importer) for one in self.roles_)


@dataclass(frozen=True, slots=True, kw_only=True)
class Derogation(Entry):
    """An exception for particular situations, to be read narrowly."""

    regime: str = ""
    ref: str = ""
    text: str = ""
    only_occasional: bool = False
    needs: tuple[str, ...] = ()
    never_for: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Scheme(Entry):
    """A certification that an adequacy decision asks for. `framework`: the principles that govern onward transfers."""

    operator: str | None = None
    parent: str | None = None
    framework: str = ""
    valid_from: date | None = None
    valid_to: date | None = None
    term_months: int | None = None
    covers: tuple[str, ...] = ()
    eligible: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class LegalEvent(Entry):
    """A change of law that makes older assessments worth a new look. No countries: all; no regimes: all."""

    title: str
    date: date
    countries: tuple[Country, ...] = ()
    regimes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Territory(Part):
    """Which law a place's own exporters answer to."""

    countries: tuple[Country, ...] = ()
    set: str | None = None
    regime: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CountryName(Part):
    """A country of ISO 3166-1, its names, and what people also call it."""

    id: Country
    en: str
    de: str
    also: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class LawText(Part):
    """What an entry says in English, word for word as its id, and in other languages."""

    id: str
    de: str


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
