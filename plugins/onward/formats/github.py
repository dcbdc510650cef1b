"""Annotations of GitHub Actions: workflow commands, most severe first, because GitHub shows only the first of each kind."""

from __future__ import annotations

from onward.characters import escaped
from onward.finding import Finding, Severity
from onward.formats import Context, summary
from onward.formats._causes import elsewhere, grouped
from onward.lint import Report

_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "notice"}


def render(report: Report, context: Context) -> str:
    """A command for each cause, at its first place, then the summary as a line of the log."""
    commands = [_command(one, also, context) for one, also in elsewhere(report, context)]
    return "\n".join([*commands, _data(summary(grouped(report, context)))]) + "\n"


def _command(one: Finding, also: str, context: Context) -> str:
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
    told += [also] if also else []
    told += [f"key: {one.key}"] if one.kind != "reader" else []
    properties = ",".join(f"{name}={_property(str(value))}" for name, value in places.items())
    return f"::{_COMMANDS[one.severity]} {properties}::" + _data("\n".join(told))


def _data(written: str) -> str:
    text = escaped(written.replace("\r", " "))
    return text.replace("%", "%25").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
