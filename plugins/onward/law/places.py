"""Countries by their codes and in English, the language of the law data, and parts of countries that ISO lists twice."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property

from onward.frozen import dataclass
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
        return {part: country.id for country in self.countries.values() for part in country.listed_as}

    def name(self, code: str) -> str:
        """A country's name; with the code where it is a subdivision; the code itself for a group."""
        whole = self.whole(code)
        named = self.countries.get(whole)
        if named is None:
            return code
        return f"{named.name} ({code})" if code != whole else named.name

    def within(self, code: str) -> str:
        """Where something is that is in a country: `in the United States`; as `name` for a subdivision or a group."""
        named = self.countries.get(code)
        return (named.within if named else None) or f"in {self.name(code)}"
