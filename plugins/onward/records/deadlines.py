"""Days by which something must have happened: calendar days, or business days from Monday to Friday."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Literal

from onward.records.values import Duration

_WEEKEND = 5


def after(day: date, period: Duration, days: Literal["calendar", "business"] = "calendar") -> date:
    """The day on which a period that begins the day after `day` is over; public holidays are not known here."""
    if days == "calendar":
        return day + timedelta(days=period.days)
    left = period.days
    while left > 0:
        day += timedelta(days=1)
        left -= day.weekday() < _WEEKEND
    return day
