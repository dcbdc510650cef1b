"""The code quality report of GitLab: a JSON array of what stands, in the subset of Code Climate's format that GitLab reads."""

from __future__ import annotations

import json
from typing import Any

from onward.finding import Finding, Severity
from onward.formats import Context, fingerprint
from onward.lint import Report

_SEVERITIES = {Severity.ERROR: "critical", Severity.WARNING: "minor", Severity.NOTE: "info"}


def render(report: Report, context: Context) -> str:
    """An entry a finding; GitLab has no word for waived findings, nor for what was not checked, and so they are left out."""
    return json.dumps([_entry(one, context) for one in report.findings], ensure_ascii=False, indent=2) + "\n"


def _entry(one: Finding, context: Context) -> dict[str, Any]:
    span = one.span
    return {
        "description": f"{one.message}. Fix: {one.hint}" if one.hint else one.message,
        "check_name": one.rule,
        "fingerprint": fingerprint(one),
        "severity": _SEVERITIES[one.severity],
        "location": {"path": context.path(span.file), "lines": {"begin": span.line, "end": span.end_line}},
    }
