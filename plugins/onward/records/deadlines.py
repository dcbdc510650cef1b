"""Days by which something must have happened: calendar days, or business days from Monday to Friday."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Literal

from onward.records.commitments import NoticePolicy, Term
from onward.records.promises import Attestation, Observance
from onward.records.values import Duration, later

_WEEKEND = 5


def after(day: date, period: Duration, days: Literal["calendar", "business"] = "calendar") -> date:
    """The day on which a period that begins the day after `day` is over; public holidays are not known here."""
    if days == "calendar":
        return later(day, period.days)
    left = period.days
    while left > 0 and day < date.max:
        day = later(day, 1)
        left -= day.weekday() < _WEEKEND
    return day


def last_day(word: Attestation | Observance) -> date | None:
    """The day until which a person's word, or a look at the site, stands before it is due again; None where not stated."""
    return after(word.on, word.review) if word.on and word.review else None


def promised_period(policy: NoticePolicy | None, products: Iterable[str]) -> Duration | None:
    """The longest notice that customers of these products were promised, groups with terms of their own among them.

    None where nothing is promised; no product means all.
    """
    if policy is None or policy.period is None:
        return None
    reached = frozenset(products)
    if policy.products and reached and not reached & set(policy.products):
        return None
    return max([policy.period, *(terms.period for terms in policy.terms if terms.period and concerns(terms, reached))])


def concerns(term: Term, products: frozenset[str]) -> bool:
    """Whether terms of a group of customers are about some of these products."""
    return not term.products or not products or bool(products & set(term.products))
