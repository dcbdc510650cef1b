"""The rules on their cases, one file a rule in tests/rules, and what holds for every rule and its page.

A case is an inventory (`given`), optionally a `day`, a `law` overlay, a `policy`, published `notices` (the front matter
by path; `NOW` is the digest of the public facts as given), files that were `unread` with the reason, the files of a built
`site`, its `site_name`, hand-written `pages`, languages that are `silent`, files that are `absent`, and what the rule
`finds` there: the key of the finding and its place, with the severity where it is not the rule's own. A case of several
files names the file too.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

import pytest

from onward.finding import Finding, Kind
from onward.law import Law
from onward.lint import Report
from onward.records.base import Part
from onward.records.inventory import COLLECTIONS, ORGANIZATION, read_inventory
from onward.records.parties import Organization
from onward.records.reading import Reading
from onward.records.shape import build, shape
from onward.rules import all_rules, rule
from onward.yamltext.reader import parse
from rulebook import DAY, LAW, cases, law_of, report_of, texts_of
from struck import CODE, QUOTED, struck

RULES = [one.id for one in all_rules()]
EXAMPLE = re.compile(r"^```yaml\n(.*?)^```$", re.MULTILINE | re.DOTALL)
PARTIAL = {"unresolved-reference", "missing-field", "empty-inventory"}
"""What the reader may say of an example: it shows a piece of an inventory, not the whole."""

DOUBLED = re.compile(r"(?P<name>[^:]{2,}): `?(?P=name)\b")
"""What a message says twice: `Acme: Acme requires`."""
NOTES = {"derogation-used", "onward-controller-accountable", "scc-importer-under-gdpr"}
"""Rules on transfers that ask for no action, and say so on their page."""

OF_ONE_LAW = {
    "derogation-barred": ("ch-fadp",),
    "idta-linked-agreement-missing": ("eu-gdpr", "ch-fadp"),
    "swiss-addendum-missing": ("eu-gdpr", "uk-gdpr"),
    "uk-addendum-missing": ("eu-gdpr", "ch-fadp"),
}
"""Rules that speak of one law, and the laws under which they never do."""

CASES = [pytest.param(name, case, id=f"{name}: {case['name']}") for name in RULES for case in cases(name)]


def shown(finding: Finding, several: bool) -> str:
    span = finding.span
    place = f"{span.file}:{span.line}:{span.column}" if several else f"{span.line}:{span.column}"
    own = finding.severity is rule(finding.rule).severity
    return " ".join([finding.key, place, *([] if own else [finding.severity.value])])


@pytest.mark.parametrize(("name", "case"), CASES)
def test_case(name: str, case: dict[str, Any]) -> None:
    report = report_of(case)
    several = isinstance(case["given"], dict) or not {"notices", "site", "site_name"}.isdisjoint(case)
    ours = [one for one in report.findings if one.rule == name]
    assert sorted(shown(one, several) for one in ours) == sorted(case["finds"])
    assert [one.hint for one in ours] == case.get("fixes", [one.hint for one in ours])
    if rule(name).kind is Kind.LAW and rule(name).runs:
        assert [one.message for one in ours if not one.hint] == [one.message for one in ours if name in NOTES]
    is_an_inventory(name, report)
    assert sorted(report.keys) == sorted(set(report.keys)), (
        "a waiver, a fingerprint and a comparison take a key for one finding"
    )
    say_what_and_where(report, texts_of(case))
    texts = {text for one in ours for text in (one.message, one.hint, *(step.label for step in one.steps))}
    assert {text: found for text in texts if (found := struck("en", QUOTED.sub(" ", CODE.sub(" ", text))))} == {}


def is_an_inventory(name: str, report: Report) -> None:
    """A slip in a case must not pass for a rule that keeps silent: the reader objects only where that is the point."""
    read = rule(name).kind is Kind.READER
    assert [one.key for one in report.findings if one.kind is Kind.READER and not read] == []


def say_what_and_where(report: Report, texts: Mapping[str, str]) -> None:
    """Every finding, whichever rule it is of: a sentence, places within the text, citations that exist."""
    law = law_of(DAY, "", ())
    for one in report.findings:
        assert one.message
        assert not one.message.endswith(".")
        assert not DOUBLED.match(one.message)
        assert all(step.label for step in one.steps)
        for span in (step.span for step in one.steps if step.span.file in texts):
            lines = texts[span.file].split("\n")
            assert 1 <= span.line <= span.end_line <= len(lines)
            assert 1 <= span.column <= len(lines[span.line - 1]) + 1
        assert [law.cite(cited).cite for cited in one.law if not law.cite(cited).cite] == []


@pytest.mark.parametrize("name", [one.id for one in all_rules() if one.reason])
def test_findings_cite_their_own_law(name: str) -> None:
    """No article of the Union under the law of the United Kingdom; a rule for one law alone has nothing under the others."""
    law = law_of(DAY, "", ())
    for regime in law.full_regimes():
        cited = [law.cite(one).regime for one in law.cited(rule(name).law, regime)]
        assert {*cited} <= {regime, None}
        assert cited or regime in OF_ONE_LAW.get(name, ())


@pytest.mark.parametrize("name", RULES)
def test_rule_speaks_and_keeps_silent(name: str) -> None:
    told = [bool(case["finds"]) for case in cases(name)]
    assert True in told
    assert False in told


@pytest.mark.parametrize("name", RULES)
def test_page(name: str) -> None:
    """The page opens with one sentence, and its example is an inventory's: known fields with fitting values."""
    page = rule(name).doc
    assert rule(name).summary.endswith(".")
    examples = EXAMPLE.findall(page)
    assert examples
    assert [problem for text in examples for problem in problems(text)] == []


def problems(example: str) -> list[str]:
    value, found = parse("example.yml", example)
    assert isinstance(value, dict)
    if "edition" in value:
        found = list(Law.read(LAW, date.fromisoformat(DAY), {"law/example.yml": example}).findings)
    elif set(value) <= {*COLLECTIONS, ORGANIZATION, "waivers"} and not set(value) <= set(shape(Organization)):
        found = list(read_inventory({"example.yml": example})[1])
    else:
        fitting = [kind for kind in kinds() if set(value) <= set(shape(kind))]
        assert fitting, f"no record has the fields {', '.join(value)}"
        found = min((tried(kind, value) for kind in fitting), key=len)
    return [one.message for one in found if one.rule not in PARTIAL]


def tried(kind: type[Part], value: Any) -> list[Finding]:
    reading = Reading()
    build(kind, reading, value)
    return reading.findings


def kinds() -> Iterator[type[Part]]:
    waiting, seen = [Part], set[type[Part]]()
    while waiting:
        kind = waiting.pop()
        if kind not in seen:
            seen.add(kind)
            waiting += kind.__subclasses__()
            yield kind
