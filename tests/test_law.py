"""The law data and what it answers on a day; the cases stand in tests/law."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import chain
from pathlib import Path
from typing import Any, get_args

import pytest
import yaml

import onward.law
from onward.finding import OnwardError
from onward.law import Law
from onward.law.model import Adequacy, Entry, Instrument
from onward.records.data import DataKind, PurposeKind
from onward.words.catalogue import words
from onward.words.countries import named

TODAY = date(2026, 11, 24)
DAY = timedelta(days=1)
CASES = Path(__file__).parent / "law"
TEXTS = {f"law/{file.name}": file.read_text("utf-8") for file in sorted(Path(onward.law.__file__).parent.glob("*.yml"))}
LAW = Law.read(TEXTS, TODAY)
ROLES = {"C": "controller", "P": "processor"}


def cases(name: str) -> Any:
    return yaml.safe_load((CASES / f"{name}.yml").read_text("utf-8"))


def decisions() -> Iterator[Adequacy]:
    return chain.from_iterable(LAW.decisions(regime) for regime in LAW.regimes)


def instruments() -> Iterator[Instrument]:
    return chain.from_iterable(LAW.instruments(regime).values() for regime in LAW.regimes)


def stated() -> list[Entry]:
    schemes, events = LAW.schemes.values(), LAW.events
    return [*LAW.regimes.values(), *decisions(), *instruments(), *LAW.derogations, *schemes, *events]


DECISIONS = [(regime, name, *days) for regime, of in cases("decisions").items() for name, days in of.items()]
INSTRUMENTS = [(regime, name, row) for regime, of in cases("instruments").items() for name, row in of.items()]


def test_the_files_of_the_package_read_without_a_finding() -> None:
    assert LAW.findings == ()


@pytest.mark.parametrize(("regime", "name", "first", "last"), DECISIONS, ids=lambda value: str(value))
def test_a_decision_the_day_before_and_after(regime: str, name: str, first: date, last: date | None) -> None:
    (decision,) = [one for one in LAW.decisions(regime) if one.id == name]
    assert not decision.in_force(first - DAY)
    assert decision.in_force(first)
    if last is None:
        assert decision.in_force(date(2100, 1, 1))
    else:
        assert decision.in_force(last)
        assert not decision.in_force(last + DAY)


def test_every_decision_of_a_judging_law_has_its_days_here() -> None:
    known = {(one.regime, one.id) for one in decisions() if LAW.regimes[one.regime].level == "full"}
    assert known == {(regime, name) for regime, name, *_ in DECISIONS}


@pytest.mark.parametrize("case", cases("answers"), ids=lambda case: case["about"])
def test_what_the_law_says_of_a_place(case: dict[str, Any]) -> None:
    law = LAW.on(case.get("day", TODAY))
    for regime, expected in case["says"].items():
        place = case.get("place")
        inside = place is not None and law.is_member(regime, place)
        found = law.adequacy(regime, country=place, org=case.get("org"))
        in_force = [one.id for one in found if one.in_force(law.day)]
        assert ("member" if inside else in_force) == expected, regime


@pytest.mark.parametrize(("name", "wanted"), cases("scopes").items(), ids=lambda value: str(value)[:20])
def test_what_a_decision_asks_for(name: str, wanted: dict[str, Any]) -> None:
    (decision,) = [one for one in decisions() if one.id == name]
    found = {key: getattr(decision, key) for key in wanted}
    assert {key: list(value) if isinstance(value, tuple) else value for key, value in found.items()} == wanted


@pytest.mark.parametrize("regime", ["eu-gdpr", "uk-gdpr", "ch-fadp"])
def test_kinds_that_decisions_name_are_words_of_the_inventory(regime: str) -> None:
    kinds, purposes = set(get_args(DataKind)), set(get_args(PurposeKind))
    for one in LAW.decisions(regime):
        assert {*one.excludes_data, *one.marking} <= kinds, one.id
        assert set(one.excludes_purpose) <= purposes, one.id


@pytest.mark.parametrize(("regime", "name", "row"), INSTRUMENTS, ids=lambda value: str(value)[:30])
def test_an_instrument_as_a_law_recognises_it(regime: str, name: str, row: dict[str, Any]) -> None:
    found = LAW.instrument(regime, name)
    assert found is not None
    modules = {one.number: one for one in found.modules_}
    assert found.valid_to == row["until"]
    assert "signing" not in row or found.new_until == row["signing"]
    assert set(found.requires) == set(row.get("requires", []))
    assert list(found.base) == row.get("base", [])
    assert "first" not in row or found.valid_from == row["first"]
    assert set(found.roles) == {pair(text) for text in row.get("roles", [])}
    assert [text for text in ("CC", "CP", "PP") if found.serves_outsider(pair(text))] == row.get("outside", [])
    assert [text for text in ("CC", "CP", "PP") if found.disputed(pair(text))] == row.get("disputed", [])
    assert {number: {(one.exporter, one.importer) for one in of.roles_} for number, of in modules.items()} == {
        number: {pair(text)} for number, text in row.get("modules", {}).items()
    }
    assert [number for number, of in modules.items() if of.needs_assessment] == row.get("assessed", [])
    assert [number for number, of in modules.items() if of.covers_art28] == row.get("art28", [])


def pair(text: str) -> tuple[str, str]:
    return ROLES[text[0]], ROLES[text[1]]


def test_the_judging_laws_recognise_these_instruments_and_no_others() -> None:
    assert LAW.full_regimes() == ("ch-fadp", "eu-gdpr", "uk-gdpr")
    known = {(regime, name) for regime in LAW.full_regimes() for name in LAW.instruments(regime)}
    assert known == {(regime, name) for regime, name, _ in INSTRUMENTS}


def test_an_inventory_may_name_these_instruments() -> None:
    advisory = {"br-scc", "tr-standard-contract"}
    assert set(LAW.known_instruments()) == {name for _, name, _ in INSTRUMENTS} | advisory | {"derogation"}


@pytest.mark.parametrize(
    ("regime", "name"), [("uk-gdpr", "eu-scc-2021"), ("eu-gdpr", "uk-idta"), ("ch-fadp", "uk-addendum")]
)
def test_another_laws_instrument_is_none(regime: str, name: str) -> None:
    assert LAW.instrument(regime, name) is None


def test_only_four_derogations_of_the_union_are_for_occasional_transfers() -> None:
    refs = ["a", "b", "c", "d", "e", "f", "g", "cli"]
    for prefix, regime in (("eu", "eu-gdpr"), ("uk", "uk-gdpr")):
        found = {ref: LAW.derogation(regime, f"{prefix}-49-1-{ref}") for ref in refs}
        assert [ref for ref, one in found.items() if one and one.only_occasional] == ["b", "c", "e", "cli"]
        assert None not in found.values()
    swiss = [LAW.derogation("ch-fadp", f"ch-17-1-{letter}") for letter in "abcdef"]
    assert [one is not None and one.only_occasional for one in swiss] == [False] * 6
    assert LAW.derogation("uk-gdpr", "eu-49-1-b") is None


@pytest.mark.parametrize(
    "case", cases("events"), ids=lambda case: f"{case['completed']}-{case['country']}-{case['regime']}"
)
def test_what_ages_an_assessment(case: dict[str, Any]) -> None:
    law = LAW.on(case.get("day", TODAY))
    found = law.events_since(case["completed"], case["country"], case["regime"])
    assert [one.id for one in found] == case["ages"]


@pytest.mark.parametrize(
    ("place", "regime"),
    [
        ("DE", "eu-gdpr"),
        ("RE", "eu-gdpr"),
        ("NO", "eu-gdpr"),
        ("GB", "uk-gdpr"),
        ("CH", "ch-fadp"),
        ("CA-QC", "qc-p39-1"),
        ("CA-ON", None),
        ("CA", None),
        ("AE-DIFC", "ae-difc"),
        ("AE-DU", "ae-federal"),
        ("US-CA", "us-dsp"),
        ("GF", "eu-gdpr"),
        ("GL", None),
        ("FR-NC", None),
        ("PR", "us-dsp"),
        ("KE", "ke-dpa"),
        ("CN-HK", "hk-pdpo"),
        ("CX", "au-app8"),
        ("AQ", None),
    ],
)
def test_which_law_a_places_exporters_answer_to(place: str, regime: str | None) -> None:
    assert LAW.territorial(place) == regime


def test_groups_of_countries() -> None:
    assert len(LAW.expand("EU")) == 27
    assert set(LAW.expand("EEA")) - set(LAW.expand("EU")) == {"IS", "LI", "NO"}
    assert LAW.expand("DE") == ("DE",)


def test_a_processor_returns_data_freely_under_one_law_only() -> None:
    assert [regime for regime in LAW.regimes if LAW.processor_return(regime)] == ["uk-gdpr"]


def test_the_principles_of_a_scheme_travel() -> None:
    schemes = ["eu-us-dpf", "uk-extension-dpf", "swiss-us-dpf"]
    assert [LAW.framework(scheme) for scheme in schemes] == ["dpf-principles"] * 3
    assert [LAW.schemes[scheme].valid_from for scheme in schemes] == [
        date(2023, 7, 10),
        date(2023, 10, 12),
        date(2024, 9, 15),
    ]
    assert [LAW.scheme_parent(scheme) for scheme in (*schemes, "other")] == [None, "eu-us-dpf", None, None]
    assert LAW.framework("other") == "other"


@pytest.mark.parametrize("case", cases("overlays"), ids=lambda case: case["about"])
def test_a_file_of_the_users_own(case: dict[str, Any]) -> None:
    law = Law.read(TEXTS, case["day"], overlay={"law/own.yml": case["overlay"]})
    found = law.adequacy(case["regime"], country=case["place"])
    assert [one.id for one in found] == case["listed"]
    assert [one.id for one in found if one.in_force(law.day)] == case["in_force"]
    assert [one.id for one in found if one.overlaid] == case["overlaid"]
    spans = [(one, one.span) for one in law.findings]
    places = [f"{one.rule} {span.file}:{span.line}:{span.column} {one.hint}".rstrip() for one, span in spans]
    assert places == case.get("finds", [])


def test_nothing_of_the_package_is_marked_as_the_users() -> None:
    assert not [one for one in stated() if one.overlaid]


def test_a_project_sets_its_policy() -> None:
    assert Law.read(TEXTS, TODAY, policy={"tia_max_age_days": 180}).policy["tia_max_age_days"] == "180"
    assert LAW.policy["tia_max_age_days"] == "365"
    with pytest.raises(OnwardError, match="unknown policy `tia_age`; did you mean"):
        Law.read(TEXTS, TODAY, policy={"tia_age": 1})


def test_without_the_packages_files_there_is_no_law() -> None:
    with pytest.raises(OnwardError, match="edition"):
        Law.read({}, TODAY)


def test_what_if_a_decision_fell() -> None:
    def left(*names: str) -> list[list[str]]:
        """The decisions on the United States that still stand, of Switzerland, the Union and the United Kingdom."""
        fallen = LAW.without(names)
        return [[one.id for one in fallen.adequacy(law, "US") if one.in_force(TODAY)] for law in LAW.full_regimes()]

    assert left("eu-us-dpf") == [["ch-us-dpf"], [], []]
    assert left("uk-extension-dpf") == [["ch-us-dpf"], ["eu-us-dpf"], []]
    assert left("swiss-us-dpf") == [[], ["eu-us-dpf"], ["uk-us-bridge"]]
    assert left("dpf-principles") == [[], [], []]
    assert [one.id for one in LAW.adequacy("eu-gdpr", "US") if one.in_force(TODAY)] == ["eu-us-dpf"]
    clauses = LAW.without(["eu-scc-2021"]).instrument("eu-gdpr", "eu-scc-2021")
    assert clauses is not None and clauses.valid_to == TODAY - DAY
    with pytest.raises(OnwardError, match="eu-us-dfp"):
        LAW.without(["eu-us-dfp"])


def test_every_source_and_citation_resolves() -> None:
    cited = {one.source_id for one in LAW.citations.values()}
    relied_on = {one.source_id for one in stated() if one.source_id}
    relied_on |= {one.source_id for each in instruments() for one in each.disputed_roles if one.source_id}
    assert cited | relied_on <= set(LAW.sources)
    assert None not in cited
    for name in LAW.citations:
        assert LAW.cite(name).cite
    with pytest.raises(OnwardError, match="eu-gdpr/art-444"):
        LAW.cite("eu-gdpr/art-444")


def test_every_entry_of_the_data_names_what_it_rests_on() -> None:
    for one in stated():
        assert one.id and one.confidence in ("high", "medium", "memory")
    for adequacy in decisions():
        assert adequacy.act and adequacy.valid_from, adequacy.id
        assert adequacy.countries or adequacy.set or adequacy.org, adequacy.id
        assert adequacy.regime in LAW.regimes


def test_the_laws_and_their_countries() -> None:
    assert len(LAW.regimes) == 44
    assert list(LAW.regimes) == sorted(LAW.regimes)
    assert all(regime.name and regime.law for regime in LAW.regimes.values())
    assert len(LAW.countries) == 249
    named = {code for one in decisions() for code in one.countries}
    named |= {code for regime in LAW.regimes.values() for group in regime.members for code in group.countries}
    assert {code.partition("-")[0] for code in named} <= set(LAW.countries)


def test_every_law_with_a_country_is_the_law_of_its_exporters() -> None:
    for name, regime in LAW.regimes.items():
        for code in (code for group in regime.members for code in group.countries if group.until is None):
            assert LAW.territorial(code) == name
    places = {LAW.territorial(code) for code in (*LAW.countries, "AE-DIFC", "AE-ADGM", "CA-QC")}
    assert places - {None} == set(LAW.regimes)


@pytest.mark.parametrize(
    ("code", "english", "german"),
    [("DE", "Germany", "Deutschland"), ("CA-QC", "Canada (CA-QC)", "Kanada (CA-QC)"), ("EEA", "EEA", "EEA")],
)
def test_countries_are_named(code: str, english: str, german: str) -> None:
    assert (LAW.country_name(code), named(code, LAW, words("de"))) == (english, german)


def test_the_law_says_how_old_it_is() -> None:
    assert LAW.as_of < LAW.review_by
    assert LAW.edition.evidence_horizon and LAW.edition.evidence_horizon <= LAW.as_of
    assert [one.date for one in LAW.changes] == sorted((one.date for one in LAW.changes), reverse=True)
    assert LAW.changes
