"""The code quality report of GitLab: a JSON array of what stands, in the subset of Code Climate's format that GitLab reads."""

from __future__ import annotations

import json
from typing import Any

from onward.finding import Finding, Severity
from onward.formats import Context, fingerprint
from onward.formats._causes import elsewhere
from onward.lint import Report

_SEVERITIES = {Severity.ERROR: "critical", Severity.WARNING: "minor", Severity.NOTE: "info"}


def render(report: Report, context: Context) -> str:
    """An entry for each cause, at its first place; GitLab has no word for what is waived or was not checked: it is left out."""
    entries = [_entry(finding, also, context) for finding, also in elsewhere(report, context)]
    return json.dumps(entries, ensure_ascii=False, indent=2) + "\n"


def _entry(finding: Finding, also: str, context: Context) -> dict[str, Any]:
    span = finding.span
    return {
        "description": ". ".join(filter(None, (finding.message, finding.hint and f"Fix: {finding.hint}", also))),
        "check_name": finding.rule,
        "fingerprint": fingerprint(finding),
        "severity": _SEVERITIES[finding.severity],
        "location": {"path": context.path(span.file), "lines": {"begin": span.line, "end": span.end_line}},
    }
