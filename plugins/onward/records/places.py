"""Cities and countries by name: to tell one from the other, and a place that contradicts itself. Never to decide where one is."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from onward.words.locales import territories
from onward.yamltext.plain import packaged, plain


@cache
def _cities() -> Mapping[str, tuple[str, ...]]:
    listed: Mapping[str, list[str]] = packaged(__package__, "cities.yml")
    countries: dict[str, tuple[str, ...]] = {}
    for country, names in listed.items():
        for name in names:
            countries[name.casefold()] = (*countries.get(name.casefold(), ()), country)
    return countries


def countries_of(city: str) -> tuple[str, ...]:
    """The countries that have a city of this name, as codes of ISO 3166-1; none where the name is no known city."""
    return _cities().get(city.strip().casefold(), ())


def country_called(name: str) -> str | None:
    """The code of the country, or of the union of countries, that people call so in a language that we speak."""
    return _countries().get(folded_name(name))


@cache
def _countries() -> Mapping[str, str]:
    """Countries as CLDR calls them, and as the law data says that people call them: `USA`."""
    from importlib.resources import files

    tags = sorted(
        file.name.removesuffix(".yml") for file in files("onward.words").iterdir() if file.name.endswith(".yml")
    )
    by_name = {folded_name(name): code for tag in tags for code, name in territories(tag).items() if code.isalpha()}
    listed = plain((files("onward.law") / "countries.yml").read_text("utf-8"))["countries"]
    return by_name | {folded_name(name): entry["id"] for entry in listed for name in entry.get("also", ())}


def folded_name(name: str) -> str:
    """The name of a country without what people leave out, or write in several ways."""
    pieces = name.casefold().replace(".", "").replace("&", "and").replace("’", "'").split()
    return " ".join(pieces[1:] if pieces[:1] == ["the"] else pieces)
