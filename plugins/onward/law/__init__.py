"""What transfer law says on one day. Information, not legal advice."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import field, replace
from datetime import date
from functools import cached_property

from onward.finding import Finding, OnwardError
from onward.frozen import dataclass
from onward.law.citing import Citing
from onward.law.days import applied, members
from onward.law.falling import adequacy_after, instrument_after, with_dependents
from onward.law.model import Adequacy, Derogation, Instrument, LegalEvent, Regime, Scheme
from onward.law.places import Places
from onward.law.read import Entries, read_law
from onward.law.reference import Citation, CountryName, Edition, LawChange, Provision, Source
from onward.yamltext.nearest import suggested
from onward.yamltext.reader import Read, read

_ORDINARY = frozenset(
    {"hr", "payment-card", "personal-credit-information", "journalistic", "resident-registration-number"}
)
"""Kinds of data that some law asks about though they are no special categories."""


@dataclass(frozen=True)
class Law:
    """All entries of the law, and answers about one day."""

    day: date
    edition: Edition
    policy: Mapping[str, str]
    findings: tuple[Finding, ...] = ()
    entries: Entries = field(repr=False, default_factory=Entries)
    revoked: frozenset[str] = frozenset()

    @classmethod
    def read(
        cls, texts: Mapping[str, str], day: date, overlay: Mapping[str, str] | None = None,
        policy: Mapping[str, object] | None = None, reading: Read = read,
    ) -> Law:  # fmt: skip
        """The law of a day from {path: text}: the package's files, a user's overlay by id, a project's policy."""
        entries = read_law(texts, overlay or {}, reading)
        if entries.edition is None:
            raise OnwardError("the law files name no edition (`edition: {as_of, review_by}`)")
        for unknown in sorted(set(policy or {}) - set(entries.policy)):
            raise OnwardError(f"unknown policy `{unknown}`; {suggested(unknown, sorted(entries.policy))}")
        settings = {**entries.policy, **{key: str(value) for key, value in (policy or {}).items()}}
        return cls(day, entries.edition, settings, tuple(entries.findings), entries)

    def on(self, day: date) -> Law:
        """The same law, asked about another day."""
        return Law(day, self.edition, self.policy, self.findings, self.entries, self.revoked)

    def without(self, ids: Iterable[str]) -> Law:
        """The law as if decisions, schemes, frameworks or instruments fell today; OnwardError for an id not known."""
        names = frozenset(ids)
        principles = {scheme.framework for scheme in self.schemes.values()}
        known = {*self.schemes, *principles, *self.known_instruments(), *self.entries.of["adequacy"]}
        if unknown := sorted(names - known):
            raise OnwardError(f"the law data has no decision, scheme or instrument `{unknown[0]}`")
        return replace(self, revoked=self.revoked | with_dependents(names, self.schemes))

    @property
    def as_of(self) -> date:
        """The day on which a human last checked the law."""
        return self.edition.as_of

    @property
    def review_by(self) -> date:
        """The day by which it should be checked again."""
        return self.edition.review_by

    @cached_property
    def regimes(self) -> dict[str, Regime]:
        """All transfer laws, by id."""
        return dict(sorted(self.entries.of["regimes"].items()))

    @cached_property
    def _full(self) -> tuple[str, ...]:
        return tuple(name for name, regime in self.regimes.items() if regime.level == "full")

    def full_regimes(self) -> tuple[str, ...]:
        """The laws by which transfers are judged."""
        return self._full

    @cached_property
    def _sets(self) -> dict[str, tuple[str, ...]]:
        return {name: entry.countries for name, entry in self.entries.of["sets"].items()}

    def expand(self, country: str) -> tuple[str, ...]:
        """The countries of a group as `EEA`; a country alone."""
        return self._sets.get(country, (country,))

    @cached_property
    def _members(self) -> dict[str, frozenset[str]]:
        return {name: members(regime, self._sets, self.day) for name, regime in self.regimes.items()}

    @cached_property
    def _applied(self) -> dict[str, str]:
        return applied(self.regimes.values(), self.day)

    def applied(self, regime: str) -> str:
        """The law whose decisions and instruments count under a regime on the day: its own, or one that applied in its place."""
        return self._applied.get(regime, regime)

    def is_member(self, regime: str, country: str) -> bool:
        """Whether a country is inside a regime on the day: what goes there is no restricted transfer."""
        inside = self._members.get(regime, frozenset())
        return country in inside or self._places.whole(country) in inside

    @cached_property
    def _adequacy(self) -> dict[tuple[str, str], tuple[Adequacy, ...]]:
        by_country: dict[tuple[str, str], list[Adequacy]] = {}
        for act in sorted(self.entries.of["adequacy"].values(), key=lambda act: (str(act.valid_from), act.id)):
            decision = adequacy_after(act.as_read(self.day), self.revoked, self.day)
            targets = [*act.countries, *self._sets.get(act.set or "", ()), *([f"org:{act.org}"] if act.org else [])]
            for target in targets:
                by_country.setdefault((act.regime, target), []).append(decision)
            for part in self._sets.get(act.territories or "", ()):
                sure = act.territories_confidence or act.confidence
                by_country.setdefault((act.regime, part), []).append(replace(decision, confidence=sure))
        return {key: tuple(of) for key, of in by_country.items()}

    def adequacy(self, regime: str, country: str | None = None, org: str | None = None) -> tuple[Adequacy, ...]:
        """All decisions of a regime on a country or an organisation as they read on the day, the oldest first, past ones, too."""
        regime = self.applied(regime)
        if org:
            return self._adequacy.get((regime, f"org:{org.casefold()}"), ())
        if country is None:
            return ()
        decisions = self._adequacy.get((regime, country))
        return decisions or self._adequacy.get((regime, self._places.whole(country)), ())

    def decisions(self, regime: str) -> tuple[Adequacy, ...]:
        """All adequacy decisions of a regime as they read on the day, in the order of their files."""
        return tuple(act.as_read(self.day) for act in self.entries.of["adequacy"].values() if act.regime == regime)

    @cached_property
    def _instruments(self) -> dict[str, dict[str, Instrument]]:
        by_regime: dict[str, dict[str, Instrument]] = {name: {} for name in self.regimes}
        for (regime, name), instrument in self.entries.of["instruments"].items():
            by_regime[regime][name] = instrument_after(instrument, self.revoked, self.day)
        return by_regime

    def instruments(self, regime: str) -> dict[str, Instrument]:
        """The instruments that a regime recognises, or once recognised, by id."""
        own, theirs = self._instruments.get(regime, {}), self._applied.get(regime)
        return {**own, **self._instruments.get(theirs, {})} if theirs else own

    def instrument(self, regime: str, name: str) -> Instrument | None:
        """An instrument as a regime recognises it; None where it does not."""
        return self.instruments(regime).get(name)

    def known_instruments(self) -> tuple[str, ...]:
        """The closed list of instruments of all regimes; a derogation counts as one."""
        return tuple(sorted({name for of in self._instruments.values() for name in of} | {"derogation"}))

    def frameworks(self) -> tuple[str, ...]:
        """Certification frameworks that a court has struck down; people may still have entries on their lists."""
        names = set()
        for instruments in self._instruments.values():
            names |= {instrument.id for instrument in instruments.values() if instrument.kind == "framework"}
        return tuple(sorted(names))

    def derogation(self, regime: str, ref: str) -> Derogation | None:
        """A derogation of a regime by its id."""
        of = self.entries.of["derogations"]
        derogation: Derogation | None = of.get((regime, ref)) or of.get((self.applied(regime), ref))
        return derogation

    @cached_property
    def derogations(self) -> tuple[Derogation, ...]:
        """All derogations."""
        return tuple(self.entries.of["derogations"].values())

    @cached_property
    def schemes(self) -> dict[str, Scheme]:
        """The certification schemes, by id."""
        return dict(self.entries.of["schemes"])

    def framework(self, scheme: str) -> str:
        """The principles that govern what a scheme's participant passes on."""
        return self.schemes[scheme].framework if scheme in self.schemes else scheme

    def scheme_parent(self, scheme: str) -> str | None:
        """The scheme without which this one cannot be entered into; None where it stands alone."""
        return self.schemes[scheme].parent if scheme in self.schemes else None

    @cached_property
    def events(self) -> tuple[LegalEvent, ...]:
        """Changes of law that age assessments, the oldest first."""
        return tuple(sorted(self.entries.of["events"].values(), key=lambda event: (event.date, event.id)))

    def events_since(self, since: date, country: str, regime: str) -> tuple[LegalEvent, ...]:
        """What has changed for a country and a regime after a day, up to today: older assessments need a new look."""
        return tuple(
            event
            for event in self.events
            if since < event.date <= self.day
            and (not event.countries or {country, self._places.whole(country)} & set(event.countries))
            and (not event.regimes or regime in event.regimes)
        )

    @cached_property
    def _territorial(self) -> dict[str, str]:
        territories: dict[str, str] = {}
        for territory in self.entries.of["territories"].values():
            for country in (*territory.countries, *self._sets.get(territory.set or "", ())):
                territories[country] = territory.regime
        return territories

    def territorial(self, country: str) -> str | None:
        """The law that a place's own exporters answer to; a subdivision's own law before its country's."""
        return self._territorial.get(country) or self._territorial.get(self._places.whole(country))

    def processor_return(self, regime: str) -> bool:
        """Whether a processor that gives data back to its own controller abroad makes no restricted transfer."""
        return self.regimes[regime].processor_return if regime in self.regimes else False

    def special(self, kinds: frozenset[str]) -> frozenset[str]:
        """Those kinds that are special categories or criminal offence data (Arts 9 and 10 GDPR)."""
        return kinds - _ORDINARY

    @cached_property
    def citations(self) -> dict[str, Citation]:
        """The provisions that rules may cite, by id."""
        return dict(self.entries.of["citations"])

    def cite(self, name: str) -> Citation:
        """A provision by its id; OnwardError where the law data has none."""
        if name not in self.citations:
            raise OnwardError(f"the law data has no citation `{name}`")
        return self.citations[name]

    @cached_property
    def provisions(self) -> dict[str, Provision]:
        """Questions that several laws answer, each with its citations, by id."""
        return dict(self.entries.of["provisions"])

    @cached_property
    def _citing(self) -> Citing:
        return Citing(self.citations, self.provisions)

    def counterparts(self, name: str, regime: str) -> tuple[str, ...]:
        """The citations of a regime's own law for a citation or a provision; none where that law has none."""
        return self._citing.under(name, regime)

    def cited(self, names: Iterable[str], regime: str) -> tuple[str, ...]:
        """What a rule cites, as the law of a finding's regime has it: ids for `cite`, each once."""
        return self._citing.all_under(names, regime)

    @cached_property
    def sources(self) -> dict[str, Source]:
        """Where facts were read, by id."""
        return dict(self.entries.of["sources"])

    @cached_property
    def countries(self) -> dict[str, CountryName]:
        """The countries of ISO 3166-1 by code."""
        return dict(self.entries.of["countries"])

    @cached_property
    def _places(self) -> Places:
        return Places(self.countries)

    def same_country(self, code: str, other: str) -> bool:
        """Whether two places lie in one country; a subdivision lies in its country."""
        return self._places.whole(code) == self._places.whole(other)

    def whole_country(self, code: str) -> str:
        """The country of a place by its code; the code itself for a group."""
        return self._places.whole(code)

    def country_name(self, code: str) -> str:
        """A country's name in English; with the code where it is a subdivision; the code itself for a group."""
        return self._places.name(code)

    def in_country(self, code: str) -> str:
        """Where something is that is in a country, in English: `in the United States`."""
        return self._places.within(code)

    @property
    def names(self) -> Mapping[str, Mapping[str, str]]:
        """What a project's own law files say their English texts are in other languages, {language: {text: text}}."""
        return self.entries.names

    @cached_property
    def changes(self) -> tuple[LawChange, ...]:
        """The change list of the law data."""
        return tuple(self.entries.of["changes"].values())
