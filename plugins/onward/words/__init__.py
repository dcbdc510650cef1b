"""Interface strings and generated sentences, one file a language: what they say is data."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Any

from onward.finding import OnwardError
from onward.records.values import Duration, lengths
from onward.yamltext.plain import plain


@dataclass(frozen=True, slots=True)
class Words:
    """The sentences of one language by dotted key. KeyError for a key that the language does not have."""

    language: str
    texts: Mapping[str, str]

    def __call__(self, key: str, **values: object) -> str:
        """The sentence with its values put in, as plain text: escape it where it goes."""
        return self.texts[key].format(**values)

    def under(self, regime: str, key: str, /, **values: object) -> str:
        """A sentence as one law says it; as it stands for all laws where that law has no words of its own."""
        own = f"regimes.{regime}.{key}"
        return self(own if own in self else key, **values)

    def template(self, key: str) -> str:
        """The sentence with its gaps, for whoever puts something else than text into them."""
        return self.texts[key]

    def __contains__(self, key: object) -> bool:
        return key in self.texts

    def count(self, key: str, number: int) -> str:
        """A number with its noun, `3 subprocessors`."""
        return self(f"{key}.{'one' if number == 1 else 'other'}", n=number)

    def day(self, day: date) -> str:
        """A day as people write it: 15 January 2026."""
        return self("date.day", day=day.day, month=self(f"date.months.{day.month}"), year=day.year)

    def month(self, day: date) -> str:
        """A day as its month alone: January 2026."""
        return self("date.month", month=self(f"date.months.{day.month}"), year=day.year)

    def duration(self, duration: Duration) -> str:
        """A duration in words: 30 days, 1 year and 6 months."""
        return self.enumeration(self.count(f"units.{unit}", number) for unit, number in lengths(duration).items())

    def enumeration(self, items: Iterable[str]) -> str:
        """Items in a sentence: a, b and c."""
        found = list(items)
        if len(found) < 2:
            return "".join(found)
        return self("list.last", before=self.texts["list.comma"].join(found[:-1]), last=found[-1])


def languages() -> tuple[str, ...]:
    """The languages for which there are words, as BCP 47 writes them; English, to which every other one is held, is first."""
    found = sorted(one.name.removesuffix(".yml") for one in files(__name__).iterdir() if one.name.endswith(".yml"))
    return ("en", *(one for one in found if one != "en"))


@cache
def words(language: str = "en") -> Words:
    """The words of a language. OnwardError where there is no such file."""
    source = files(__name__) / f"{language}.yml"
    if not source.is_file():
        raise OnwardError(f"there are no words in the language {language!r}; there are: {', '.join(languages())}")
    return Words(language, dict(_flat("", plain(source.read_text("utf-8")))))


def _flat(prefix: str, value: Any) -> Iterable[tuple[str, str]]:
    if isinstance(value, dict):
        for name, inner in value.items():
            yield from _flat(f"{prefix}.{name}" if prefix else name, inner)
    else:
        yield prefix, str(value)
