"""The sentences of each language, one file a language: what they say is data."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import field
from datetime import date
from functools import cache
from typing import Any

from onward.finding import OnwardError
from onward.frozen import dataclass
from onward.packaged import names
from onward.records.languages import ENGLISH
from onward.records.values import Duration, lengths
from onward.words import locales
from onward.yamltext.plain import packaged

_OWN = ("countries", "days", "laws")
"""What a language may have and another need not: days of the month, and what the law data says in English."""


@dataclass(frozen=True, slots=True)
class Words:
    """The sentences of one language by dotted key. KeyError for a key that the language does not have."""

    language: str
    texts: Mapping[str, str]
    countries: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    """By code: the `name` of a country where it is not the one of CLDR, and where something is that is `in` it."""
    laws: Mapping[str, str] = field(default_factory=dict)
    """What the law data says in English, by that text."""
    days: Mapping[str, str] = field(default_factory=dict)
    """Days of the month that the language does not write as their number: `1er`."""

    def __call__(self, key: str, **values: object) -> str:
        """The sentence with its values put in, as plain text: escape it where it goes."""
        return self.texts[key].format(**values)

    def under(self, regime: str, key: str, /, **values: object) -> str:
        """A sentence as one law says it; as it stands for all laws where that law has no words of its own."""
        own = f"regimes.{regime}.{key}"
        return self(own if own in self else key, **values)

    def labelled(self, label: str, text: str) -> str:
        """A text after what it is about, `Germany: storage`, with the colon as the language sets it."""
        return f"{label}{self('colon')}{text}"

    def marked(self, text: str, example: bool) -> str:
        """A name or words, which say so where they are an `example` of the inventory."""
        return self("example-name", name=text) if text and example else text

    def series(self, items: Iterable[str]) -> str:
        """Items that hold commas of their own, one after the other: `a, b; c`."""
        return self("semicolon").join(items)

    def template(self, key: str) -> str:
        """The sentence with its gaps, for whoever puts something else than text into them."""
        return self.texts[key]

    def __contains__(self, key: object) -> bool:
        return key in self.texts

    def count(self, key: str, number: int) -> str:
        """A number with its noun, `3 subprocessors`."""
        return self(self.plural(key, number), n=self.number(number))

    def number(self, number: int) -> str:
        """A number as people write it: 1,800."""
        return locales.number(self.locale, number)

    def plural(self, key: str, number: int) -> str:
        """The key of the sentence for so many: by the category of CLDR, else `other`."""
        exact = f"{key}.{locales.plural(self.locale, number)}"
        return exact if exact in self.texts else f"{key}.other"

    @property
    def locale(self) -> str:
        """The locale of CLDR by which days, lists and numbers are said, as BCP 47 writes it: `en-GB`."""
        return self.texts["locale"]

    def day(self, day: date) -> str:
        """A day as people write it: 15 January 2026."""
        return locales.day(self.locale, day, self.days.get(str(day.day), ""))

    def short_day(self, day: date) -> str:
        """A day where there is little room: 15 Jan 2026."""
        return locales.short_day(self.locale, day)

    def month(self, day: date) -> str:
        """A day as its month alone: January 2026."""
        return locales.month(self.locale, day)

    def duration(self, duration: Duration) -> str:
        """A duration in words: 30 days, 1 year and 6 months."""
        parts = lengths(duration).items()
        return self.enumeration(locales.length(self.locale, unit, number) for unit, number in parts)

    def enumeration(self, items: Iterable[str]) -> str:
        """Items in a sentence: a, b and c."""
        return locales.enumeration(self.locale, list(items))


@cache
def languages() -> tuple[str, ...]:
    """The languages for which there are words, as BCP 47 writes them; English, to which every other one is held, is first."""
    return (ENGLISH, *(tag for tag in names("onward.words", ".yml") if tag != ENGLISH))


@cache
def words(language: str = ENGLISH) -> Words:
    """The words of a language. OnwardError where there is no such file."""
    if language not in languages():
        raise OnwardError(f"the language `{language}` is not supported; use one of {', '.join(languages())}")
    content = packaged("onward.words", f"{language}.yml")
    own = {name: content.pop(name, {}) for name in _OWN}
    return Words(language, dict(_flat("", content)), **own)


def _flat(prefix: str, value: Any) -> Iterable[tuple[str, str]]:
    if isinstance(value, dict):
        for name, inner in value.items():
            yield from _flat(f"{prefix}.{name}" if prefix else name, inner)
    else:
        yield prefix, str(value)
