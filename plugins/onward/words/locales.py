"""What Unicode CLDR knows of a language, by Babel: plurals, lists, days, lengths of time, names of countries and languages.

Babel is loaded when something is said, not before: most commands of the command line say nothing in words.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from onward.finding import OnwardError

if TYPE_CHECKING:
    from babel.core import Locale

_MONTH = "yMMMM"
"""How CLDR calls the pattern of a month with its year."""

_GROUPED = 1000
"""From which number on digits stand in groups."""


@cache
def locale(tag: str) -> Locale:
    """The locale of a BCP 47 tag, as `en-GB`. OnwardError where CLDR has none."""
    from babel.core import Locale, UnknownLocaleError

    try:
        return Locale.parse(tag, sep="-")
    except (UnknownLocaleError, ValueError) as error:
        raise OnwardError(f"Unicode CLDR has no locale `{tag}`") from error


def plural(tag: str, number: int) -> str:
    """The category that a number of things has: `one`, `few`, `other`."""
    return locale(tag).plural_form(number)


def number(tag: str, of: int) -> str:
    """A number as people write it: `1,800`."""
    if of < _GROUPED:
        return str(of)
    from babel.numbers import format_decimal

    return format_decimal(of, locale=locale(tag))


def enumeration(tag: str, items: Sequence[str]) -> str:
    """Items in a sentence: `a, b and c`."""
    return _listed(tag, tuple(map(str, items))) if len(items) > 1 else "".join(items)


@lru_cache(maxsize=4096)
def _listed(tag: str, items: tuple[str, ...]) -> str:
    from babel.lists import format_list

    return format_list(items, locale=locale(tag))


@lru_cache(maxsize=4096)
def day(tag: str, of: date, number: str = "") -> str:
    """A day as people write it: `15 January 2026`; with `number` for the day of the month where that is no plain number."""
    from babel.dates import format_date

    pattern = str(locale(tag).date_formats["long"].pattern)
    return format_date(of, pattern.replace("d", f"'{number}'") if number else "long", locale(tag))


@lru_cache(maxsize=4096)
def short_day(tag: str, of: date) -> str:
    """A day where there is little room: `15 Jan 2026`."""
    from babel.dates import format_date

    return format_date(of, "medium", locale(tag))


@lru_cache(maxsize=4096)
def month(tag: str, of: date) -> str:
    """A day as its month alone: `January 2026`."""
    from babel.dates import format_skeleton

    return format_skeleton(_MONTH, of, locale=locale(tag))


def length(tag: str, unit: str, number: int) -> str:
    """A number of years, months, weeks, days, hours, minutes or seconds: `30 days`."""
    from babel.units import format_unit

    return format_unit(number, f"duration-{unit}", locale=locale(tag))


def territories(tag: str) -> Mapping[str, str]:
    """Countries, and parts of the world, by code."""
    return locale(tag).territories


def language(tag: str, of: str) -> str:
    """A language by its name in a language; its own tag where it has none."""
    return locale(tag).languages.get(of.partition("-")[0]) or of
