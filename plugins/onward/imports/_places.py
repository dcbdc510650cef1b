"""Places as lists write them: `United States (Virginia), Dublin, Ireland and Japan` as countries and regions."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator

from onward.frozen import dataclass
from onward.law import Law
from onward.words.catalogue import words
from onward.words.countries import called

_APART = re.compile(r"[,;/\n]")
_AND = re.compile(r"^(?:and|und|&) | (?:and|und|&) ")
_BRACKET = re.compile(r"[()]")
_GROUPS = ("EEA", "EU")
_ANYWHERE = frozenset({"global", "globally", "worldwide", "various", "multiple", "unknown", "n/a", "-", "–"})


@dataclass(frozen=True, slots=True)
class Place:
    """A country, or a group of them, by its code, with what the list says beside it."""

    country: str
    region: str | None = None


@dataclass(frozen=True, slots=True)
class Places:
    """The places in a text, each once; what beside them is taken for a region; what names no place."""

    found: tuple[Place, ...]
    regions: tuple[str, ...]
    lost: tuple[str, ...]


def places(text: str, law: Law) -> Places:
    """The places in a text. A code alone counts only among codes: in `Atlanta, GA` it is a state."""
    pieces = list(_pieces(text, law))
    coded = all(piece in law.countries for piece in pieces)
    found: dict[Place, None] = {}
    regions: list[str] = []
    waiting: list[str] = []
    lost: list[str] = []
    for piece in pieces:
        here = Place(piece) if coded else _place(piece, law)
        if piece.casefold() in _ANYWHERE:
            lost.append(piece)
        elif here is None:
            waiting.append(piece)
        else:
            regions += waiting
            found[Place(here.country, here.region or ", ".join(waiting) or None)] = None
            waiting = []
    return Places(tuple(found), tuple(regions), (*lost, *waiting))


def _pieces(text: str, law: Law) -> Iterator[str]:
    """What stands between commas; a name such as `Bosnia and Herzegovina` is one piece."""
    for part in _split(_APART, text):
        whole = " ".join(part.split())
        pieces = [whole] if whole and _place(whole, law) else _split(_AND, whole)
        yield from (stripped for piece in pieces if (stripped := piece.strip(" .")))


def _split(separator: re.Pattern[str], text: str) -> Iterator[str]:
    """What stands between separators that are in no brackets."""
    brackets = [found.start() for found in _BRACKET.finditer(text)]
    done = 0
    for found in separator.finditer(text):
        index = bisect_left(brackets, found.end())
        if index == len(brackets) or text[brackets[index]] == "(":
            yield text[done : found.start()]
            done = found.end()
    yield text[done:]


def _place(piece: str, law: Law) -> Place | None:
    outside, bracket, inside = piece.removesuffix(")").rpartition("(")
    regional = piece.endswith(")") and bool(bracket) and ")" not in inside
    name = outside.rstrip() if regional else piece
    code = _group(name) or called(name, law)
    return Place(code, inside.strip() or None if regional else None) if code else None


def _group(name: str) -> str | None:
    say = words()
    return next((one for one in _GROUPS if name.casefold() in (one.casefold(), say(f"places.{one}").casefold())), None)
