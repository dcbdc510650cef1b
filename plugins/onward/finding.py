"""What Onward says about an inventory: findings, the places they point at, and the one base error."""

from __future__ import annotations

import enum
from dataclasses import field

from onward.frozen import dataclass


class OnwardError(Exception):
    """Onward could not run: a bad argument, an unreadable folder, an unknown revision. Doors turn it into exit code 2."""


class Severity(enum.StrEnum):
    """How much a finding matters: only errors stop a release by default."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"

    @property
    def rank(self) -> int:
        """0 for an error, 1 for a warning, 2 for a note: the order of a report."""
        return _RANKS[self]


_RANKS = {severity: rank for rank, severity in enumerate(Severity)}


class Kind(enum.StrEnum):
    """Where the fault lies: in the transfer itself, in the record, or in the text of the inventory."""

    LAW = "law"
    RECORD = "record"
    READER = "reader"


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A stretch of a file: 1-based lines and columns in Unicode code points, `end_column` exclusive."""

    file: str
    line: int
    column: int
    end_line: int
    end_column: int


@dataclass(frozen=True, slots=True)
class Step:
    """One stop on a finding's trail: a place in a file and what to see there."""

    span: Span
    label: str


@dataclass(frozen=True, slots=True)
class Subject:
    """The record that a finding is about."""

    collection: str
    id: str

    def __str__(self) -> str:
        return f"{self.collection}/{self.id}"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing to mend, with the trail that leads to it; the first step is the place to mend.

    `subject` and `detail` name it for waivers and comparisons, never a line number. `severity` is the rule's own
    unless the rule sets another one for this case.
    """

    rule: str
    subject: Subject
    message: str
    steps: tuple[Step, ...]
    detail: str = ""
    hint: str = ""
    severity: Severity = field(kw_only=True)
    kind: Kind = Kind.RECORD
    law: tuple[str, ...] = ()
    regime: str | None = None
    country: str | None = None
    cause: str = ""
    """What stands behind it, as `collection/id`, or `law/id` for a decision or a regime; empty where it stands for itself."""

    @property
    def cause_key(self) -> str:
        """`rule@cause`, by which all findings of one cause can be named; the finding's own key where it has none."""
        return f"{self.rule}@{self.cause}" if self.cause else self.key

    @property
    def key(self) -> str:
        """`rule@collection/id#detail`, or `rule@file:path#field.path` for what the reader found."""
        at = f"file:{self.subject.id}" if self.subject.collection == "file" else str(self.subject)
        return f"{self.rule}@{at}#{self.detail}" if self.detail else f"{self.rule}@{at}"

    @property
    def span(self) -> Span:
        """The place to mend."""
        return self.steps[0].span

    @property
    def order(self) -> tuple[int, Span, str]:
        """Errors first, then by place, then by key: the order in which reports list findings."""
        return (self.severity.rank, self.span, self.key)
