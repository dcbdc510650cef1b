"""What the law data says of its own entries: what was known on a day, what depends on what, which law a rule cites."""

from __future__ import annotations

from datetime import date
from itertools import chain

import pytest

from onward.law.model import Entry
from onward.words.catalogue import words
from onward.words.law import in_language
from shared import shipped_law

TODAY = date(2026, 11, 24)
LAW = shipped_law(TODAY)
DECISIONS = tuple(chain.from_iterable(map(LAW.decisions, LAW.regimes)))


def stated() -> list[Entry]:
    found = chain.from_iterable(LAW.instruments(regime).values() for regime in LAW.regimes)
    return [*LAW.regimes.values(), *DECISIONS, *found, *LAW.derogations, *LAW.schemes.values(), *LAW.events]


@pytest.mark.parametrize(
    ("day", "end", "left_out"),
    [
        (date(2025, 6, 23), date(2025, 6, 27), ["immigration-control"]),
        (date(2025, 6, 24), date(2025, 12, 27), ["immigration-control"]),
        (date(2025, 12, 18), date(2025, 12, 27), ["immigration-control"]),
        (date(2025, 12, 19), date(2031, 12, 27), []),
        (TODAY, date(2031, 12, 27), []),
    ],
)
def test_a_day_knows_only_what_was_decided_then(day: date, end: date, left_out: list[str]) -> None:
    (decision,) = LAW.on(day).adequacy("eu-gdpr", "GB")
    (listed,) = [one for one in LAW.on(day).decisions("eu-gdpr") if one.id == "eu-gb"]
    assert decision == listed
    assert (decision.valid_to, list(decision.excludes_purpose)) == (end, left_out)
    assert ("immigration" in (decision.scope_text or "")) is bool(left_out)


def test_a_decision_is_contested_by_a_case_or_depends_on_something_known() -> None:
    known = {*LAW.entries.of["adequacy"], *(scheme.framework for scheme in LAW.schemes.values())}
    for one in DECISIONS:
        assert (one.status == "in-force-contested") is bool(one.challenge), one.id
        assert (one.status == "in-force-dependent") is bool(one.depends_on), one.id
        assert one.depends_on is None or one.depends_on in known


def test_parts_of_a_country_are_as_sure_as_they_say() -> None:
    sure = {place: LAW.adequacy("ch-fadp", place)[0].confidence for place in ("FR", "RE", "US", "GU")}
    assert sure == {"FR": "high", "RE": "medium", "US": "high", "GU": "medium"}


def test_what_stands_from_memory_says_so() -> None:
    assert {one.confidence for one in stated() if one.unconfirmed} == {"memory"}
    assert {one.confidence for one in stated() if not one.unconfirmed} == {"high", "medium"}


def test_a_rule_cites_the_law_of_its_findings_regime() -> None:
    cited = ("eu-gdpr/art-44", "uk-gdpr/art-46", "eu-scc-2021/clause-9", "cjeu/c-703-25", "bcr")
    assert LAW.cited(cited, "eu-gdpr") == (
        "eu-gdpr/art-44", "eu-gdpr/art-46", "eu-scc-2021/clause-9", "cjeu/c-703-25", "eu-gdpr/art-47"
    )  # fmt: skip
    assert LAW.cited(cited, "uk-gdpr") == (
        "uk-gdpr/art-44a", "uk-gdpr/art-46", "eu-scc-2021/clause-9", "uk-gdpr/art-47"
    )  # fmt: skip
    assert LAW.cited(("eu-gdpr/art-28-2", "eu-gdpr/art-47"), "ch-fadp") == (
        "ch-fadp/art-9", "ch-dpo/art-7", "ch-fadp/art-16-2-e", "ch-dpo/art-11"
    )  # fmt: skip
    assert LAW.counterparts("eu-gdpr/art-48", "uk-gdpr") == ()
    assert LAW.counterparts("nothing", "uk-gdpr") == ()


def test_a_citation_of_the_union_answers_one_question() -> None:
    related = [name for one in LAW.provisions.values() for name in one.citations]
    assert set(related) <= set(LAW.citations)
    union = [name for name in related if LAW.citations[name].regime == "eu-gdpr"]
    assert sorted(union) == sorted(set(union))
    assert {one.regime for one in LAW.citations.values()} <= {None, *LAW.regimes}


def test_each_judging_law_has_words_of_its_own() -> None:
    names = ("term", "event", "decision", "safeguards", "provision", "authority")
    terms = {regime: [getattr(LAW.regimes[regime], name) for name in names] for regime in LAW.full_regimes()}
    assert all(all(of) for of in terms.values())
    assert [len(set(column)) for column in zip(*terms.values(), strict=True)] == [3] * len(names)
    assert "UK GDPR" in in_language(LAW.regimes["uk-gdpr"].safeguards, LAW, words("de"))
