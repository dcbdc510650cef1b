"""Text for people: every step of a finding's trail with its line and a caret, the law, the fix, the key."""

from __future__ import annotations

from collections.abc import Iterator

from onward.finding import Finding
from onward.formats import Context, summary
from onward.formats._causes import grouped
from onward.formats._layout import link, paint, plain, wrap
from onward.formats._snippet import Trail
from onward.lint import Report


def render(report: Report, context: Context) -> str:
    """The findings, then the summary."""
    report = grouped(report, context)
    blocks = [shown(finding, context) for finding in report.findings]
    return "\n\n".join([*blocks, "\n".join(wrap(summary(report), context.terminal.width))]) + "\n"


def shown(finding: Finding, context: Context) -> str:
    """One finding with its trail."""
    return "\n".join(_finding(finding, context))


def _finding(finding: Finding, context: Context) -> Iterator[str]:
    trail = Trail(finding.steps, context.texts, context.terminal, finding.severity)
    yield from _head(finding, context)
    yield from trail.lines()
    yield paint(context.terminal, "place", f"{' ' * trail.margin} |")
    for name, text in (("law", context.cites(finding)), ("fix", finding.hint)):
        if text:
            yield from _note(context, trail.margin, name, text)
    if finding.kind != "reader":
        yield f"{' ' * trail.margin} {paint(context.terminal, 'quiet', f'= key: {plain(finding.key)}')}"


def _head(finding: Finding, context: Context) -> Iterator[str]:
    """The severity, the rule and the message, which goes on below itself where the line is full."""
    terminal = context.terminal
    name = f"{finding.severity.value}[{finding.rule}]:"
    first, *rest = wrap(f"{'x' * len(name)} {plain(finding.message)}", terminal.width - 2 if terminal.width else 0)
    painted = paint(terminal, finding.severity.value, name.removesuffix(":"))
    url = context.url(finding.rule) if context.docs_url else ""
    yield f"{link(terminal, url, painted)}: {paint(terminal, 'bold', first[len(name) + 1 :])}".rstrip()
    yield from (f"  {paint(terminal, 'bold', line)}" for line in rest)


def _note(context: Context, margin: int, name: str, text: str) -> Iterator[str]:
    terminal = context.terminal
    indent = margin + len(name) + 5
    first, *rest = wrap(plain(text), max(terminal.width - indent, 20) if terminal.width else 0)
    yield f"{' ' * margin} {paint(terminal, 'place', '=')} {paint(terminal, 'bold', name)}: {first}"
    yield from (" " * indent + line for line in rest)
