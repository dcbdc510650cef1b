"""JSON, frozen as onward-lint/1: a type of its own, so that the inside may change without it."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import Any

from onward.finding import Finding, Severity, Subject
from onward.formats import Context
from onward.lint import Report


def render(report: Report, context: Context) -> str:
    """The report as one JSON document."""
    summary = {f"{severity.value}s": report.count(severity) for severity in Severity}
    document = {
        "version": "onward-lint/1",
        "inventory": context.inventory,
        "day": report.day.isoformat(),
        "law": {"as_of": report.law_as_of.isoformat(), "review_by": report.law_review_by.isoformat()},
        "summary": {**summary, "waived": len(report.waived)},
        "not_checked": [{"what": one.need, "why": one.why, "rules": list(one.rules)} for one in report.not_checked],
        "findings": [_finding(one, context) for one in report.findings],
    }
    return json.dumps(document, ensure_ascii=False, indent=2) + "\n"


def _finding(one: Finding, context: Context) -> dict[str, Any]:
    return {
        "rule": one.rule,
        "kind": one.kind.value,
        "severity": one.severity.value,
        "key": one.key,
        "subject": _subject(one.subject),
        "cause": one.cause or str(one.subject),
        "regime": one.regime,
        "country": one.country,
        "message": one.message,
        "hint": one.hint,
        "law": list(one.law),
        "url": context.url(one.rule),
        "steps": [{**asdict(step.span), "label": step.label} for step in one.steps],
    }


def _subject(subject: Subject) -> dict[str, str]:
    return {"collection": subject.collection, "id": subject.id}
