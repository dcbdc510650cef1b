"""Outputs of the lint, each against what reads it: official schemas, real consumers, and a golden file of one report."""

from __future__ import annotations

import html
import json
import re
from collections import Counter
from dataclasses import replace
from datetime import date
from html.parser import HTMLParser
from pathlib import Path
from typing import Any
from urllib.parse import unquote
from xml.etree import ElementTree

import cmarkgfm
import jsonschema
import pytest
import yaml
from junitparser import Error, Failure, JUnitXml, Skipped

from onward.finding import Finding, Severity, Span, Step, Subject
from onward.formats import Context, Terminal, format_names, render
from onward.formats._layout import plain, width, wrap
from onward.formats._snippet import Trail
from onward.lint import Gap, Report, run
from onward.records.inventory import read_inventory
from onward.rules import all_rules
from onward.world import World
from shared import shipped_law

HERE = Path(__file__).parent / "formats"
DAY = date(2026, 11, 24)
SCHEMA = json.loads((HERE / "sarif-2.1.0.schema.json").read_text("utf-8"))
"""SARIF 2.1.0 as published (RTM 5), out of the npm package @microsoft/jest-sarif 1.0.0-beta.0 (MIT)."""
PREFIX = "trust/center"
WIDE = Terminal(True, 80, f"file:///repository/{PREFIX}")
"""A terminal that knows colours and links."""


@pytest.fixture(scope="module")
def context() -> Context:
    texts = {
        path.relative_to(HERE).as_posix(): path.read_text("utf-8") for path in sorted(HERE.glob("inventory/**/*.yml"))
    }
    law = shipped_law(DAY)
    here = f"/repository/{PREFIX}"
    return Context("inventory", texts, law, "https://onward.example/docs/", root="/repository", here=here)


@pytest.fixture(scope="module")
def report(context: Context) -> Report:
    """Two errors and a note over three files, and one finding that is waived."""
    inventory, findings = read_inventory(context.texts)
    made = run(World.of(inventory, context.law), findings)
    assert Counter(one.severity.value for one in made.findings) == {"error": 2, "note": 1}
    assert len(made.waived) == 1
    return made


@pytest.mark.parametrize("name", format_names())
def test_golden(name: str, report: Report, context: Context) -> None:
    assert shown(name, report, context) == (HERE / f"report.{name}").read_text("utf-8")


def test_golden_of_a_terminal(report: Report, context: Context) -> None:
    assert shown("text", report, replace(context, terminal=WIDE)) == (HERE / "report.terminal").read_text("utf-8")


def test_json_is_written_as_json_dumps_writes_it(report: Report, context: Context) -> None:
    """With every text that JSON escapes, without a law and a step, and with no finding at all."""
    odd = replace(report.findings[0], message='"\\\n\t\x1f\u2028ü\U0001f600', law=(), steps=(), regime=None)
    for findings in ((), (odd,), (*report.findings, odd)):
        told = render("json", replace(report, findings=findings), context)
        assert told == json.dumps(json.loads(told), ensure_ascii=False, indent=2) + "\n"
        assert [one["message"] for one in json.loads(told)["findings"]] == [one.message for one in findings]


def shown(name: str, report: Report, context: Context) -> str:
    """The output without what changes from day to day: how many rules there are, and what they say."""
    told = re.sub(r"\d+ rules? checked", "N rules checked", render(name, report, context))
    if name != "sarif":
        return told
    log = json.loads(told)
    driver = log["runs"][0]["tool"]["driver"]
    driver["rules"] = [one for one in driver["rules"] if one["id"] == "syntax"]
    driver["version"] = driver["semanticVersion"] = "N"
    for result in log["runs"][0]["results"]:
        result["ruleIndex"] = "N"
    return json.dumps(log, ensure_ascii=False, indent=1) + "\n"


def test_every_format_has_its_golden_file() -> None:
    assert {path.suffix[1:] for path in HERE.glob("report.*")} == {*format_names(), "terminal"}


@pytest.mark.parametrize("name", format_names())
def test_nothing_found_is_said_too(name: str, report: Report, context: Context) -> None:
    empty = replace(report, findings=(), waived=())
    assert render(name, empty, context).strip()


