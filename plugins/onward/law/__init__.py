"""Transfer law on one day: who is inside, what is adequate, which instruments can be signed and relied on."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property

from onward.finding import Finding, OnwardError
from onward.law import read as reader
from onward.law.model import Adequacy, Citation, Derogation, Instrument, LegalEvent, Regime, Scheme, Source
from onward.law.read import Data
from onward.law.revoke import revoked
from onward.source import did_you_mean

__all__ = ["Data", "Law"]


@dataclass(frozen=True)
class Law:
    """The law data, asked about one day. `findings`: what is wrong with the files, the user's own included."""

    data: Data
    day: date

    @classmethod
    def read(cls, texts: Mapping[str, str], day: date) -> Law:
        """The law of a mapping {path: text}: Onward's files and the user's, whose entries are laid over by id.

        OnwardError where Onward's own files are missing; what does not fit in the user's is a finding.
        """
        return cls(reader.read(texts), day)

    def on(self, day: date) -> Law:
        """The same law, asked about another day."""
        return replace(self, day=day)

    def without(self, ids: Iterable[str]) -> Law:
        """The law as if decisions, schemes or instruments had fallen today. OnwardError for an id that it does not know."""
        return replace(self, data=revoked(self.data, frozenset(ids), self.day))

    @property
    def findings(self) -> tuple[Finding, ...]:
        """What the reader found in the files, with places."""
        return self.data.findings

    @property
    def as_of(self) -> date:
        """The day on which the law data was last held against its sources."""
        return self.data.as_of

    @property
    def review_by(self) -> date:
        """The day after which the law data counts as stale."""
        return self.data.review_by

    @property
    def evidence_horizon(self) -> date:
        """The date of the newest text that was seen; what came later is unknown to the data."""
        return self.data.evidence_horizon

    @property
    def regimes(self) -> Mapping[str, Regime]:
        """Every transfer law that the data knows, by id, sorted."""
        return self.data.regimes

    @property
    def schemes(self) -> Mapping[str, Scheme]:
        """Certification schemes, those of the past included."""
        return self.data.schemes

    @property
    def citations(self) -> Mapping[str, Citation]:
        """Places in legal texts, by lasting ids."""
        return self.data.citations

    @property
    def sources(self) -> Mapping[str, Source]:
        """The texts that entries rest on."""
        return self.data.sources

    @cached_property
    def policy(self) -> Mapping[str, int | str]:
        """Defaults that are no law: days as numbers, the rest as text."""
        return {name: one.typed for name, one in self.data.policy_defaults.items()}

    @cached_property
    def special_kinds(self) -> tuple[str, ...]:
        """Kinds of data that contract clauses give extra protection (Clauses 8.6 and 8.7)."""
        return self.data.kinds["sensitive"].kinds

    def full_regimes(self) -> tuple[str, ...]:
        """The regimes that transfers are judged by; the others are told about."""
        return tuple(name for name, regime in self.regimes.items() if regime.level == "full")

    def codes(self, country: str) -> tuple[str, ...]:
        """The codes by which the data may know a place, the most specific first: `CA-QC`, `CA`."""
        alias = self.data.country_aliases.get(country)
        code = alias.code if alias else country
        return (code, code.partition("-")[0]) if "-" in code else (code,)

    def is_member(self, regime: str, country: str) -> bool:
        """Whether a place is inside a regime on the day, so that sending data there is no transfer."""
        inside, outside = self._inside[regime]
        code = next((code for code in self.codes(country) if code in inside or code in outside), None)
        return code is not None and code not in outside

    @cached_property
    def _inside(self) -> Mapping[str, tuple[frozenset[str], frozenset[str]]]:
        return {name: (self._members(regime), regime.territories_out) for name, regime in self.regimes.items()}

    def _members(self, regime: Regime) -> frozenset[str]:
        current = [one for one in regime.members if one.since <= self.day and (not one.until or self.day <= one.until)]
        countries = frozenset[str]().union(*(one.countries for one in current))
        return countries | regime.territories_in if countries else countries

    def adequacy(self, regime: str, country: str | None = None, org: str | None = None) -> tuple[Adequacy, ...]:
        """Every decision for the country or the organisation, of whatever date, the earliest first."""
        by_target = self._adequacy[regime]
        if org is not None:
            return by_target.get(f"org:{org}", ())
        codes = self.codes(country) if country else ()
        return next((by_target[code] for code in codes if code in by_target), ())

    @cached_property
    def _adequacy(self) -> Mapping[str, Mapping[str, tuple[Adequacy, ...]]]:
        return {name: _by_target(regime) for name, regime in self.regimes.items()}

    def instruments(self, regime: str) -> Mapping[str, Instrument]:
        """What a regime recognises or once recognised."""
        return self.regimes[regime].instruments

    def instrument(self, regime: str, name: str) -> Instrument | None:
        """An instrument as a regime recognises it; None where it never did."""
        found = self.regimes.get(regime)
        return found.instruments.get(name) if found else None

    def known_instruments(self) -> tuple[str, ...]:
        """The closed list of instruments that an inventory may name."""
        return tuple(sorted({name for regime in self.regimes.values() for name in regime.instruments}))

    def addendum_for(self, regime: str, name: str) -> str | None:
        """The addendum that a regime asks for on top of an instrument that it does not recognise alone."""
        takes = (one.id for one in self.instruments(regime).values() if one.kind == "addendum" and name in one.base)
        return next(takes, None) if self.instrument(regime, name) is None else None

    def derogation(self, regime: str, ref: str) -> Derogation | None:
        """An exception of a regime by its id, such as `eu-49-1-b`."""
        found = self.regimes.get(regime)
        return found.derogations.get(ref) if found else None

    def processor_return(self, regime: str) -> bool:
        """Whether a processor that hands data back to its own controller abroad makes no restricted transfer."""
        return self.regimes[regime].processor_return

    def framework(self, scheme: str) -> str:
        """The principles that bind whoever is certified under a scheme, and travel with the data; else the scheme."""
        found = self.schemes.get(scheme)
        return (found.principles if found else None) or scheme

    def events_since(self, since: date, country: str, regime: str) -> tuple[LegalEvent, ...]:
        """What happened after a day, up to the law's own, that ages an assessment of a country under a regime."""
        codes = set(self.codes(country))
        return tuple(
            event
            for event in self._events
            if since < event.date <= self.day
            and (not event.countries or codes & event.countries)
            and (not event.regimes or regime in event.regimes)
        )

    @cached_property
    def _events(self) -> tuple[LegalEvent, ...]:
        return tuple(sorted(self.data.legal_events.values(), key=lambda event: (event.date, event.id)))

    def territorial(self, country: str) -> str | None:
        """The regime that an exporter at a place answers to; None where the data knows no transfer law there."""
        return next((self._territorial[code] for code in self.codes(country) if code in self._territorial), None)

    @cached_property
    def _territorial(self) -> Mapping[str, str]:
        return {code: one.id for one in self.data.territorial_regime.values() for code in one.places}

    def expand(self, place: str) -> tuple[str, ...]:
        """The countries of a group such as `EEA`, sorted; a country is itself."""
        group = self.data.country_sets.get(place)
        return tuple(sorted(group.countries)) if group else (place,)

    def knows_country(self, code: str) -> bool:
        """Whether a code, or for a subdivision its country, is one of ISO 3166-1."""
        return any(one in self.data.countries for one in self.codes(code))

    def country_name(self, code: str, lang: str = "en") -> str:
        """A place's short name in English or German; a subdivision without one by its country and code."""
        whole = self.data.countries.get(code) or self.data.countries.get(self.codes(code)[0])
        if whole:
            return whole.de if lang == "de" else whole.en
        parent = self.data.countries.get(code.partition("-")[0])
        name = parent and (parent.de if lang == "de" else parent.en)
        return f"{name} ({code})" if name else code

    def cite(self, name: str) -> Citation:
        """A citation by its id. OnwardError for an id that no law file states."""
        found = self.citations.get(name)
        if found is None:
            raise OnwardError(f"no citation `{name}` {did_you_mean(name, list(self.citations))}".rstrip())
        return found


def _by_target(regime: Regime) -> dict[str, tuple[Adequacy, ...]]:
    found: dict[str, list[Adequacy]] = {}
    for one in sorted(regime.adequacy.values(), key=lambda one: (one.valid_from, one.id)):
        for target in (*sorted(one.countries), *([f"org:{one.org}"] if one.org else [])):
            found.setdefault(target, []).append(one)
    return {target: tuple(of) for target, of in found.items()}
