"""The calendar of a change: announced, objections until, effective; the promised period is always honoured."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from onward.finding import OnwardError
from onward.frozen import dataclass
from onward.records.commitments import NoticePolicy, Term
from onward.records.deadlines import after, concerns, promised_period


@dataclass(frozen=True, slots=True)
class Dates:
    """The three days of a notice; none to object by where it is for information, or where nothing begins without approval."""

    announced: date
    objection_until: date | None
    effective: date
    approval: bool = False


def promised(policy: NoticePolicy | None, announced: date, days: Iterable[date], products: Iterable[str]) -> Dates:
    """The days of a change that must wait: the longest period that applies, or a later day of the record's own.

    It takes effect on one day for all, when nobody may object any more. `days` are the records' own; `products` those that
    it concerns. OnwardError where no period is promised.
    """
    period = promised_period(policy, products)
    if policy is None or period is None:
        raise OnwardError("no notice period is recorded for the organization: state `notice: {period: P30D, …}`")
    reached = frozenset(products)
    groups = [term.objection for term in policy.terms if term.objection and concerns(term, reached)]
    untils = [after(announced, duration, policy.days) for duration in (policy.objection, *groups) if duration]
    until = untils[0] if policy.objection else None
    return Dates(announced, until, max((after(announced, period, policy.days), *untils, *days)))


def informed(announced: date, days: Iterable[date]) -> Dates:
    """The days of a change that customers hear of for their information."""
    return Dates(announced, None, max((announced, *days)))


def for_group(policy: NoticePolicy, dates: Dates, term: Term) -> Dates:
    """The days that a group of customers with terms of its own is told; the change takes effect on one day for all."""
    if dates.objection_until is None or term.objection is None:
        return dates
    own = after(dates.announced, term.objection, policy.days)
    return replace(dates, objection_until=max(own, dates.objection_until))