GAPS = (
    Gap("notices", "the folder `docs/notices` does not exist", ("notice-too-late", "unannounced-change")),
    Gap("build", "run `onward build`", ("claim-not-published",)),
)
SAID = ("notices (the folder `docs/notices` does not exist)", "which claims appear on pages (run `onward build`)")


def test_sarif_says_what_was_not_checked(report: Report, context: Context) -> None:
    log = json.loads(render("sarif", replace(report, not_checked=GAPS), context))
    jsonschema.Draft4Validator(SCHEMA).validate(log)
    (run,) = log["runs"]
    told = run["invocations"][0]["toolExecutionNotifications"]
    assert [one["message"]["text"] for one in told] == [f"Not checked: {said}." for said in SAID]
    assert [one["properties"]["rules"] for one in told] == [list(one.rules) for one in GAPS]
    only = told[1]["associatedRule"]
    assert run["tool"]["driver"]["rules"][only["index"]]["id"] == only["id"] == "claim-not-published"


def test_junit_says_what_was_not_checked(report: Report, context: Context) -> None:
    for found in (report, replace(report, findings=(), waived=())):
        read = JUnitXml.fromstring(render("junit", replace(found, not_checked=GAPS), context).encode())
        skipped = {case.name: case.result[0] for suite in read for case in suite if case.is_skipped}
        gaps = {name: one for name, one in skipped.items() if name.startswith("not checked: ")}
        assert [one.message for one in gaps.values()] == [GAPS[0].why, GAPS[1].why]
        assert gaps["not checked: notices"].text == "notice-too-late, unannounced-change"
        assert read.tests == len(found.findings) + len(found.waived) + len(GAPS) + (not found.findings)


@pytest.mark.parametrize("name", ["github", "markdown", "text"])
def test_the_last_line_says_what_was_not_checked(name: str, report: Report, context: Context) -> None:
    told = html.unescape(render(name, replace(report, not_checked=GAPS), context))
    assert [said for said in SAID if said not in told] == []


@pytest.mark.parametrize("name", ["sarif", "junit", "github", "markdown", "text"])
def test_rules_that_did_not_run_are_not_checked(name: str, report: Report, context: Context) -> None:
    told = render(name, replace(report, rules=0, not_checked=()), context)
    assert "rules run once the reader errors are fixed" in told


# SARIF


@pytest.fixture(scope="module")
def sarif(report: Report, context: Context) -> dict[str, Any]:
    log: dict[str, Any] = json.loads(render("sarif", report, context))
    jsonschema.Draft4Validator(SCHEMA, format_checker=jsonschema.FormatChecker()).validate(log)
    (run,) = log["runs"]
    found: dict[str, Any] = run
    return found


def test_the_schema_refuses(sarif: dict[str, Any]) -> None:
    wrong = {"version": "2.1.0", "runs": [{**sarif, "columnKind": "bytes"}]}
    assert list(jsonschema.Draft4Validator(SCHEMA).iter_errors(wrong))


def test_sarif_declares_every_rule(sarif: dict[str, Any]) -> None:
    declared = sarif["tool"]["driver"]["rules"]
    assert [one["id"] for one in declared] == [one.id for one in all_rules()]
    assert all(one["help"]["markdown"].count("## ") >= 3 for one in declared)
    assert [declared[one["ruleIndex"]]["id"] for one in sarif["results"]] == [one["ruleId"] for one in sarif["results"]]


def test_sarif_places_are_of_the_repository(sarif: dict[str, Any], context: Context) -> None:
    places = [one["physicalLocation"] for result in sarif["results"] for one in result["locations"]]
    for place in places:
        artifact, region = place["artifactLocation"], place["region"]
        assert artifact["uriBaseId"] in sarif["originalUriBaseIds"]
        file = unquote(artifact["uri"]).removeprefix(f"{PREFIX}/")
        line = context.texts[file].splitlines()[region["startLine"] - 1]
        assert 1 <= region["startColumn"] < region["endColumn"] <= len(line) + 1
    assert sarif["columnKind"] == "unicodeCodePoints"


