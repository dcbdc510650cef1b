"""Annotations of GitHub Actions: workflow commands, most severe first, because GitHub shows only the first of each kind."""

from __future__ import annotations

from onward.characters import escaped
from onward.finding import Finding, Severity
from onward.formats import Context, summary
from onward.lint import Report

_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "notice"}


def render(report: Report, context: Context) -> str:
    """A command a finding, then the summary as a line of the log."""
    return "\n".join([*(_command(one, context) for one in report.findings), _data(summary(report))]) + "\n"


def _command(one: Finding, context: Context) -> str:
    span = one.span
    places = {
        "file": context.path(span.file),
        "line": span.line,
        "endLine": span.end_line,
        "col": span.column,
        "endColumn": span.end_column,
        "title": one.rule,
    }
    told = [one.message, *(f"law: {text}" for text in [context.cites(one)] if text)]
    told += [f"fix: {one.hint}"] if one.hint else []
    told += [f"key: {one.key}"] if one.kind != "reader" else []
    properties = ",".join(f"{name}={_property(str(value))}" for name, value in places.items())
    return f"::{_COMMANDS[one.severity]} {properties}::" + _data("\n".join(told))


def _data(written: str) -> str:
    text = escaped(written.replace("\r", " "))
    return text.replace("%", "%25").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
