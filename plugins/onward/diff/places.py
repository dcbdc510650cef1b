"""Whether one location says more closely what another says: a country of a group, a region of a country, a part of the world."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any, TypeAlias

from onward.law import Law
from onward.yamltext.plain import plain

Where: TypeAlias = tuple[str | None, str | None, str]
"""A country or a group by its code, a region, and what is done there."""


def within(place: Where, wider: Where, law: Law) -> bool:
    """Whether a location lies in another one, where the same is done; a country to be confirmed holds what its words say."""
    (country, _, activity), (around, region, done) = place, wider
    if activity != done or country is None or place == wider:
        return False
    if around == country:
        return region is None
    members = frozenset(law.expand(country))
    if around is None:
        held = frozenset(
            part for code in _parts().get((region or "").casefold(), ()) for part in (code, *law.expand(code))
        )
        return country in held or (bool(members) and members <= held)
    return region is None and (country in law.expand(around) or members < frozenset(law.expand(around)))


@cache
def _parts() -> Mapping[str, list[str]]:
    """The countries and groups that parts of the world hold for sure, by their names in small letters."""
    parts: Mapping[str, Any] = plain((files("onward.diff") / "parts.yml").read_text("utf-8"))
    return {name.casefold(): part["holds"] for part in parts.values() for name in part["names"]}
