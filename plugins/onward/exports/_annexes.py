"""What an inventory states of each set of clauses: between whom, for which purposes, data and people."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Final

from onward.exports._activities import Activity, called, described, kept
from onward.records.parties import Organization, Party, Subprocessor
from onward.records.safeguards import Safeguard
from onward.site.parts.edition import Edition
from onward.words.catalogue import Words
from onward.words.grounds import instrument_name

CLAUSES: Final = ("eu-scc-2021", "uk-addendum")
ADDENDUM: Final = "uk-addendum"
_ROLES: Mapping[int, tuple[str, str]] = {
    1: ("controller", "controller"),
    2: ("controller", "processor"),
    3: ("processor", "processor"),
    4: ("processor", "controller"),
}
"""What exporter and importer are in each module."""


@dataclass(frozen=True, slots=True)
class Agreement:
    """One set of clauses with one party under one module; `vendor` is None for that between customers and the organization."""

    ours: Organization | None
    vendor: Subprocessor | None
    safeguard: Safeguard
    module: int | None
    title: str
    activities: tuple[Activity, ...]

    @property
    def id(self) -> str:
        """A name for its file."""
        party = self.vendor.id if self.vendor else "customers"
        module = f"-module-{self.module}" if self.module else ""
        return re.sub(r"[^a-z0-9.-]", "-", f"{party}-{self.safeguard.instrument}{module}")

    @property
    def is_addendum(self) -> bool:
        """Whether the tables of the UK Addendum belong to it."""
        return self.safeguard.instrument == ADDENDUM

    @property
    def lists_subprocessors(self) -> bool:
        """Whether the importer is a processor, so that Annex III belongs to it."""
        return self.module is None or _ROLES[self.module][1] == "processor"

    def side(self, side: str) -> tuple[Party | None, str]:
        """The record of exporter or importer, and what it is in the module."""
        roles = _ROLES[self.module or 2]
        exporter, importer = (self.ours, self.vendor) if self.vendor else (None, self.ours)
        return (exporter, roles[0]) if side == "exporter" else (importer, roles[1])

    def name(self, side: str, say: Words) -> str:
        """What exporter or importer are called."""
        record, _ = self.side(side)
        return (getattr(record, "legal_name", None) or record.title) if record else say("export.scc.customers")

    def parties(self, say: Words) -> str:
        """Between whom it is, in a heading."""
        names = {side: (record.title if (record := self.side(side)[0]) else self.name(side, say)) for side in _SIDES}
        return say("export.scc.between", **names)

    def module_name(self, say: Words) -> str | None:
        """The module with the roles of its two ends."""
        roles = f"modules.{self.module}"
        return say("module", module=self.module, roles=say(roles)).lstrip(", ") if roles in say else None

    def base_name(self, edition: Edition) -> str | None:
        """The clauses to which an addendum is appended."""
        base = self.safeguard.base
        return instrument_name(edition.world, edition.say, edition.regimes[0], base) if base else None

    def activity(self, side: str) -> str | None:
        """What exporter or importer do that matters to the transfer."""
        record, _ = self.side(side)
        if isinstance(record, Subprocessor):
            return record.service
        return record.description if record else None

    @property
    def nature(self) -> str | None:
        """What is done with the data."""
        return self.vendor.service if self.vendor else self.ours.description if self.ours else None

    def purposes(self, edition: Edition) -> Iterator[str]:
        """The purposes for which the clauses are agreed."""
        yield from (described(edition, activity.purpose) for activity in self.activities)

    def data(self, edition: Edition) -> Iterator[str]:
        """The categories of personal data that the importer receives for these purposes."""
        categories = edition.inventory.data_categories
        yield from (described(edition, categories[name]) for name in self.data_ids(edition))

    def data_ids(self, edition: Edition) -> tuple[str, ...]:
        """The same by their ids."""
        ids = {name for activity in self.activities for name in activity.data}
        if self.vendor:
            purposes = tuple(activity.purpose.id for activity in self.activities)
            reached = edition.world.graph.data_for(self.vendor.id, purposes)
            ids = set(self.vendor.data) & reached or set(self.vendor.data)
        return tuple(name for name in edition.inventory.data_categories if name in ids)

    def sensitive(self, edition: Edition) -> Iterator[str]:
        """Special categories of personal data among them (Arts 9 and 10 GDPR)."""
        kinds = {kind for name in self.data_ids(edition) for kind in edition.inventory.data_categories[name].kinds}
        special = sorted(edition.world.law.special(frozenset(kinds)))
        yield from (edition.say(f"data.kind.{kind}") for kind in special)

    def subjects(self, edition: Edition) -> Iterator[str]:
        """Whose data it is."""
        names = {name for activity in self.activities for name in activity.subjects}
        if self.vendor and self.vendor.subjects:
            names = set(self.vendor.subjects)
        subjects = edition.inventory.data_subjects
        yield from (described(edition, record) for name, record in subjects.items() if name in names)

    def frequency(self, edition: Edition) -> Iterator[str]:
        """How often data flows to the importer."""
        ends = {self.vendor.id} if self.vendor else {"organization", *edition.inventory.systems}
        frequencies = {link.frequency for activity in self.activities for link in activity.links if link.target in ends}
        yield from sorted(frequencies)

    def retention(self, edition: Edition) -> Iterator[str]:
        """How long the data is kept."""
        yield from dict.fromkeys(
            kept(edition, retention) for activity in self.activities for retention in activity.retention()
        )

    def measures(self, edition: Edition) -> Iterator[tuple[str, str | None]]:
        """The importer's measures: those that a vendor's record names, or the organization's own."""
        every = edition.inventory.measures.values()
        chosen = [measure for measure in every if measure.id in self.vendor.measures] if self.vendor else list(every)
        yield from ((measure.title, measure.description) for measure in chosen)

    def engaged(self, edition: Edition) -> Iterator[Subprocessor]:
        """Whom the importer engages: a vendor's own vendors, or the organization's subprocessors for these purposes."""
        if self.vendor:
            names = set(self.vendor.subprocessors)
            yield from (vendor for vendor in edition.inventory.subprocessors.values() if vendor.id in names)
            return
        seen = {vendor.id: vendor for activity in self.activities for vendor in activity.vendors}
        yield from seen.values()

    def engaged_names(self, edition: Edition) -> Iterator[str]:
        """The same in a line each, with what they do."""
        for vendor in self.engaged(edition):
            name = called(edition, vendor, vendor.title)
            yield edition.say.labelled(name, vendor.service) if vendor.service else name


