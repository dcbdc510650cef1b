"""Markdown for a pull request's comment or the summary of a job: a table of what stands, the trails folded below."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import accumulate

from onward.finding import Finding
from onward.formats import Context, summary, tally, text
from onward.formats._causes import grouped
from onward.formats._layout import plain
from onward.lint import Report
from onward.markdown.inert import fenced, inert

ROOM = 60_000
"""What findings may take, in characters: a comment on GitHub holds 65,536. Those behind it are counted only."""
_BACKTICKS = re.compile("`+")


def render(report: Report, context: Context) -> str:
    """A heading with the counts, the table, the trails, and what was not checked."""
    report = grouped(report, context)
    entries = [(_row(finding, context), list(_trail(finding, context))) for finding in report.findings]
    ends = accumulate(len(row) + sum(map(len, trail)) + len(trail) + 1 for row, trail in entries)
    shown = [entry for entry, end in zip(entries, ends, strict=True) if end <= ROOM]
    lines = [f"### Onward: {tally(report)}", ""]
    if shown:
        lines += ["| Severity | Rule | Finding | Location |", "|---|---|---|---|", *(row for row, _ in shown), ""]
        lines += [line for _, trail in shown for line in trail]
    if len(entries) > len(shown):
        lines += [f"{len(entries) - len(shown)} more not listed.", ""]
    lines += [inert(summary(report)), "", "Information, not legal advice."]
    return "\n".join(lines) + "\n"


def _row(finding: Finding, context: Context) -> str:
    rule = f"[`{finding.rule}`]({context.url(finding.rule)})" if context.docs_url else f"`{finding.rule}`"
    place = _code(f"{context.path(finding.span.file)}:{finding.span.line}").replace("|", "\\|")
    return f"| {finding.severity.value} | {rule} | {inert(finding.message)} | {place} |"


def _trail(finding: Finding, context: Context) -> Iterator[str]:
    yield from ("<details>", f"<summary><code>{_html(finding.key)}</code></summary>", "")
    yield from (*fenced(text.shown(finding, context), "text").split("\n"), "", "</details>", "")


def _html(value: str) -> str:
    return plain(value).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("@", "&#64;")


def _code(written: str) -> str:
    value = plain(written)
    fence = "`" * (1 + max((len(ticks) for ticks in _BACKTICKS.findall(value)), default=0))
    pad = " " if value.startswith("`") or value.endswith("`") else ""
    return f"{fence}{pad}{value}{pad}{fence}"
