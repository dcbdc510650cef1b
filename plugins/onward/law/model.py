"""Transfer law as dated entries: every one with its act, its citation, its source and how sure we are of it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Literal

from onward.frozen import dataclass
from onward.records.base import Country, Part
from onward.records.values import Duration

Confidence = Literal["high", "medium", "memory"]
Status = Literal["in-force", "in-force-contested", "in-force-dependent", "invalidated", "expired"]
Pair = tuple[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry(Part):
    """What every entry of the law has; `overlaid` tells that a user's own file replaced it."""

    id: str
    source_id: str | None = None
    confidence: Confidence = "memory"
    note: str | None = None
    overlaid: bool = False

    @property
    def unconfirmed(self) -> bool:
        """Whether it stands here from memory: nobody has checked it against the official text."""
        return self.confidence == "memory"


@dataclass(frozen=True, slots=True, kw_only=True)
class Membership(Part):
    """Countries inside the regime: what stays among them is no transfer."""

    countries: tuple[Country, ...] = ()
    set: str | None = None
    since: date | None = None
    until: date | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Formerly(Part):
    """Another law that itself applied where a regime applies now, until a day: its decisions and instruments counted."""

    regime: str
    until: date
    source_id: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Regime(Entry):
    """A transfer law. `full`: Onward judges by it; `advisory`: Onward only knows that it is there.

    Each law has words of its own: `term` and `event` for what it restricts, in short and in full, and how it calls a
    `decision` on a country, `safeguards`, an `assessment`, the `provision` that starts its chapter, and the `authority` that
    watches over it.
    """

    level: Literal["full", "advisory"] = "advisory"
    name: str = ""
    also: tuple[str, ...] = ()
    """What people call it who write no id, in small letters."""
    law: str = ""
    term: str = "transfer"
    event: str = ""
    decision: str = ""
    safeguards: str = ""
    provision: str = ""
    authority: str = ""
    authorities: tuple[str, ...] = ()
    """Names by which people call the authorities that approve instruments, from memory."""
    decisions_since: date | None = None
    """The first day of binding decisions on countries; on earlier days each exporter judged them for itself."""
    approvals_of_adequate_states: bool = False
    """Whether the approval of an authority of a State with adequate protection counts as well as one of its own."""
    assessment: str = "TIA"
    clauses: str = "standard contractual clauses"
    """The standard clauses that this law recognises, as one signs them."""
    members: tuple[Membership, ...] = ()
    territories_in: tuple[Country, ...] = ()
    territories_out: tuple[Country, ...] = ()
    formerly: tuple[Formerly, ...] = ()
    organisations_in: tuple[str, ...] = ()
    """Organisations that belong to the territory, and so are no international organisations to it."""
    processor_return: bool = False
    test: tuple[str, ...] = ()
    transparency: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Earlier(Part):
    """How a decision read until a day, where it reads otherwise now: the end that was known then, and what it left out."""

    until: date
    valid_to: date | None = None
    excludes_purpose: tuple[str, ...] = ()
    scope_text: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Adequacy(Entry):
    """A decision that a country, a scheme's participants or an organisation protect data well enough.

    `territories` names a set of places with codes of their own that the decision covers as parts of its country.
    `in-force-contested` needs a `challenge`, a case by its name; `in-force-dependent` is what nobody challenges and what
    ends with something else: `depends_on` names an entry or the framework of its scheme.
    """

    regime: str = ""
    countries: tuple[Country, ...] = ()
    set: str | None = None
    territories: str | None = None
    territories_confidence: Confidence | None = None
    org: str | None = None
    act: str = ""
    ref: str | None = None
    adopted: date | None = None
    valid_from: date | None = None
    valid_to: date | None = None
    earlier: tuple[Earlier, ...] = ()
    status: Status = "in-force"
    challenge: str | None = None
    depends_on: str | None = None
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

    def as_read(self, day: date) -> Adequacy:
        """The decision as it read on a day: with the end that was known then, and what it then left out."""
        then = next((earlier for earlier in self.earlier if day <= earlier.until), None)
        if then is None:
            return self
        scope = then.scope_text or self.scope_text
        return replace(self, valid_to=then.valid_to, excludes_purpose=then.excludes_purpose, scope_text=scope)


@dataclass(frozen=True, slots=True, kw_only=True)
class Roles(Part):
    """Who sends and who receives, in law. `outside_group`: where the sender is not of the group that the rules bind;
    `own_controller`: only where the recipient is the controller for whom the sender has the data.
    """

    exporter: str
    importer: str
    outside_group: bool = False
    own_controller: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class DisputedRoles(Part):
    """Roles for which an instrument is used while authorities differ: a reason for a warning, none to void it."""

    exporter: str
    importer: str
    note: str
    source_id: str | None = None


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

    def fits(self, pair: tuple[str | None, str | None], own_controller: bool) -> bool:
        """Whether it is made for a pair of roles, towards the sender's own controller or another one."""
        return any(
            (allowed.exporter, allowed.importer) == pair and own_controller >= allowed.own_controller
            for allowed in self.roles_
        )

    @property
    def for_own_controller(self) -> bool:
        """Whether it is made for data that goes back to the controller for whom the sender has it."""
        return any(allowed.own_controller for allowed in self.roles_)


Need = Literal[
    "same-group", "approval", "notified-before", "linked-agreement", "binding-commitments", "swiss-adaptations",
    "expires", "public-bodies", "treaty",
]  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Instrument(Entry):
    """A safeguard as one regime recognises it. `new_until` is the last day to sign, `valid_to` the last to rely on it."""

    regime: str = ""
    kind: str = ""
    act: str = ""
    ref: str | None = None
    valid_from: date | None = None
    relied_from: date | None = None
    """The first day on which it counts, where that is later than the first day to sign it."""
    new_until: date | None = None
    valid_to: date | None = None
    modules_: tuple[ClauseModule, ...] = ()
    roles_: tuple[Roles, ...] = ()
    disputed_roles: tuple[DisputedRoles, ...] = ()
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
        return next((option for option in self.modules_ if option.number == number), None)

    @property
    def roles(self) -> tuple[Pair, ...]:
        """Pairs of roles for an instrument without modules; empty: any. Within one group, where it binds one."""
        return tuple((allowed.exporter, allowed.importer) for allowed in self.roles_ if not allowed.outside_group)

    def serves_outsider(self, pair: tuple[str | None, str | None]) -> bool:
        """Whether a sender outside the group may rely on the group's own rules in these roles."""
        return any(allowed.outside_group and (allowed.exporter, allowed.importer) == pair for allowed in self.roles_)

    def disputed(self, pair: tuple[str | None, str | None]) -> DisputedRoles | None:
        """What authorities say against these roles, where they differ."""
        return next(
            (disputed for disputed in self.disputed_roles if (disputed.exporter, disputed.importer) == pair), None
        )


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
