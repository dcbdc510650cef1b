"""A place as lists write it, taken apart: pieces between separators, what stands in brackets, flags."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from onward.frozen import dataclass
from onward.imports._atlas import Atlas, folded
from onward.imports._sections import BEGINS, says, standing

_STRONG = re.compile(r"[;\n|•·]|(?:(?<=\w{4})|(?<=\b[A-Z]{2}))\.\s+(?=[A-Z])|\s/\s|(?<=\w)/(?=\w)|\s?\+\s?|/")
_AND = re.compile(
    r"(?:^|\s)(?:and|und|et|y|en|e|ed|och|og|ja|oraz|i|&|as well as|sowie|plus)(?=\s|$)|および|及び", re.IGNORECASE
)
_WEAK = re.compile(r",|\s[-–—]\s|:\s")
_BRACKET = re.compile(r"[()\[\]]")
_INSIDE = re.compile(r"^(?P<outside>[^()\[\]]*)[(\[](?P<inside>[^()\[\]]*)[)\]](?P<rest>[^()\[\]]*)$")
_FLAG = re.compile("[\U0001f1e6-\U0001f1ff]{2}")
_SLASH = re.compile(r"(?<!\s)\s+/\s+")
_REGION = re.compile(r"(?: region|リージョン)\Z", re.IGNORECASE)
_COMPASS = frozenset(
    ("east", "west", "north", "south", "central", "northeast", "northwest", "southeast", "southwest", "1", "2", "3")
)
_MOST = 400
"""As many pieces as a cell may have; what follows is not read."""
_LONGEST_NAME = 6
_ACRONYM = 3
"""Letters of a group of countries that is a word where its first letter alone is large: `See above`."""
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_EDGE = " .:*–—-•·"
_WIDE = str.maketrans("（）［］、，；：／", "()[],,;:/")
"""Marks as they are set between Chinese and Japanese letters."""


@dataclass(frozen=True, slots=True)
class Token:
    """A piece and what it may be: every reading that the tables have."""

    text: str
    country: str | None = None
    group: str | None = None
    state: frozenset[str] = frozenset()
    city: frozenset[str] = frozenset()
    cloud: str | None = None
    activity: str | None = None
    vague: bool = False
    """A part of the world that no law knows."""
    open: bool = False
    """It names no place, and says that there are others."""
    beside: bool = False
    code: bool = False
    """Two letters, that may be a country or a state."""
    zipped: bool = False
    """A state with its zip code."""
    strong: bool = False
    """What parts it from the piece before is more than a comma."""
    alternative: bool = False
    inside: bool = False
    """It stands in brackets behind the piece before."""
    also: str = ""
    """What stands beside it and says what it is used for."""

    @property
    def known(self) -> bool:
        """Whether the tables have it as a place."""
        return bool(self.country or self.group or self.state or self.city or self.cloud)

    @property
    def part(self) -> frozenset[str]:
        """The countries of which it may be a part."""
        return self.state | self.city

    @property
    def countries(self) -> frozenset[str]:
        """The countries in which it may be: a name that is a country too may be that."""
        return self.part | ({self.country} if self.country else frozenset())

    @property
    def is_name(self) -> bool:
        """Whether it may be the name of a place that the tables do not have."""
        words = self.text.split()
        return (len(words) <= 4 and words[0][:1].isupper()) or any(character.isdigit() for character in self.text)


def tokens(text: str, atlas: Atlas) -> list[Token]:
    """The pieces of a text in their order."""
    pieces: list[Token] = []
    for token in _split(_spread(text), atlas):
        pieces.append(token)
        if len(pieces) == _MOST:
            return [*pieces, Token("…", open=True)]
    return pieces


def _spread(text: str) -> str:
    """A flag is the code of its country, with a mark that says so."""
    return _FLAG.sub(
        lambda flag: f", \0{''.join(chr(ord(letter) - 0x1F1E6 + ord('A')) for letter in flag[0])}, ", text
    ).translate(_WIDE)


def _split(text: str, atlas: Atlas) -> Iterator[Token]:
    for index, part in enumerate(between(_STRONG, text) if _whole(text, atlas) is None else [text]):
        strong = index > 0
        for side, alternative in _alternatives(part, atlas):
            for piece in between(_WEAK, side) if _whole(side, atlas) is None else [side]:
                for small in between(_AND, piece) if _whole(piece, atlas) is None else [piece]:
                    for token in _bracketed(small, atlas):
                        yield replace(token, strong=strong or token.strong, alternative=alternative)
                        strong = False
            strong = True


def _whole(text: str, atlas: Atlas) -> Token | None:
    """A text that is one name, though it holds a separator: `EU/EEA`, `Bosnia and Herzegovina`."""
    name = _SLASH.sub("/", folded(text.strip(_EDGE)))
    named = name in atlas.countries or name in atlas.groups or name in atlas.cities or name in atlas.states
    named = named or name in atlas.anywhere
    return token(text, atlas) if named else None


def _alternatives(part: str, atlas: Atlas) -> Iterator[tuple[str, bool]]:
    """What stands on both sides of an `or`."""
    words = "|".join(sorted(map(re.escape, atlas.alternatives), key=len, reverse=True))
    sides = [*between(re.compile(rf"(?<=\s)(?:{words})(?=\s)", re.IGNORECASE), part)]
    for side in sides:
        yield side, len(sides) > 1


def between(separator: re.Pattern[str], text: str) -> Iterator[str]:
    """What stands between separators that are in no brackets."""
    marks = [(match.start(), match[0]) for match in _BRACKET.finditer(text)]
    done = at = depth = 0
    for match in separator.finditer(text):
        while at < len(marks) and marks[at][0] < match.start():
            depth = max(0, depth + (1 if marks[at][1] in "([" else -1))
            at += 1
        if depth == 0 or not any(mark in ")]" for _, mark in marks[at:]):
            yield text[done : match.start()]
            done = match.end()
    yield text[done:]


def _bracketed(piece: str, atlas: Atlas) -> Iterator[Token]:
    """A piece, then what its brackets hold."""
    match = _INSIDE.match(piece)
    if not match:
        bare = piece.strip(_EDGE + "()[]")
        if bare:
            yield token(bare, atlas)
        return
    if outside := " ".join(filter(None, (match["outside"].strip(_EDGE), match["rest"].strip(_EDGE)))):
        yield token(outside, atlas)
    for index, inner in enumerate(tokens(match["inside"], atlas)):
        yield replace(inner, inside=bool(outside) and not inner.inside, strong=inner.strong and index > 0)


def token(text: str, atlas: Atlas) -> Token:
    """One piece, by the tables."""
    text = text.strip(_EDGE)
    if text.startswith("\0") and text[1:] in atlas.within:
        return Token(text[1:], group=text[1:])
    if text.startswith("\0"):
        return Token(text[1:], country=text[1:] if text[1:] in atlas.codes else None, open=text[1:] not in atlas.codes)
    name = _SLASH.sub("/", folded(text))
    piece = Token(
        text,
        country=atlas.countries.get(name),
        group=atlas.groups.get(name) if len(name) != _ACRONYM or not text.istitle() else None,
        state=atlas.states.get(name, frozenset()),
        city=atlas.cities.get(name, frozenset()),
        cloud=next((code for word in name.split() if (code := _cloud(word, atlas))), _azure(name.split(), atlas)),
        activity=atlas.activities.get(name),
        vague=name in atlas.vague,
    )
    if piece.known or piece.activity or piece.vague:
        return piece
    if (bare := _REGION.sub("", text)) != text and (named := token(bare, atlas)).known:
        return named
    return _coded(text, atlas) or _worded(text, name, atlas)


def _azure(words: list[str], atlas: Atlas) -> str | None:
    """The country of a region of Azure as people read it: `Azure West Europe`."""
    return (
        atlas.regions.get("".join(word for word in words if word not in ("azure", "microsoft")))
        if "azure" in words
        else None
    )


def _cloud(word: str, atlas: Atlas) -> str | None:
    return atlas.regions.get(word) or atlas.regions.get(word[:-1] if word[-1:] in "abcdef" else word)


def _coded(text: str, atlas: Atlas) -> Token | None:
    """A code alone, a state with its zip code, or a city with the code of its state: `Atlanta GA`."""
    for pattern, within in atlas.zips:
        if (zipped := pattern.fullmatch(text)) and within in atlas.state_codes.get(folded(zipped[1]), ()):
            return Token(text, state=frozenset({within}), zipped=True)
    if text.isupper() and text.isalpha() and len(text) in (2, 3):
        country = text if text in atlas.codes else None
        state = atlas.state_codes.get(folded(text), frozenset())
        return Token(text, country=country, state=state, code=True) if country or state else None
    return None


def _worded(text: str, name: str, atlas: Atlas) -> Token:
    """A piece of several words: a place with what is said beside it, or words that leave it open."""
    words = name.split()
    if {name, *re.findall(r"[^\s,()]+", name)} & atlas.anywhere or not words:
        return Token(text, open=True)
    if all(word in atlas.beside for word in words):
        return Token(text, beside=True)
    if len(words) > 1 and len(words) <= _LONGEST_NAME:
        return _parted(text, atlas) or Token(text)
    return Token(text)


def _parted(text: str, atlas: Atlas) -> Token | None:
    """A place at one end, and at the other a part of it, a point of the compass, or words on its use."""
    words = text.split()
    for cut in range(1, len(words)):
        for near, far in ((words[cut:], words[:cut]), (words[:cut], words[cut:])):
            place, rest = token(" ".join(near), atlas), folded(" ".join(far))
            if not (place.known or place.vague):
                continue
            if all(word in atlas.beside or word in atlas.activities for word in rest.split()):
                return replace(
                    place,
                    also=" ".join(filter(None, (" ".join(far), place.also))),
                    activity=atlas.activities.get(rest, place.activity),
                )
            part = token(" ".join(far), atlas)
            if (
                place.country
                and not place.code
                and (_of(part, place.country) or all(word in _COMPASS for word in rest.split()))
            ):
                return replace(place, text=" ".join(far), cloud=place.country, country=None)
            if place.code and part.city and near == words[cut:] and len(part.city & place.state) == 1:
                (country,) = part.city & place.state
                return Token(text, cloud=country)
    return None


def _of(part: Token, country: str) -> bool:
    return country in part.part


def named_only(piece: Token, joined: list[Token]) -> bool:
    """Whether a name says nothing beside a code that is a state's alone: `Paris, TX`."""
    last = joined[-1]
    return piece is not last and (last.zipped or (last.code and not last.country)) and not piece.part & last.state


def shared(piece: Token, other: Token) -> bool:
    """Whether a piece and a state behind it belong together: a city and its state, any name and a code."""
    city = bool(piece.city and not piece.state and other.state and not other.country)
    return bool(piece.part & other.state) or city or (other.code and not piece.code)


def in_time(text: str) -> bool:
    """Whether words beside a place say from when or until when it is one."""
    return bool(_YEAR.search(text)) or bool(standing(text)) or says("ends", text) or says(BEGINS, text)
