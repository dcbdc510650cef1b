"""`onward lint --format json`."""

from __future__ import annotations

from typing import Annotated, Literal, TypedDict

from onward.contracts._typed import Day, Schema
from onward.contracts.common import Named, Subject
from onward.finding import Kind, Severity

Place = Annotated[int, Schema("minimum", 1)]
"""A line or a column, from 1; columns count Unicode code points."""


class Law(TypedDict):
    """The law data that was applied."""

    as_of: Annotated[Day, "when it was last reviewed"]
    review_by: Annotated[Day, "when the next review is due"]


class Summary(TypedDict):
    """How many findings there are of each severity, and how many were waived."""

    errors: int
    warnings: int
    notes: int
    waived: int


class Unchecked(TypedDict):
    """What rules needed and was not checked."""

    what: Annotated[str, "`pages`, `notices`, `build`, `site` or `own-rules`"]
    why: str
    rules: Annotated[list[str], "the ids of the rules that needed it"]


class Step(TypedDict):
    """A stop on the trail of a finding: a place in a file, and a note on it. The end is exclusive."""

    file: str
    line: Place
    column: Place
    end_line: Place
    end_column: Place
    label: str


class Finding(TypedDict):
    """One finding."""

    rule: Annotated[str, "the id of the rule"]
    kind: Annotated[Kind, "where the fault is: in the transfer, in the record, or in the file"]
    severity: Severity
    key: Annotated[str, "the identifier of this finding, for waivers and comparisons; it contains no line number"]
    subject: Annotated[Subject, "the record"]
    cause: Annotated[str, "what is behind it: `collection/id` of a record, or `law/` with a decision or a regime"]
    regime: Annotated[str | None, "the law, if it applies"]
    country: Annotated[str | None, "the country, if it applies"]
    message: Annotated[str, "the fault"]
    hint: Annotated[str, "the fix; may be empty"]
    law: Annotated[list[str], "ids of the provisions behind it"]
    url: Annotated[str, "the rule's page: under the setting `docs_url`, or relative to the manual if it is not set"]
    steps: Annotated[list[Step], "the trail; the first step is the place to fix"]


class Document(Named):
    """The findings of a run, errors first, then by place."""

    version: Literal["onward-lint/1"]
    inventory: Annotated[str, "the folder that was read"]
    day: Annotated[Day, "the date of the evaluation"]
    law: Law
    summary: Summary
    not_checked: list[Unchecked]
    findings: list[Finding]
