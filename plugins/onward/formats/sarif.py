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
    index = {one.id: number for number, one in enumerate(rules)}
    results = [_result(one, index, context) for one in report.findings]
    results += [
        {**_result(one.finding, index, context), "suppressions": [_accepted(one, context)]} for one in report.waived
    ]
    notifications = [_notification(one, index) for one in unchecked(report)]
    told = {"toolExecutionNotifications": notifications} if notifications else {}
    run = {
        "tool": {"driver": _driver(rules, context)},
        "automationDetails": {"id": f"onward/{context.path(context.inventory)}/"},
        "invocations": [{"executionSuccessful": True, **told}],
        "originalUriBaseIds": {ROOT: {"description": {"text": "The root of the repository."}}},
        "columnKind": "unicodeCodePoints",
        "results": results,
        "properties": {"day": report.day.isoformat(), "lawAsOf": report.law_as_of.isoformat(), "older": report.older},
    }
    return json.dumps({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}, ensure_ascii=False, indent=2) + "\n"


def _notification(one: Unchecked, index: Mapping[str, int]) -> dict[str, Any]:
    """What was not checked: of the run, not of a place in a file."""
    only = {"associatedRule": {"id": one.rules[0], "index": index[one.rules[0]]}} if len(one.rules) == 1 else {}
    return {
        "descriptor": {"id": f"not-checked/{one.id}"},
        **only,
        "level": "note",
        "message": {"text": f"Not checked: {one.what} ({one.why})."},
        "properties": {"rules": list(one.rules)},
    }


def _driver(rules: tuple[Rule, ...], context: Context) -> dict[str, Any]:
    home = {"informationUri": context.docs_url} if context.docs_url else {}
    declared = [_rule(one, context) for one in rules]
    return {"name": "Onward", "version": __version__, "semanticVersion": __version__, **home, "rules": declared}


def _rule(one: Rule, context: Context) -> dict[str, Any]:
    page = {"helpUri": context.url(one.id)} if context.docs_url else {}
    return {
        "id": one.id,
        "shortDescription": {"text": one.summary},
        "fullDescription": {"text": one.summary},
        "help": {"text": one.doc, "markdown": one.doc},
        **page,
        "defaultConfiguration": {"level": one.severity.value},
        "properties": {
            "tags": ["privacy", one.kind.value],
            "problem.severity": _PROBLEM[one.severity],
            "law": [context.law.cite(name).cite for name in one.law],
        },
    }


def _result(one: Finding, index: Mapping[str, int], context: Context) -> dict[str, Any]:
    first, *others = one.steps
    return {
        "ruleId": one.rule,
        "ruleIndex": index[one.rule],
        "level": one.severity.value,
        "message": {"text": f"{one.message}\n{one.hint}" if one.hint else one.message},
        "locations": [_location(first, context)],
        "relatedLocations": [{"id": number, **_location(step, context)} for number, step in enumerate(others, 1)],
        **(_flow(one, context) if one.regime and one.detail and others else {}),
        "partialFingerprints": {"onwardKey/v1": one.key, "primaryLocationLineHash": f"{fingerprint(one)[:16]}:1"},
        "suppressions": [],
        "properties": {"key": one.key, "regime": one.regime, "country": one.country, "law": context.cites(one)},
    }


def _flow(one: Finding, context: Context) -> dict[str, Any]:
    """The trail in the direction of the data: it ends at the place to mend."""
    locations = [{"location": _location(step, context)} for step in reversed(one.steps)]
    return {"codeFlows": [{"threadFlows": [{"locations": locations}]}]}


def _accepted(one: Waived, context: Context) -> dict[str, Any]:
    waiver = one.waiver
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
