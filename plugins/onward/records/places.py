"""Cities by name: to tell a city from a country, and a place that contradicts itself. Never to decide where one is."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from onward.yamltext.plain import plain


@cache
def _cities() -> Mapping[str, tuple[str, ...]]:
    text = (files(__package__) / "cities.yml").read_text("utf-8")
    listed: Mapping[str, list[str]] = plain(text)
    countries: dict[str, tuple[str, ...]] = {}
    for country, names in listed.items():
        for name in names:
            countries[name.casefold()] = (*countries.get(name.casefold(), ()), country)
    return countries


def countries_of(city: str) -> tuple[str, ...]:
    """The countries that have a city of this name, as codes of ISO 3166-1; none where the name is no known city."""
    return _cities().get(city.strip().casefold(), ())
