"""Places as lists write them: `United States (Virginia), Dublin, Ireland and Japan` as countries and regions."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from onward.law import Law
from onward.words.catalogue import words
from onward.words.countries import called

_APART = re.compile(r"[,;/\n](?![^()]*\))")
_AND = re.compile(r"^(?:and|und|&)\s+|\s+(?:and|und|&)\s+(?![^()]*\))")
_REGION = re.compile(r"^(.*?)\s*\(([^()]*)\)$")
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
    for part in _APART.split(text):
        whole = part.strip()
        pieces = [whole] if _place(whole, law) else _AND.split(whole)
        yield from (stripped for piece in pieces if (stripped := piece.strip(" .")))


def _place(piece: str, law: Law) -> Place | None:
    region = _REGION.match(piece)
    name = region[1] if region else piece
    code = _group(name) or called(name, law)
    return Place(code, (region[2].strip() or None) if region else None) if code else None


def _group(name: str) -> str | None:
    say = words()
    return next((one for one in _GROUPS if name.casefold() in (one.casefold(), say(f"places.{one}").casefold())), None)
