"""Countries by code and by name, groups of them, and parts of countries that ISO lists twice."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from onward.law.reference import CountryName


@dataclass(frozen=True)
class Places:
    """The countries of ISO 3166-1 by code."""

    countries: Mapping[str, CountryName]

    def whole(self, code: str) -> str:
        """The country of a place: its own code where ISO 3166-2 also lists it under another's, as `FR-NC` for `NC`."""
        return self._own_code.get(code) or code.partition("-")[0]

    @cached_property
    def _own_code(self) -> dict[str, str]:
        return {part: one.id for one in self.countries.values() for part in one.listed_as}

    def name(self, code: str, language: str = "en") -> str:
        """A country's name; with the code where it is a subdivision; the code itself for a group."""
        whole = self.whole(code)
        named = self.countries.get(whole)
        if named is None:
            return code
        name = str(getattr(named, language, named.en))
        return f"{name} ({code})" if code != whole else name

    def within(self, code: str, language: str = "en") -> str:
        """Where something is that is in a country: `in the United States`; as `name` for a subdivision or a group."""
        named = self.countries.get(code)
        said = getattr(named, f"in_{language}", None) if named else None
        return str(said or f"in {self.name(code, language)}")

    def called(self, name: str) -> str | None:
        """The code of the country that people call so, in English or German; None where none is. A code is no name."""
        return self._codes.get(_folded(name))

    @cached_property
    def _codes(self) -> dict[str, str]:
        every = self.countries.values()
        return {_folded(name): one.id for one in every for name in (*one.also, one.en, one.de)}


def _folded(name: str) -> str:
    words = name.casefold().replace(".", "").replace("&", "and").replace("’", "'").split()
    return " ".join(words[1:] if words[:1] == ["the"] else words)