_SIDES: Final = ("exporter", "importer")


def agreements(edition: Edition) -> tuple[Agreement, ...]:
    """Every set of clauses that the records name, a module each: with customers first, then by vendor."""
    ours = edition.organization
    agreements = [*(_of(edition, ours, None, ours.safeguards) if ours else ())]
    for vendor in edition.inventory.subprocessors.values():
        if edition.is_current(vendor.id):
            agreements += _of(edition, ours, vendor, vendor.safeguards)
    once = {agreement.id: agreement for agreement in reversed(agreements)}
    return tuple(once[name] for name in dict.fromkeys(agreement.id for agreement in agreements))


def _of(
    edition: Edition, ours: Organization | None, vendor: Subprocessor | None, safeguards: tuple[Safeguard, ...]
) -> Iterator[Agreement]:
    for safeguard in safeguards:
        if safeguard.instrument in CLAUSES:
            base = next((other for other in safeguards if other.instrument == safeguard.base), None)
            terms = safeguard if safeguard.terms or base is None else replace(safeguard, terms=base.terms)
            regime = edition.regimes[0] if edition.regimes else ""
            name = instrument_name(edition.world, edition.say, regime, safeguard.instrument, short=True)
            for module in _modules(safeguard, safeguards) or (None,):
                number = module if module in _ROLES else None
                chosen = _activities(edition, vendor, safeguard, number, safeguards)
                title = ", ".join(filter(None, (name, f"{edition.say('export.scc.options.module')} {number or ''}")))
                yield Agreement(ours, vendor, terms, number, title.rstrip(), chosen)


def _modules(safeguard: Safeguard, safeguards: tuple[Safeguard, ...]) -> tuple[int, ...]:
    """The modules of clauses; of an addendum those of the clauses to which it is appended."""
    if safeguard.declared_modules or not safeguard.base:
        return safeguard.declared_modules
    bases = (other.declared_modules for other in safeguards if other.instrument == safeguard.base)
    return tuple(sorted({module for modules in bases for module in modules}))


def _activities(
    edition: Edition,
    vendor: Subprocessor | None,
    safeguard: Safeguard,
    module: int | None,
    safeguards: tuple[Safeguard, ...],
) -> tuple[Activity, ...]:
    """The activities for which it is agreed, and whose roles are those of its module."""
    named = set(safeguard.applies_to)
    if not named and safeguard.base:
        bases = (
            other for other in safeguards if other.instrument == safeguard.base and module in other.declared_modules
        )
        named = {purpose for other in bases for purpose in other.applies_to}
    engaged = {role.purpose for role in vendor.roles} if vendor else None
    role = _ROLES[module][0 if vendor else 1] if module else None
    for_it = []
    for purpose in edition.inventory.purposes.values():
        fits = purpose.id in named if named else engaged is None or purpose.id in engaged
        if fits and (role is None or purpose.role is None or purpose.role == role):
            for_it.append(Activity(edition, purpose))
    return tuple(for_it)
