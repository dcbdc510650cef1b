"""Days as lists write them, in nineteen languages; a day that could be another one is none."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from functools import cache

from onward.imports._atlas import LANGUAGES, folded
from onward.words.locales import locale

_ISO = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[T ]\d{2}:\d{2}(?::\d{2})?.*)?")
_NUMBERS = re.compile(r"(\d{1,2})([-/.])(\d{1,2})\2(\d{4})")
_WRITTEN_DAY = re.compile(
    r"(?:(\d{1,2})(?:st|nd|rd|th|er|\.)? ?(?:de |of )?([a-z]+)|([a-z]+) (\d{1,2})(?:st|nd|rd|th)?),? ?(?:de |del )?(\d{4})"
)
_KANJI = re.compile(r"(\d{4})[年년] ?(\d{1,2})[月월] ?(\d{1,2})[日일]")
_AMONG = re.compile(
    r"(?<!\d)(?:\d{4}[-/.]\d{1,2}[-/.]\d{1,2}|\d{1,2}([-/.])\d{1,2}\1\d{4}|\d{4}[年년] ?\d{1,2}[月월] ?\d{1,2}[日일]"
    r"|\d{1,2}(?:st|nd|rd|th|er|\.)? ?(?:de |of )?[^\W\d_]{3,12}\.?,? ?(?:de |del )?\d{4}"
    r"|[^\W\d_]{3,12}\.? \d{1,2}(?:st|nd|rd|th)?,? ?\d{4})(?!\d)"
)
"""What may be a day among other words."""
_MONTHS, _LONGEST = 12, 400


def day(text: str) -> date | None:
    """The day that a text is; None where it is none, or where day and month could be either."""
    text = text.strip()
    if match := _ISO.fullmatch(text) or _KANJI.fullmatch(text):
        return _day(*(int(number) for number in match.groups()))
    if match := _NUMBERS.fullmatch(text):
        first, second, year = int(match[1]), int(match[3]), int(match[4])
        if match[2] == "." or first > _MONTHS or first == second:
            return _day(year, second, first)
        return _day(year, first, second) if second > _MONTHS else None
    if match := _WRITTEN_DAY.fullmatch(folded(text.replace(".", " ")).replace("  ", " ")):
        month = _months().get(match[2] or match[3] or "")
        return _day(int(match[5]), month, int(match[1] or match[4])) if month else None
    return None


def day_within(text: str) -> date | None:
    """The one day that is named among other words: `Removed on 1 March 2026`. None where there is none, or more than one."""
    days = {day(match[0]) for match in _AMONG.finditer(text[:_LONGEST])}
    return days.pop() if len(days) == 1 else None


def period(text: str) -> tuple[date, date] | None:
    """The first and the last day of a text that is no more than both: `2020-01-01 – 2024-05-01`. None where it is none."""
    first, dash, last = re.sub(r"\s(?:to|bis|au|al|tot|a|-|–|—)\s|(?<=\d)[–—](?=\d)", "\n", text.strip()).partition(
        "\n"
    )
    begins, ends = (day(first), day(last)) if dash else (None, None)
    return (begins, ends) if begins and ends and begins <= ends else None


def _day(year: int, month: int, number: int) -> date | None:
    try:
        return date(year, month, number)
    except ValueError:
        return None


@cache
def _months() -> Mapping[str, int]:
    """Months by their folded names and short names."""
    return {
        folded(name): number
        for language in LANGUAGES
        for form in ("format", "stand-alone")
        for width in ("wide", "abbreviated")
        for number, name in locale(language).months[form][width].items()
    }