def test_sarif_chains_lead_to_the_place_to_mend(sarif: dict[str, Any]) -> None:
    flows = [
        (one["codeFlows"][0]["threadFlows"][0]["locations"], one["locations"][0])
        for one in sarif["results"]
        if "codeFlows" in one
    ]
    assert flows
    assert all(way[-1]["location"] == place and len(way) > 1 for way, place in flows)


def test_sarif_knows_findings_by_their_keys(sarif: dict[str, Any]) -> None:
    prints = [one["partialFingerprints"] for one in sarif["results"]]
    assert {one["onwardKey/v1"].partition("@")[0] for one in prints} == {one["ruleId"] for one in sarif["results"]}
    assert len({one["primaryLocationLineHash"] for one in prints}) == len(prints)


def test_sarif_suppresses_what_is_waived(sarif: dict[str, Any]) -> None:
    suppressed = {one["ruleId"]: one["suppressions"] for one in sarif["results"] if one["suppressions"]}
    (waived,) = suppressed["unused-subprocessor"]
    assert waived["status"] == "accepted"
    assert "booked, but not used before spring" in waived["justification"]
    assert all("suppressions" in one for one in sarif["results"])


def test_sarif_outside_of_a_repository(report: Report, context: Context) -> None:
    elsewhere = replace(context, root="/elsewhere", here="/repository")
    outside = Step(Span("/far away/a.yml", 1, 1, 1, 2), "here")
    far = replace(report, findings=(replace(report.findings[0], steps=(outside,)),))
    log = json.loads(render("sarif", far, elsewhere))
    assert not list(jsonschema.Draft4Validator(SCHEMA).iter_errors(log))
    place = log["runs"][0]["results"][0]["locations"][0]["physicalLocation"]["artifactLocation"]
    assert place == {"uri": "file:///far%20away/a.yml"}


# GitHub

COMMAND = re.compile(r"::(error|warning|notice) ([^:]*)::(.*)")


def test_github_reads_the_annotations_back(report: Report, context: Context) -> None:
    """The runner splits a command at `::`, its properties at `,` and `=`, and then takes the escapes back."""
    *commands, last = render("github", report, context).splitlines()
    assert not last.startswith("::")
    found = []
    for line in commands:
        matched = COMMAND.fullmatch(line)
        assert matched, line
        properties = dict(one.split("=") for one in matched[2].split(","))
        found.append((matched[1], {name: unescaped(one) for name, one in properties.items()}, unescaped(matched[3])))
    assert [level for level, _, _ in found] == ["error", "error", "notice"]
    for (_, properties, message), one in zip(found, report.findings, strict=True):
        assert properties["file"] == f"{PREFIX}/{one.span.file}"
        assert (properties["line"], properties["title"]) == (str(one.span.line), one.rule)
        assert message.splitlines()[0] == one.message


def unescaped(text: str) -> str:
    for code, character in (("%0D", "\r"), ("%0A", "\n"), ("%3A", ":"), ("%2C", ","), ("%25", "%")):
        text = text.replace(code, character)
    return text


# GitLab


def test_gitlab_has_what_gitlab_asks_for(report: Report, context: Context) -> None:
    """The fields of GitLab's documentation: description, check_name, a unique fingerprint, a severity, a relative path."""
    place = {
        "type": "object",
        "required": ["path", "lines"],
        "properties": {
            "path": {"type": "string", "pattern": r"^(?!\.?/)"},
            "lines": {
                "type": "object",
                "required": ["begin"],
                "properties": {"begin": {"type": "integer", "minimum": 1}},
            },
        },
    }
    entry = {
        "type": "object",
        "required": ["description", "check_name", "fingerprint", "severity", "location"],
        "properties": {
            "description": {"type": "string", "minLength": 1},
            "check_name": {"type": "string", "minLength": 1},
            "fingerprint": {"type": "string", "minLength": 1},
            "severity": {"enum": ["info", "minor", "major", "critical", "blocker"]},
            "location": place,
        },
    }
    entries = json.loads(render("gitlab", report, context))
    jsonschema.validate(entries, {"type": "array", "items": entry, "minItems": 1})
    assert len({one["fingerprint"] for one in entries}) == len(entries) == len(report.findings)


# JUnit


