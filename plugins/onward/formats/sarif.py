"""SARIF 2.1.0 (OASIS), for code scanning: every rule declared, trails as code flows, waivers as suppressions."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any
from urllib.parse import quote

from onward import __version__
from onward.finding import Finding, Severity, Span, Step
from onward.formats import Context, Unchecked, fingerprint, unchecked
from onward.formats._causes import grouped
from onward.lint import Report, Waived
from onward.rules import Rule, all_rules

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
ROOT = "%SRCROOT%"
_PROBLEM = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "recommendation"}


def render(report: Report, context: Context) -> str:
    """The report as one SARIF log with one run."""
    report = grouped(report, context)
    rules = all_rules()
    index = {rule.id: number for number, rule in enumerate(rules)}
    results = [_result(finding, index, context) for finding in report.findings]
    results += [
        {**_result(waived.finding, index, context), "suppressions": [_accepted(waived, context)]}
        for waived in report.waived
    ]
    notifications = [_notification(gap, index) for gap in unchecked(report)]
    notifications_of = {"toolExecutionNotifications": notifications} if notifications else {}
    run = {
        "tool": {"driver": _driver(rules, context)},
        "automationDetails": {"id": f"onward/{context.path(context.inventory)}/"},
        "invocations": [{"executionSuccessful": True, **notifications_of}],
        "originalUriBaseIds": {ROOT: {"description": {"text": "The root of the repository."}}},
        "columnKind": "unicodeCodePoints",
        "results": results,
        "properties": {"day": report.day.isoformat(), "lawAsOf": report.law_as_of.isoformat(), "older": report.older},
    }
    return json.dumps({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}, ensure_ascii=False, indent=2) + "\n"


def _notification(gap: Unchecked, index: Mapping[str, int]) -> dict[str, Any]:
    """What was not checked: of the run, not of a place in a file."""
    only = {"associatedRule": {"id": gap.rules[0], "index": index[gap.rules[0]]}} if len(gap.rules) == 1 else {}
    return {
        "descriptor": {"id": f"not-checked/{gap.id}"},
        **only,
        "level": "note",
        "message": {"text": f"Not checked: {gap.what} ({gap.why})."},
        "properties": {"rules": list(gap.rules)},
    }


def _driver(rules: tuple[Rule, ...], context: Context) -> dict[str, Any]:
    home = {"informationUri": context.docs_url} if context.docs_url else {}
    declared = [_rule(rule, context) for rule in rules]
    return {"name": "Onward", "version": __version__, "semanticVersion": __version__, **home, "rules": declared}


def _rule(rule: Rule, context: Context) -> dict[str, Any]:
    page = {"helpUri": context.url(rule.id)} if context.docs_url else {}
    return {
        "id": rule.id,
        "shortDescription": {"text": rule.summary},
        "fullDescription": {"text": rule.summary},
        "help": {"text": rule.doc, "markdown": rule.doc},
        **page,
        "defaultConfiguration": {"level": rule.severity.value},
        "properties": {
            "tags": ["privacy", rule.kind.value],
            "problem.severity": _PROBLEM[rule.severity],
            "law": [context.law.cite(name).cite for name in rule.law],
        },
    }


def _result(finding: Finding, index: Mapping[str, int], context: Context) -> dict[str, Any]:
    first, *others = finding.steps
    return {
        "ruleId": finding.rule,
        "ruleIndex": index[finding.rule],
        "level": finding.severity.value,
        "message": {"text": f"{finding.message}\n{finding.hint}" if finding.hint else finding.message},
        "locations": [_location(first, context)],
        "relatedLocations": [{"id": number, **_location(step, context)} for number, step in enumerate(others, 1)],
        **(_flow(finding, context) if finding.regime and finding.detail and others else {}),
        "partialFingerprints": {
            "onwardKey/v1": finding.key,
            "primaryLocationLineHash": f"{fingerprint(finding)[:16]}:1",
        },
        "suppressions": [],
        "properties": {
            "key": finding.key,
            "regime": finding.regime,
            "country": finding.country,
            "law": context.cites(finding),
        },
    }


def _flow(finding: Finding, context: Context) -> dict[str, Any]:
    """The trail in the direction of the data: it ends at the place to mend."""
    locations = [{"location": _location(step, context)} for step in reversed(finding.steps)]
    return {"codeFlows": [{"threadFlows": [{"locations": locations}]}]}


def _accepted(waived: Waived, context: Context) -> dict[str, Any]:
    waiver = waived.waiver
    why = f"{waiver.reason} (by {waiver.by}, until {waiver.until})"
    place = _location(Step(waiver.at("finding"), "waived here"), context)
    return {"kind": "external", "status": "accepted", "justification": why, "location": place}


def _location(step: Step, context: Context) -> dict[str, Any]:
    physical = {"artifactLocation": _artifact(context.path(step.span.file)), "region": _region(step.span)}
    return {"physicalLocation": physical, "message": {"text": step.label}}


def _artifact(path: str) -> dict[str, str]:
    if path.startswith("/"):
        return {"uri": f"file://{quote(path)}"}
    return {"uri": quote(path), "uriBaseId": ROOT}


def _region(span: Span) -> dict[str, int]:
    return {
        "startLine": span.line,
        "startColumn": span.column,
        "endLine": span.end_line,
        "endColumn": max(span.end_column, span.column) if span.line == span.end_line else span.end_column,
    }
