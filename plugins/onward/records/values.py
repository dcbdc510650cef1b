"""Values with a meaning of their own: durations of ISO 8601 and places of ISO 3166."""

from __future__ import annotations

import re
from datetime import date, timedelta
from functools import total_ordering

from onward.frozen import dataclass

_DURATION = re.compile(
    r"P(?=.)(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?(?:T(?=.)(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?"
)
_COUNTRY = re.compile(r"[A-Z]{2}(-[A-Z0-9]{1,4})?")
_LONGEST_YEAR, _LONGEST_MONTH = 366, 31
_HOURS = 24
_LONGEST = 1000 * _LONGEST_YEAR * _HOURS
"""No period of the inventory lasts longer: what does is a slip, and no calendar has its end."""


@total_ordering
@dataclass(frozen=True, slots=True)
class Duration:
    """An ISO 8601 duration: equal only to the same text, ordered by its longest possible length in hours."""

    text: str
    hours: float

    def __lt__(self, other: Duration) -> bool:
        return self.hours < other.hours

    def __str__(self) -> str:
        return self.text

    @property
    def days(self) -> int:
        """The longest length in whole days, rounded up."""
        return -int(-self.hours // _HOURS)

    @classmethod
    def parse(cls, text: str) -> Duration:
        """Read `P30D`, `P1M`, `PT48H`; ValueError where it is none."""
        match = _DURATION.fullmatch(text)
        if not match:
            raise ValueError(text)
        years, months, weeks, days, hours, minutes, seconds = (int(part or 0) for part in match.groups())
        whole = _LONGEST_YEAR * years + _LONGEST_MONTH * months + 7 * weeks + days
        if whole * _HOURS + hours > _LONGEST:
            raise ValueError(text)
        return cls(text, whole * _HOURS + hours + minutes / 60 + seconds / 3600)


def later(day: date, days: int) -> date:
    """A day some days after another one, or the last that there is (31 December 9999)."""
    return day + timedelta(days=min(days, (date.max - day).days))


def parse_date(text: str) -> date:
    """An ISO 8601 calendar day as `2026-01-15`; ValueError where it is none."""
    if len(text) != len("2026-01-15"):
        raise ValueError(text)
    return date.fromisoformat(text)


def is_country_shaped(text: str) -> bool:
    """Whether a text has the form of an ISO 3166-1 alpha-2 code, with or without a subdivision."""
    return _COUNTRY.fullmatch(text) is not None


def lengths(duration: Duration) -> dict[str, int]:
    """The parts of a duration that are not zero, as written: `P1Y6M` is 1 `year` and 6 `month`; no days where all are zero."""
    match = _DURATION.fullmatch(duration.text)
    return {
        unit: int(part) for unit, part in zip(_UNITS, match.groups() if match else (), strict=True) if int(part or 0)
    } or {"day": 0}


_UNITS = ("year", "month", "week", "day", "hour", "minute", "second")


PLACEHOLDERS = frozenset({"unknown", "tbd", "tba", "tbc", "to be determined", "to be confirmed", "n/a", "todo", "?"})
"""Words that keep the place of a fact, whatever the fact is."""
_NO_EVIDENCE = PLACEHOLDERS | {"none", "pending", "open", "-"}
"""Words with which a text that ought to show something shows nothing; elsewhere they may be facts, such as `none`."""


def says(text: str | None) -> bool:
    """Whether a text states anything: a word that only keeps a place, such as `tbd` or `pending`, does not."""
    words = (text or "").strip().casefold()
    return bool(words) and words.rstrip(".") not in _NO_EVIDENCE