@pytest.mark.parametrize(("least", "failing"), [(Severity.ERROR, 2), (Severity.WARNING, 2), (Severity.NOTE, 3)])
def test_junit_is_read_by_a_consumer(least: Severity, failing: int, report: Report, context: Context) -> None:
    read = JUnitXml.fromstring(render("junit", report, replace(context, least=least)).encode())
    cases = [case for suite in read for case in suite]
    results = Counter(type(result) for case in cases for result in case.result)
    assert results == {Failure: failing, Skipped: 1}
    assert (read.tests, read.failures, read.skipped, read.errors) == (4, failing, 1, 0)
    counted = [(suite.tests, suite.failures, suite.skipped) for suite in read]
    read.update_statistics()
    assert [(suite.tests, suite.failures, suite.skipped) for suite in read] == counted
    assert {case.name for case in cases} == set(report.keys)
    assert not any(isinstance(result, Error) for case in cases for result in case.result)


def test_junit_holds_what_xml_cannot(report: Report, context: Context) -> None:
    odd = replace(report, findings=(replace(report.findings[0], message="a \x0b bell \x07 & <b>"),))
    root = ElementTree.fromstring(render("junit", odd, context).encode())
    (failure,) = root.iter("failure")
    assert failure.get("message") == "a \\x0b bell \\x07 & <b>"


# Markdown


