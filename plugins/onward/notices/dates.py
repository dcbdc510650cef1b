"""The calendar of a change: announced, objections until, effective; the promised period is always honoured."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from onward.finding import OnwardError
from onward.records.deadlines import after, promised_period
from onward.records.parties import NoticePolicy, Term


@dataclass(frozen=True, slots=True)
class Dates:
    """The three days of a notice; none to object by where it is for information alone."""

    announced: date
    objection_until: date | None
    effective: date


def promised(policy: NoticePolicy | None, announced: date, days: Iterable[date], products: Iterable[str]) -> Dates:
    """The days of a change that must wait: the longest period that applies, or a later day of the record's own.

    `days` are the records' own; `products` those that it concerns. OnwardError where no period is promised.
    """
    period = promised_period(policy, products)
    if policy is None or period is None:
        raise OnwardError("the organization promises no notice period: state `notice: {period: P30D, …}`")
    until = after(announced, policy.objection, policy.days) if policy.objection else None
    return Dates(announced, until, max((after(announced, period, policy.days), until or announced, *days)))


def informed(announced: date, days: Iterable[date]) -> Dates:
    """The days of a change that customers hear of for their information."""
    return Dates(announced, None, max((announced, *days)))


def for_group(policy: NoticePolicy, dates: Dates, term: Term) -> Dates:
    """The days that a group of customers with terms of its own is told; the change takes effect on one day for all."""
    if dates.objection_until is None:
        return dates
    period = term.objection or policy.objection
    until = after(dates.announced, period, policy.days) if period else None
    return Dates(dates.announced, until, dates.effective)
