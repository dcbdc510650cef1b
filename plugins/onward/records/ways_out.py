"""What an author may have meant who wrote a value that does not fit its field: the way out that a finding names.

Nothing here decides what a value is; a guess is only offered where there is one way to understand it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from typing import Any

from onward.records.places import countries_of, country_called
from onward.records.values import parse_date
from onward.words.locales import territories
from onward.yamltext.nearest import did_you_mean
from onward.yamltext.values import NOT_YET_KNOWN, Sequence, Table

_TRUE, _FALSE = {"yes", "y", "on", "1", "true"}, {"no", "n", "off", "0", "false"}
_UNITS = {
    "day": "P{}D", "d": "P{}D", "tag": "P{}D", "tage": "P{}D", "week": "P{}W", "w": "P{}W",
    "month": "P{}M", "year": "P{}Y", "y": "P{}Y", "hour": "PT{}H", "h": "PT{}H",
}  # fmt: skip
_LENGTH = re.compile(r"(\d{1,4})[\s-]*([a-z]*)")
_REGION = "use a country's code, or `EEA` or `EU` for what lies within"
_CODE = "use the two-letter code of ISO 3166-1, such as `DE`"
_CALLED = {
    "vendors": "subprocessors", "processors": "subprocessors", "suppliers": "subprocessors", "providers": "subprocessors",
    "recipients": "subprocessors", "third_parties": "subprocessors", "company": "organization", "controller": "organization",
    "transfers": "flows", "categories": "data_categories", "activities": "purposes", "applications": "systems",
}  # fmt: skip
"""What people call a collection that has another name here; it is proposed, and never taken for it."""
_SHORT = {"activity": "country", "role": "purpose"}
"""What a short form such as `locations: {DE: storage}` says by a text, and the field that stands before it."""


def for_boolean(text: str) -> str:
    """What stands for yes or no is one of two words."""
    word = text.strip().casefold()
    if word in _TRUE | _FALSE:
        return f"did you mean `{'true' if word in _TRUE else 'false'}`?"
    return "write `true` or `false`"


def for_number(_: str) -> str:
    """A number has digits alone."""
    return "write it in digits, such as `3`"


def for_day(text: str) -> str:
    """A day as other countries write it, where it can only be one; else the form."""
    if meant := _day(text.strip()):
        return f"did you mean `{meant}`?"
    if re.fullmatch(r"\d{4}-\d{2}", text):
        return "add the day of the month"
    if re.fullmatch(r"\d{4}-\d{2}-\d{2}", text):
        return "there is no such day; correct it"
    return "write year, month and day: `2026-01-31`"


def _day(text: str) -> date | None:
    """A day with its year first, or after a day and a month that cannot be taken for each other."""
    numbers = re.fullmatch(r"(\d{1,4})([./-])(\d{1,2})\2(\d{1,4})", text)
    if not numbers:
        return None
    first, mark, second, third = numbers[1], numbers[2], numbers[3], numbers[4]
    if len(first) == 4 and len(third) <= 2:
        return _of(first, second, third)
    if len(first) > 2 or len(third) != 4:
        return None
    either = {_of(third, second, first), _of(third, first, second)} - {None}
    return _of(third, second, first) if mark == "." else either.pop() if len(either) == 1 else None


def _of(year: str, month: str, day: str) -> date | None:
    try:
        return parse_date(f"{year}-{month:0>2}-{day:0>2}")
    except ValueError:
        return None


def for_duration(text: str) -> str:
    """A length of time in words, as ISO 8601 writes it; a bare number may be of anything."""
    match = _LENGTH.fullmatch(text.strip().casefold())
    unit = match[2] if match else ""
    form = _UNITS.get(unit) or _UNITS.get(unit.removesuffix("s"))
    return (
        f"did you mean `{form.format(match[1])}`?" if match and form else "write 30 days as `P30D`, 48 hours as `PT48H`"
    )


def for_text(name: str, value: Any) -> str:
    """A text where a list, a mapping or nothing stands."""
    if isinstance(value, Sequence):
        return "keep one of its values"
    if isinstance(value, Table) and "unknown" in value:
        return for_unknown()
    if isinstance(value, Table) and value and all(re.fullmatch("[a-z]{2}(-[A-Z]{2})?", key) for key in value):
        return f"write the text itself; other languages go under `translations: {{de: {{{name}: …}}}}`"
    if isinstance(value, Table) and name in _SHORT:
        return (
            f"write the text itself; what has further fields is an item of a list: `- {{{_SHORT[name]}: …, {name}: …}}`"
        )
    return "write the text itself" if value is not None else "write a text, or remove the empty item"


def for_unknown() -> str:
    """A fact that is not yet known has somebody who will supply it, and a day."""
    return f"write a fact that is not yet known as `{NOT_YET_KNOWN}`"


def for_name(name: str, known: Iterable[str]) -> str:
    """A field or a collection by the nearest name that there is; a name with what looks like a space before it."""
    if (letter := name[:1]) and letter.isspace():
        return f"it begins with a character that looks like a space (U+{ord(letter):04X}); indent with spaces"
    called = _CALLED.get(name.casefold().replace("-", "_"), "")
    if called in (names := tuple(known)):
        return f"did you mean `{called}`?"
    return did_you_mean(name, names) or f"expected one of {', '.join(names)}"


def for_country(text: str) -> str:
    """A country by its name, in small letters, or by one of its cities; a part of the world."""
    if code := country_called(text):
        return f"did you mean `{code}`?"
    if text.upper() in {"EEA", "EU", *territories("en")}:
        return f"did you mean `{text.upper()}`?"
    if text.casefold() in ("europe", "europa", "eea/uk", "emea"):
        return _REGION
    cities = " or ".join(f"`{code}`" for code in countries_of(text))
    return f"it is a city; use the code of its country, {cities}" if cities else _CODE