class Page(HTMLParser):
    """What GitHub's own parser made of the text: tags and the words of cells."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: Counter[str] = Counter()
        self.cells: list[str] = []
        self.inside = False
        self.feed(cmarkgfm.github_flavored_markdown_to_html(text, options=cmarkgfm.cmark.Options.CMARK_OPT_UNSAFE))

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        self.tags[tag] += 1
        self.cells += [""] if tag == "td" else []
        self.inside = self.inside or tag == "td"

    def handle_endtag(self, tag: str) -> None:
        self.inside = self.inside and tag != "td"

    def handle_data(self, data: str) -> None:
        if self.inside:
            self.cells[-1] += data


def test_markdown_as_github_reads_it(report: Report, context: Context) -> None:
    page = Page(render("markdown", report, context))
    assert page.tags["tr"] == len(report.findings) + 1
    assert page.tags["td"] == 4 * len(report.findings)
    assert page.tags["details"] == page.tags["pre"] == len(report.findings)
    assert page.cells[2].replace("\u200b", "") == report.findings[0].message
    assert set(page.tags) <= {
        "h3",
        "table",
        "thead",
        "tbody",
        "tr",
        "th",
        "td",
        "a",
        "code",
        "p",
        "details",
        "summary",
        "pre",
    }


def test_markdown_cannot_be_broken_out_of(report: Report, context: Context) -> None:
    hostile = "``` </details> <img src=x> | [x](javascript:1) @everyone **b** `c`\n# d"
    odd = replace(report.findings[0], message=hostile, steps=(Step(Span("a|`b.yml", 1, 1, 1, 2), hostile),))
    page = Page(render("markdown", replace(report, findings=(odd,)), context))
    assert page.tags["img"] == page.tags["strong"] == page.tags["h1"] == 0
    assert page.tags["td"] == 4
    assert page.tags["a"] == 1
    assert page.cells[2] == " ".join(hostile.split()).replace("@everyone", "@\u200beveryone")


def test_markdown_fits_into_a_comment(report: Report, context: Context) -> None:
    each = [(number, one) for number in range(100) for one in report.findings]
    many = replace(report, findings=tuple(replace(one, cause="", detail=str(number)) for number, one in each))
    told = render("markdown", many, context)
    listed = told.count("<details>")
    assert f"{300 - listed} more not listed." in told
    assert 30 < listed == told.count("\n| error") + told.count("\n| note")
    assert len(told) < 65_536


# The terminal


@pytest.mark.parametrize(
    "case", yaml.safe_load((HERE / "trails.yml").read_text("utf-8")), ids=lambda case: str(case["name"])
)
def test_trail(case: dict[str, Any]) -> None:
    steps = tuple(Step(Span(one.get("file", "a.yml"), *one["at"]), one["label"]) for one in case["steps"])
    texts = {"a.yml": case["text"], "b.yml": case.get("other", "")}
    trail = Trail(steps, texts, Terminal(width=case.get("width", 0)), Severity.ERROR)
    assert "\n".join(line.rstrip() for line in trail.lines()) == case["shown"].rstrip("\n")


@pytest.mark.parametrize("columns", [40, 60, 80, 120])
def test_no_line_is_wider_than_the_terminal(columns: int, report: Report, context: Context) -> None:
    told = render("text", report, replace(context, terminal=Terminal(width=columns)))
    keys = [line for line in told.splitlines() if "= key: " not in line and "-->" not in line and "error[" not in line]
    assert [line for line in keys if width(line) > columns] == []


def test_a_line_is_cut_around_what_is_marked_in_it(context: Context) -> None:
    text = "x" * 100_000 + "here" + "y" * 100_000
    step = Step(Span("a.js", 1, 100_001, 1, 100_005), "marked")
    shown = list(Trail((step,), {"a.js": text}, Terminal(width=60), Severity.NOTE).lines())
    assert all(width(line) <= 60 for line in shown)
    line, marks = shown[-2:]
    assert line[marks.index("^") : marks.rindex("^") + 1] == "here"
    (wide,) = [one for one in Trail((step,), {"a.js": text}, Terminal(), Severity.NOTE).lines() if "here" in one]
    assert len(wide) < 450


def test_carets_stand_below_what_is_escaped_before_them() -> None:
    text = "a: \u202e\x1b here"
    shown = list(Trail((Step(Span("a.md", 1, 7, 1, 11), "marked"),), {"a.md": text}, Terminal(), Severity.NOTE).lines())
    line, marks = shown[-2:]
    assert line == "1 | a: \\u202e\\x1b here"
    assert line[marks.index("^") : marks.rindex("^") + 1] == "here"


@pytest.mark.parametrize("name", ["a.md", "a.yml"])
def test_a_line_ends_where_its_reader_ends_it(name: str) -> None:
    """YAML ends a line at U+2028, Markdown does not: a place is shown with the line of which it was told."""
    text = "first\u2028second\nthird\n"
    shown = "\n".join(Trail((Step(Span(name, 2, 1, 2, 2), "x"),), {name: text}, Terminal(), Severity.NOTE).lines())
    assert f"2 | {'third' if name.endswith('.md') else 'second'}" in shown


def test_colours_change_no_letter(report: Report, context: Context) -> None:
    painted = render("text", report, replace(context, terminal=Terminal(True, 80, "file:///here")))
    bare = re.sub(r"\x1b\[[\d;]*m|\x1b]8;;[^\x1b]*\x1b\\", "", painted)
    assert bare == render("text", report, replace(context, terminal=Terminal(width=80)))


def test_a_name_cannot_steer_the_terminal(report: Report, context: Context) -> None:
    steering = "a\x1b[2J\x9b31m\u202egnirts\r\nb"
    finding = Finding(
        "syntax",
        Subject("file", "a.yml"),
        steering,
        (Step(Span("a\x1b.yml", 1, 1, 1, 2), steering),),
        severity=Severity.ERROR,
    )
    texts = {"a\x1b.yml": steering}
    told = render("text", replace(report, findings=(finding,)), replace(context, texts=texts))
    assert not set(told) & set("\x1b\x9b\u202e\r")


@pytest.mark.parametrize("name", ["text", "markdown", "github", "junit"])
def test_what_is_not_seen_is_shown(name: str, report: Report, context: Context) -> None:
    """In a terminal, in a comment and in a log: by its number, as it could be searched for."""
    hidden = "a\x1b[2J\x9b\u202egnirts\u200b\U000e0041"
    odd = replace(report.findings[0], message=hidden, steps=(Step(Span("a\x1b\u202e.yml", 1, 1, 1, 2), hidden),))
    told = render(name, replace(report, findings=(odd,)), replace(context, texts={"a\x1b\u202e.yml": hidden}))
    assert not set(told) & set("\x1b\x9b\u202e\u200b\U000e0041")
    assert "x1b" in told
    assert "u202egnirts" in told


def test_width_is_what_is_seen() -> None:
    assert [width(one) for one in ("abc", "株式", "e\u0301", "a\u200db")] == [3, 4, 1, 2]
    assert plain("a\tb") == "a b"
    assert list(wrap("株式 会社 ab", 5)) == ["株式", "会社", "ab"]
