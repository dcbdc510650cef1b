"""Text for people: every step of a finding's trail with its line and a caret, the law, the way out, the key."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator
from functools import lru_cache

from onward.finding import Finding, Severity, Step
from onward.formats import Context
from onward.lint import Report

_COLOURS = {"error": "31;1", "warning": "33;1", "note": "36;1", "place": "34;1", "quiet": "2", "bold": "1"}
NOT_CHECKED = "completeness of the inventory, content of contracts, quality of assessments, law after this day"


def render(report: Report, context: Context) -> str:
    """The findings, then the summary."""
    blocks = [shown(one, context) for one in report.findings]
    return "\n\n".join([*blocks, _summary(report, context)]) + "\n"


def shown(one: Finding, context: Context) -> str:
    """One finding with its trail."""
    return "\n".join(_finding(one, context))


def _paint(context: Context, name: str, text: str) -> str:
    return f"\x1b[{_COLOURS[name]}m{text}\x1b[0m" if context.colour else text


def _finding(one: Finding, context: Context) -> Iterator[str]:
    head = _paint(context, one.severity.value, f"{one.severity.value}[{one.rule}]")
    yield f"{head}: {_paint(context, 'bold', one.message)}"
    width = len(str(max(step.span.line for step in one.steps)))
    for index, step in enumerate(one.steps):
        yield from _step(step, context, width, index == 0)
    cites = [context.law.cite(name).cite for name in one.law]
    if cites:
        yield from _note(context, width, "law", "; ".join(cites))
    if one.hint:
        yield from _note(context, width, "help", one.hint)
    if one.kind != "reader":
        yield f"{' ' * width} {_paint(context, 'quiet', f'= key: {one.key}')}"


def _note(context: Context, width: int, name: str, text: str) -> Iterator[str]:
    room = max(context.width - width - len(name) - 5, 40)
    first, *rest = textwrap.wrap(text, room, break_long_words=False, break_on_hyphens=False)
    yield f"{' ' * width} = {_paint(context, 'bold', name)}: {first}"
    for line in rest:
        yield " " * (width + len(name) + 5) + line


def _step(step: Step, context: Context, width: int, first: bool) -> Iterator[str]:
    span = step.span
    bar = _paint(context, "place", "|")
    arrow = _paint(context, "place", "-->" if first else ":::")
    yield f"{' ' * width} {arrow} {span.file}:{span.line}:{span.column}"
    lines = _lines(context.texts.get(span.file, ""))
    if not 0 < span.line <= len(lines):
        return
    text = lines[span.line - 1].replace("\t", " ")
    end = span.end_column if span.end_line == span.line else len(text) + 1
    carets = "^" * max(end - span.column, 1) if first else "-" * max(end - span.column, 1)
    number = _paint(context, "place", str(span.line).rjust(width))
    yield f"{number} {bar} {text}"
    label = _paint(context, "error" if first else "place", f"{carets} {step.label}")
    yield f"{' ' * width} {bar} {' ' * (span.column - 1)}{label}"


@lru_cache(maxsize=256)
def _lines(text: str) -> tuple[str, ...]:
    """A file is split once, however many findings point into it."""
    return tuple(text.splitlines())


def _summary(report: Report, context: Context) -> str:
    counts = ", ".join(_counted(report.count(one), one) for one in Severity if report.count(one))
    total = len(report.findings)
    waived = f", {len(report.waived)} waived" if report.waived else ""
    head = f"{total} finding{'s' * (total != 1)}" + (f" ({counts})" if counts else "") + waived
    if not report.rules and total:
        return f"{head}; the rules run once the inventory can be read whole."
    return f"{head} by {report.rules} rule{'s' * (report.rules != 1)}, law as of {report.law_as_of}; not checked: {NOT_CHECKED}."


def _counted(count: int, severity: Severity) -> str:
    return f"{count} {severity.value}{'s' * (count != 1)}"
