"""A company of fifteen vendors: few lines, one finding for each thing to do, and none where the facts are there."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from xml.etree import ElementTree

import pytest

from onward.files import package_law
from onward.finding import OnwardError
from onward.formats import Context, render
from onward.law import Law
from onward.lint import Report, by_cause, run
from onward.records.inventory import read_inventory
from onward.site import views
from onward.site.page import parts
from onward.world import World

FILE = "inventory/company.yml"
TEXT = (Path(__file__).parent / "company" / FILE).read_text("utf-8")
LAW = Law.read(package_law(), date(2026, 11, 24))
CLAUSES = re.compile(r"    clauses:\n(?:      - .*(?:instrument: (?:eu-scc-2021|uk-addendum)).*use: fallback.*\n)+")
"""What stands in for the Data Privacy Framework."""
CONTESTED = "adequacy-contested-no-fallback@law/eu-us-dpf"


def world(text: str = TEXT) -> World:
    found, told = read_inventory({FILE: text})
    assert [one.message for one in told] == []
    return World.of(found, LAW)


def lint(text: str = TEXT, select: tuple[str, ...] = ()) -> Report:
    return run(world(text), select=select)


def said(report: Report, name: str, text: str = TEXT) -> str:
    return render(name, report, Context("inventory", {FILE: text}, LAW))


def changed(changes: Mapping[str, str]) -> str:
    text = TEXT
    for before, after in changes.items():
        assert before in text, before
        text = text.replace(before, after)
    return text


@pytest.fixture(scope="module")
def alone() -> str:
    """Without clauses behind them, the vendors in the United States stand by the framework alone."""
    text = CLAUSES.sub("", TEXT)
    assert text != TEXT
    return text.replace("{like: abroad, modules: [3]}", "abroad")


def test_it_takes_few_lines() -> None:
    assert len(world().inventory.subprocessors) == 15
    assert len(TEXT.splitlines()) <= 250


def test_it_is_clean_with_one_waiver_for_one_cause() -> None:
    report = lint()
    assert [one.key for one in report.findings] == []
    assert {one.finding.cause_key for one in report.waived} == {one.finding for one in world().inventory.waivers}
    assert len(report.waived) > 1


def test_a_contested_decision_is_one_finding(alone: str) -> None:
    """In JSON one for each vendor and law, with the cause; in the other forms one entry with all its places."""
    report = lint(alone)
    found = [one for one in report.findings if one.cause_key == CONTESTED]
    assert {one.regime for one in found} == {"eu-gdpr", "uk-gdpr"}
    assert len({one.subject.id for one in found}) >= 5
    told = json.loads(said(report, "json", alone))["findings"]
    assert sum(one["cause"] == "law/eu-us-dpf" for one in told) == len(found)
    text = said(report, "text", alone)
    assert text.count("[adequacy-contested-no-fallback]") == 1
    assert f"= key: {CONTESTED}" in text
    cases = [one.get("name") for one in ElementTree.fromstring(said(report, "junit", alone)).iter("testcase")]
    assert cases.count(CONTESTED) == 1
    results = json.loads(said(report, "sarif", alone))["runs"][0]["results"]
    (result,) = (one for one in results if one["ruleId"] == "adequacy-contested-no-fallback")
    assert len(result["relatedLocations"]) + 1 == len({one.span for one in found})
    assert said(report, "markdown", alone).count("| `adequacy-contested-no-fallback` |") == 1
    annotations = [line for line in said(report, "github", alone).splitlines() if CONTESTED in line]
    entries = json.loads(said(report, "gitlab", alone))
    described = [one["description"] for one in entries if one["check_name"] == "adequacy-contested-no-fallback"]
    assert len(annotations) == len(described) == 1
    first, *others = dict.fromkeys(f"{one.span.file}:{one.span.line}" for one in found)
    file, _, line = first.rpartition(":")
    assert f"file={file},line={line}," in annotations[0]
    assert others
    assert f"also at: {', '.join(others)}" in annotations[0] and f"also at: {', '.join(others)}" in described[0]
    assert len({one["fingerprint"] for one in entries}) == len(entries) == len(by_cause(report))


def test_one_waiver_answers_one_cause(alone: str) -> None:
    waiver = f"  - {{finding: {CONTESTED}, reason: we wait for the court, by: privacy counsel, until: 2027-01-31}}\n"
    report = lint(alone + waiver)
    assert [one.key for one in report.findings if one.rule == "adequacy-contested-no-fallback"] == []
    assert [one.key for one in report.findings if one.rule.startswith("waiver")] == []
    kept = lint(alone + waiver.replace("2027-01-31", "2026-01-31"))
    assert "waiver-expired" in {one.rule for one in kept.findings}
    assert CONTESTED in {one.cause_key for one in kept.findings}


def test_what_is_asked_for_may_be_a_cause(alone: str) -> None:
    report = lint(alone, select=(CONTESTED,))
    assert {one.cause_key for one in report.findings} == {CONTESTED}
    assert {one.cause_key for one in lint(alone, select=("law/eu-us-dpf",)).findings} == {CONTESTED}
    key = report.findings[0].key
    assert [one.key for one in lint(alone, select=(key,)).findings] == [key]
    with pytest.raises(OnwardError, match="unknown rule"):
        lint(alone, select=("adequacy-contested@law/eu-us-dpf",))


FAULTS = [
    pytest.param({"id: in-ua, countries: [IN, UA], completed: 2026-08-01": "id: in-ua, countries: [IN, UA], completed: 2020-08-01"},
                 "tia-stale@assessments/in-ua", id="one assessment is old"),
    pytest.param({"assessment: in-ua}": "supplementary_measures: [keys]}"},
                 "tia-missing@agreements/by-clauses", id="none is there"),
    pytest.param({"must_stay: [EEA, GB, US, IN, UA]": "must_stay: [EEA, GB, US, UA]"},
                 "data-must-stay@subprocessors/desk#content:IN:remote-access",
                 id="data is read where it may not be"),
    pytest.param({"training: never": "training: never, example: false", "quote: Not used for training., ": ""},
                 "ai-statement-unproven@subprocessors/drafts#ai.0", id="a statement without its words"),
    pytest.param({"since: 2025-09-01, agreement: by-clauses,": "since: 2025-09-01,"}, 
                 "no-transfer-ground@subprocessors/desk", id="no contract"),
]  # fmt: skip


@pytest.mark.parametrize(("changes", "key"), FAULTS)
def test_each_thing_to_do_is_one_entry(changes: dict[str, str], key: str) -> None:
    text = changed(changes)
    report = lint(text)
    rule = key.partition("@")[0]
    shown = re.findall(r"= key: (\S+)", said(report, "text", text))
    assert [one for one in shown if one.startswith(f"{rule}@")] == [key]
    assert len(shown) == len(by_cause(report)) == len(set(shown))


@pytest.mark.parametrize(
    ("vendor", "words"),
    [
        (
            "drafts",
            [
                "Drafted replies",
                "Example 4",
                "Data is not used for training",
                "Not used for training.",
                "1 November 2026",
            ],
        ),
        ("desk", ["India"]),
    ],
)
def test_its_facts_are_on_the_page_of_their_vendor(vendor: str, words: list[str]) -> None:
    page = next(one for one in views.pages(world()) if one.path == f"subprocessors/{vendor}.md")
    text = " ".join(str(part) for block in page.blocks.values() for part in parts(block))
    assert [word for word in words if word not in text] == []
    assert "our own staff" not in text
