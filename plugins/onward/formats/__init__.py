"""Outputs of findings: one module each."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from typing import TYPE_CHECKING, Final, Protocol, runtime_checkable

from onward.counting import counted
from onward.family import Family
from onward.finding import Finding, Severity
from onward.frozen import dataclass

if TYPE_CHECKING:
    from onward.law import Law
    from onward.lint import Report


@dataclass(frozen=True, slots=True)
class Terminal:
    """What the terminal can show; nothing of it in a pipe.

    `width` is in columns, 0 where lines are not broken. `links` is the URI of the folder that paths start from, where
    the terminal follows links.
    """

    colour: bool = False
    width: int = 0
    links: str = ""


@dataclass(frozen=True, slots=True)
class Context:
    """What a format may need beside the report.

    `root` is the absolute path of the repository and `here` that of the folder that files are named from; `least` is
    the least severity that fails the run.
    """

    inventory: str
    texts: Mapping[str, str]
    law: Law
    docs_url: str = ""
    terminal: Terminal = Terminal()
    root: str = ""
    here: str = ""
    least: Severity = Severity.ERROR

    def url(self, rule: str) -> str:
        """The page of a rule in the manual; relative to the manual where nobody has said where that is published."""
        page = f"reference/rules/{rule}/"
        return f"{self.docs_url.rstrip('/')}/{page}" if self.docs_url else page

    def path(self, file: str) -> str:
        """A file as its repository names it; as it is where it lies outside, or where there is no repository."""
        absolute = file if file.startswith("/") or not self.here else f"{self.here.rstrip('/')}/{file}"
        return absolute.removeprefix(f"{self.root}/") if self.root and absolute.startswith(f"{self.root}/") else file

    def cites(self, finding: Finding) -> str:
        """The provisions behind a finding, as lawyers cite them."""
        return "; ".join(self.law.cite(name).cite for name in finding.law)


@runtime_checkable
class Format(Protocol):
    """A form of a report."""

    def render(self, report: Report, context: Context) -> str:
        """The whole report."""


FORMATS: Final[Family[Format]] = Family(__name__, Format, "format")
"""Every form that a report can take."""


def format_names() -> tuple[str, ...]:
    """The formats that there are; text first."""
    return ("text", *(name for name in FORMATS.names() if name != "text"))


def render(name: str, report: Report, context: Context) -> str:
    """A report in one of the formats."""
    return FORMATS.member(name).render(report, context)


def fingerprint(finding: Finding) -> str:
    """What a service that compares runs knows a finding by: a digest of its key (SHA-256, hexadecimal)."""
    return hashlib.sha256(finding.key.encode()).hexdigest()


def tally(report: Report) -> str:
    """The number of findings in words: `2 findings (1 error, 1 warning, 3 waived)`; without an error, it says so."""
    total = len(report.findings)
    counts = ["no errors"] if total and not report.count(Severity.ERROR) else []
    counts += [counted(number, severity.value) for severity in Severity if (number := report.count(severity))]
    counts += [f"{len(report.waived)} waived"] if report.waived else []
    return counted(total, "finding") + (f" ({', '.join(counts)})" if counts else "")


def summary(report: Report) -> str:
    """One sentence: what was found, by how many rules, what is not shown, and what nobody checked."""
    head = tally(report)
    if report.older:
        head += f", {report.older} existing not shown"
    if not report.rules and report.findings:
        return f"{head}; {_UNREAD}."
    untold = ", ".join([*(f"{gap.what} ({gap.why})" for gap in unchecked(report)), NOT_CHECKED])
    return f"{head}, {counted(report.rules, 'rule')} checked, law as of {report.law_as_of}; not checked: {untold}."


@dataclass(frozen=True, slots=True)
class Unchecked:
    """Something that nobody checked in a run, in words, why, and the rules that needed it; `id` is the same in every run."""

    id: str
    what: str
    why: str
    rules: tuple[str, ...]


def unchecked(report: Report) -> tuple[Unchecked, ...]:
    """What was not checked; no rule has run over an inventory that cannot be read whole."""
    if not report.rules and report.findings:
        return (Unchecked("rules", "every rule", _UNREAD, ()),)
    return tuple(Unchecked(gap.need, _NEEDED.get(gap.need, gap.need), gap.why, gap.rules) for gap in report.not_checked)


_UNREAD = "rules run once the reader errors are fixed"
_NEEDED = {
    "pages": "hand-written pages",
    "notices": "notices",
    "build": "which claims appear on pages",
    "site": "the built site",
    "checks": "checks of claims",
    "own-rules": "the project's own rules",
}
NOT_CHECKED = "completeness of the inventory, content of contracts, quality of assessments, later changes in law"
