"""What the headings above a list say of it: that it is of the past, of the future, of cookies, or only a draft."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache

from onward.imports._atlas import folded, table
from onward.records.values import PLACEHOLDERS

CURRENT, REMOVED, UPCOMING, HISTORY, COOKIES, DRAFT = "", "removed", "upcoming", "history", "cookies", "draft"
BEGINS, BESIDE = "begins", "beside"
_APART = (REMOVED, UPCOMING, HISTORY, DRAFT)
_BRACKETS = re.compile(r"\(([^()]*)\)")


def section(path: Iterable[str]) -> str:
    """What the innermost heading that says anything says; CURRENT where none does."""
    return section_by(path)[0]


def section_by(path: Iterable[str]) -> tuple[str, str]:
    """What the innermost heading that says anything says, and that heading."""
    for heading in reversed([*path]):
        if meaning := _said(heading):
            return meaning, heading
        if says("vendors", heading):
            break
    return CURRENT, ""


def _said(heading: str) -> str:
    """A heading on vendors and cookies is of neither alone."""
    if says(COOKIES, heading):
        return "" if says("vendors", heading) else COOKIES
    return next((kind for kind in _APART if says(kind, heading)), "")


def standing(text: str) -> str:
    """What a cell of a column for the status says, or brackets behind a name."""
    return next((kind for kind in (REMOVED, UPCOMING, DRAFT) if says(kind, text)), CURRENT)


def is_only(text: str) -> bool:
    """Whether a text says no more than that something is of the past, of today, of the future, or a draft."""
    words = folded(text)
    return any(
        pattern.fullmatch(words) for kind in (REMOVED, "current", UPCOMING, DRAFT) for pattern in _patterns()[kind]
    )


def set_apart(name: str) -> str:
    """What the brackets in a name say: `Acme (no longer used)`."""
    return next((status for inside in _BRACKETS.findall(name) if (status := standing(inside))), CURRENT)


def says(kind: str, text: str) -> bool:
    """Whether a text says something of a kind."""
    words = folded(text)
    return any(pattern.search(words) for pattern in _patterns()[kind])


@cache
def _patterns() -> Mapping[str, tuple[re.Pattern[str], ...]]:
    keeping = rf"\A({'|'.join(map(re.escape, sorted(PLACEHOLDERS)))})\Z"
    more = {"placeholder": (keeping,)}
    return {
        kind: tuple(map(re.compile, (*patterns, *more.get(kind, ())))) for kind, patterns in table("sections").items()
    }
