"""JSON, frozen as onward-lint/1: a type of its own, so that the inside may change without it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from onward.contracts import schema_address
from onward.finding import Finding, Severity, Step
from onward.formats import Context
from onward.jsontext import indented
from onward.lint import Report

if TYPE_CHECKING:
    from onward.contracts import lint as contract

_FORMAT: Final = "onward-lint/1"


def render(report: Report, context: Context) -> str:
    """The report as one JSON document."""
    document: contract.Document = {
        "$schema": schema_address(_FORMAT, context.docs_url),
        "version": _FORMAT,
        "inventory": context.inventory,
        "day": report.day.isoformat(),
        "law": {"as_of": report.law_as_of.isoformat(), "review_by": report.law_review_by.isoformat()},
        "summary": {
            "errors": report.count(Severity.ERROR),
            "warnings": report.count(Severity.WARNING),
            "notes": report.count(Severity.NOTE),
            "waived": len(report.waived),
        },
        "not_checked": [{"what": gap.need, "why": gap.why, "rules": list(gap.rules)} for gap in report.not_checked],
        "findings": [],
    }
    findings = (_finding(finding, context) for finding in report.findings)  # one at a time: written out they are large
    return indented({**document, "findings": findings}, end="\n")


def _finding(finding: Finding, context: Context) -> contract.Finding:
    return {
        "rule": finding.rule,
        "kind": finding.kind,
        "severity": finding.severity,
        "key": finding.key,
        "subject": {"collection": finding.subject.collection, "id": finding.subject.id},
        "cause": finding.cause or str(finding.subject),
        "regime": finding.regime,
        "country": finding.country,
        "message": finding.message,
        "hint": finding.hint,
        "law": list(finding.law),
        "url": context.url(finding.rule),
        "steps": [_step(step) for step in finding.steps],
    }


def _step(step: Step) -> contract.Step:
    span = step.span
    return {
        "file": span.file,
        "line": span.line,
        "column": span.column,
        "end_line": span.end_line,
        "end_column": span.end_column,
        "label": step.label,
    }
