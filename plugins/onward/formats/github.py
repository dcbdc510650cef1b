"""Annotations of GitHub Actions: workflow commands, most severe first, because GitHub shows only the first of each kind."""

from __future__ import annotations

from onward.characters import escaped, without_commands
from onward.finding import Finding, Severity
from onward.formats import Context, summary
from onward.formats._causes import elsewhere, grouped
from onward.lint import Report

_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "notice"}


def render(report: Report, context: Context) -> str:
    """A command for each cause, at its first place, then the summary as a line of the log."""
    commands = [_command(finding, also, context) for finding, also in elsewhere(report, context)]
    return "\n".join([*commands, _data(summary(grouped(report, context)))]) + "\n"


def _command(finding: Finding, also: str, context: Context) -> str:
    span = finding.span
    places = {
        "file": context.path(span.file),
        "line": span.line,
        "endLine": span.end_line,
        "col": span.column,
        "endColumn": span.end_column,
        "title": finding.rule,
    }
    lines = [finding.message, *(f"law: {text}" for text in [context.cites(finding)] if text)]
    lines += [f"fix: {finding.hint}"] if finding.hint else []
    lines += [also] if also else []
    lines += [f"key: {finding.key}"] if finding.kind != "reader" else []
    properties = ",".join(f"{name}={_property(str(value))}" for name, value in places.items())
    return f"::{_COMMANDS[finding.severity]} {properties}::" + _data("\n".join(lines))


def _data(written: str) -> str:
    text = without_commands(escaped(written.replace("\r", " ")))
    return text.replace("%", "%25").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
