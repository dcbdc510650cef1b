"""`onward diff` and `onward history` with `--format json`."""

from __future__ import annotations

from typing import Annotated, Literal, TypedDict

from onward.contracts._typed import Day
from onward.contracts.common import Named, Subject
from onward.diff.kinds import ChangeKind


class Change(TypedDict):
    """One change, by meaning."""

    id: Annotated[str, "the identifier of this change"]
    kind: ChangeKind
    subject: Annotated[Subject, "the record"]
    material: Annotated[bool, "whether customers must be notified"]
    why: Annotated[str, "why it is material, or not"]
    field: Annotated[str | None, "the field, if the change concerns one field"]
    before: str | None
    after: str | None
    products: Annotated[list[str], "the products affected"]
    effective: Annotated[Day | None, "the effective date, if the records state one"]
    sure: Annotated[str, "the confidence that both sides are the same party, or one the successor of the other"]


class Diff(Named):
    """The changes between two states of an inventory."""

    version: Literal["onward-diff/1"]
    old: str
    new: str
    changes: list[Change]


class Commit(TypedDict):
    """A commit, and the day on which it was published."""

    commit: str
    published: Day


class Unread(Commit):
    """A commit whose inventory cannot be read."""

    why: str


class Flaw(TypedDict):
    """Dates of a change that contradict each other."""

    rule: str
    key: str
    message: str
    hint: str


class Entry(TypedDict):
    """A change with its dates."""

    commit: str
    published: Day
    announced: Day | None
    effective: Day
    change: Change
    findings: list[Flaw]


class History(Named):
    """Every change to the list with its dates."""

    version: Literal["onward-history/1"]
    first: Annotated[Commit | None, "the first commit with an inventory that can be read"]
    changes: list[Entry]
    unread: list[Unread]
