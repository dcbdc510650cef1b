"""What names of places mean, by tables: countries in nineteen languages, groups, states, cities, regions of clouds."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import cache
from importlib.resources import files
from typing import Any

from onward.frozen import dataclass
from onward.law import Law
from onward.words.locales import territories
from onward.yamltext.plain import plain

LANGUAGES = (
    "en",
    "de",
    "fr",
    "es",
    "nl",
    "it",
    "pt",
    "ja",
    "sv",
    "da",
    "no",
    "fi",
    "pl",
    "cs",
    "ko",
    "zh",
    "tr",
    "hu",
    "ro",
)
"""The languages in which lists are read."""
_APOSTROPHE = re.compile("[’‘`´]")
_CODE = 2
_VOICED = "\u3099\u309a"
"""Marks that make another letter of one, and no accent: `バ` is not `ハ`."""


@dataclass(frozen=True)
class Atlas:
    """Tables by folded names; the values are codes of ISO 3166-1, more than one where a name means several."""

    codes: frozenset[str]
    countries: Mapping[str, str]
    groups: Mapping[str, str]
    within: Mapping[str, frozenset[str]]
    """The countries of each group."""
    states: Mapping[str, frozenset[str]]
    state_codes: Mapping[str, frozenset[str]]
    cities: Mapping[str, frozenset[str]]
    namesakes: Mapping[str, frozenset[str]]
    """Names of countries that places of other states bear too, with the folded names and codes of those states."""
    zips: tuple[tuple[re.Pattern[str], str], ...]
    """How a state with its zip code is written, and the country where it is."""
    regions: Mapping[str, str]
    vague: frozenset[str]
    anywhere: frozenset[str]
    beside: frozenset[str]
    alternatives: frozenset[str]
    activities: Mapping[str, str]
    words: frozenset[str]
    """Codes of countries that are words of the work too, as they are written."""


def atlas(law: Law) -> Atlas:
    """The tables, with the countries and groups that the law data knows."""
    tables = _tables()
    own = {folded(name): code for code, country in law.countries.items() for name in country.also}
    countries = {name: code for name, code in {**tables.countries, **own}.items() if code in law.countries}
    within = {group: frozenset(law.expand(group)) for group in {*tables.groups.values()}}
    return Atlas(**{**vars(tables), "codes": frozenset(law.countries), "countries": countries, "within": within})


@cache
def folded(name: str) -> str:
    """A name without what people leave out, or write in several ways."""
    plainer = unicodedata.normalize("NFKD", _APOSTROPHE.sub("'", name).replace("ß", "ss"))
    bare = "".join(letter for letter in plainer if letter in _VOICED or not unicodedata.combining(letter))
    words = unicodedata.normalize("NFC", bare).casefold().replace(".", "").replace("&", " and ").split()
    return " ".join(words[1:] if words[:1] == ["the"] and len(words) > 1 else words)


def table(name: str) -> Any:
    """One of the data files beside this module."""
    return plain((files("onward.imports") / "tables" / f"{name}.yml").read_text("utf-8"))


@cache
def _tables() -> Atlas:
    said = table("places")
    cities = [*table("cities").items(), *said["towns"].items()]
    states = [(country, parts.values()) for country, parts in said["states"].items()]
    return Atlas(
        frozenset(),
        _countries(said),
        {folded(name): group for group, names in said["groups"].items() for name in names},
        {},
        _several([*states, *said["also"].items()]),
        _several((country, parts) for country, parts in said["states"].items()),
        _several(cities),
        {
            folded(name): _states(said["states"][country], codes)
            for country, names in said["namesakes"].items()
            for name, codes in names.items()
        },
        tuple((re.compile(pattern), country) for country, pattern in said["zips"].items()),
        {name: code for regions in said["regions"].values() for name, code in regions.items()},
        _words(said["vague"]),
        _words(said["anywhere"]) | _words(said["unclear"]),
        _words(said["beside"]),
        frozenset(map(folded, said["alternatives"])),
        {folded(word): activity for activity, names in said["activities"].items() for word in names},
        frozenset(said["words"]),
    )


def _states(names: Mapping[str, str], codes: Iterable[str]) -> frozenset[str]:
    return frozenset(folded(name) for code in codes for name in (code, names[code]))


def _countries(said: Mapping[str, Any]) -> dict[str, str]:
    further = {name: code for code, names in said["countries"].items() for name in map(folded, names)}
    unclear = _words(said["unclear"])
    return {name: code for name, code in {**_territories(), **further}.items() if name not in unclear}


def _territories() -> dict[str, str]:
    """What Unicode CLDR calls countries in each of the languages."""
    return {
        folded(name): code
        for language in LANGUAGES
        for code, name in territories(language).items()
        if len(code) == _CODE and code.isalpha()
    }


def _several(pairs: Iterable[tuple[str, Iterable[str]]]) -> dict[str, frozenset[str]]:
    by_name: defaultdict[str, set[str]] = defaultdict(set)
    for country, names in pairs:
        for name in names:
            by_name[folded(name)].add(country)
    return {name: frozenset(codes) for name, codes in by_name.items()}


def _words(lists: Iterable[Iterable[str]]) -> frozenset[str]:
    return frozenset(folded(word) for words in lists for word in words)
