"""Places as lists write them: `United States (Virginia), Dublin, Ireland and Japan` as countries and regions.

A state before a country, or in it, is never a country; a city and a region of a cloud are where the tables have them. What can be
read in two ways, and what names no place, is left over and said.
"""

from __future__ import annotations

from dataclasses import field, replace
from itertools import pairwise

from onward.frozen import dataclass
from onward.imports._atlas import Atlas, folded
from onward.imports._pieces import Token, in_time, named_only, shared, token, tokens


@dataclass(frozen=True, slots=True)
class Place:
    """A country, or a group of them, by its code, with what the list says beside it."""

    country: str
    region: str | None = None
    activity: str | None = None


@dataclass(frozen=True, slots=True)
class Places:
    """The places in a text, each once; what is left over of it; what stands beside them and takes nothing away."""

    found: tuple[Place, ...] = ()
    lost: tuple[str, ...] = ()
    beside: tuple[str, ...] = ()

    @property
    def sure(self) -> bool:
        """Whether the text names places and nothing else."""
        return bool(self.found) and not self.lost


def places(text: str, atlas: Atlas, coded: bool = False) -> Places:
    """The places in a text. With `coded`, two letters alone are countries: the whole column holds nothing but codes."""
    pieces = _namesakes([piece for piece in tokens(text, atlas) if piece.text], atlas)
    if any(piece.alternative for piece in pieces) and sum(piece.known for piece in pieces) > 1:
        return Places((), (" ".join(text.split()),))
    reading = _Reading(atlas, coded or _all_codes(pieces))
    for piece in pieces:
        reading.take(piece)
    reading.settle()
    return reading.places()


def _all_codes(pieces: list[Token]) -> bool:
    """Whether codes stand among codes alone, and none of them before the country of which it is a state: `CA, US`."""
    stated = any(after.country in before.state and not after.strong for before, after in pairwise(pieces))
    return len(pieces) > 1 and all(map(_is_code, pieces)) and not stated


def is_coded(text: str, atlas: Atlas) -> bool:
    """Whether a text holds nothing but codes of countries."""
    pieces = tokens(text, atlas)
    return bool(pieces) and all(map(_is_code, pieces))


def _is_code(piece: Token) -> bool:
    return piece.country is not None and piece.text.isupper() and len(piece.text) <= 3


def _namesakes(pieces: list[Token], atlas: Atlas) -> list[Token]:
    """A country before a state that has a place of its name is that place: `Lebanon, NH`."""
    named = list(pieces)
    for index, (piece, after) in enumerate(pairwise(pieces)):
        if piece.country and after.country in piece.city and after.country != piece.country and not after.strong:
            named[index] = replace(piece, country=None)
        states = atlas.namesakes.get(folded(piece.text), ())
        if piece.country and not after.strong and after.state and folded(after.text) in states:
            named[index] = replace(piece, country=None, city=after.state)
    return named


@dataclass()
class _Reading:
    """What has been read of one text so far."""

    atlas: Atlas
    coded: bool
    found: list[Place] = field(default_factory=list)
    waiting: list[Token] = field(default_factory=list)
    """Pieces that may be a part of what follows."""
    lost: list[str] = field(default_factory=list)
    beside: list[str] = field(default_factory=list)
    activity: str | None = None
    last: Token | None = None
    group: str | None = None
    """The group of countries in whose brackets the pieces stand."""
    opened: bool = False
    """What stands in brackets belongs to words that name no place."""

    def take(self, piece: Token) -> None:
        self.group = self.group if piece.inside else None
        if piece.also:
            self.beside.append(piece.also)
        self.opened = (self.opened and piece.inside) or (piece.open and not piece.vague)
        if piece.open or piece.vague or (self.opened and piece.inside):
            self.settle()
            self._vague(piece)
        elif piece.activity and not piece.known:
            self._act(piece)
        elif piece.beside:
            self.beside.append(piece.text)
        elif piece.cloud:
            self.settle()
            self._cloud(piece, piece.cloud)
        elif piece.inside and self._inside(piece):
            pass
        elif piece.group:
            self._group(piece)
        elif self._is_country(piece):
            assert piece.country
            self._country(piece, piece.country)
        else:
            self.waiting.append(piece)
        self.last = piece

    def _cloud(self, piece: Token, country: str) -> None:
        """A region of a cloud; in brackets behind its country it is a part of that."""
        if piece.inside and self.found and self.found[-1].country == country:
            region = ", ".join(filter(None, (self.found[-1].region, piece.text)))
            self.found[-1] = replace(self.found[-1], region=region)
        else:
            self._add(country, piece.text, piece)

    def _vague(self, piece: Token) -> None:
        self.lost.append(piece.text)

    def _act(self, piece: Token) -> None:
        """What is done at the place before it, or at those that follow."""
        if piece.inside and self.waiting:
            self.waiting[-1] = replace(self.waiting[-1], activity=piece.activity)
        elif piece.inside and self.found:
            self.found[-1] = replace(self.found[-1], activity=piece.activity)
        else:
            self.settle()
            self.activity = piece.activity

    def _is_country(self, piece: Token) -> bool:
        if not piece.country:
            return False
        return not piece.state or (piece.code and self.coded) or self._near(piece)

    def _near(self, piece: Token) -> bool:
        """Whether a name that a state bears too is the country of what stands before it: `Nuremberg, DE`."""
        before = self.waiting[-1] if self.waiting and not piece.strong else None
        if before is None or piece.country not in before.part:
            return False
        return not (before.part & piece.state)

    def _inside(self, piece: Token) -> bool:
        """What stands in brackets behind a place: a part of it, or its country."""
        if self.waiting:
            before = self.waiting[-1]
            if piece.country and (not piece.state or piece.country in before.part or piece.country == before.country):
                self._country(piece, piece.country)
                return True
            if piece.country and not before.part:
                self._country(piece, piece.country)
                return True
            return False
        if not self.found or (self.last and self.last.vague):
            return self._narrower(piece)
        here = self.found[-1].country
        if piece.country == here and (piece.code or not piece.state):
            return True
        if self._of_group(piece, here):
            return True
        if piece.group and here in self.atlas.within[piece.group] | {piece.group}:
            self.beside.append(piece.text)
            return True
        if not piece.known and piece.is_name and not self._names_a_place(piece.text) and not in_time(piece.text):
            self.beside.append(piece.text)
            return True
        if here in piece.part:
            region = ", ".join(filter(None, (self.found[-1].region, piece.text)))
            self.found[-1] = replace(self.found[-1], region=region)
            return True
        if piece.country in self.atlas.within.get(here, ()) and piece.country:
            self.found[-1] = Place(piece.country, None, self.activity)
            return True
        if self._sibling(piece):
            assert piece.country
            self._add(piece.country, None, piece)
            return True
        self.lost.append(piece.text)
        return True

    def _of_group(self, piece: Token, here: str) -> bool:
        """A city in the brackets of a group of countries: `EU (Frankfurt, Dublin)`."""
        self.group = here if here in self.atlas.within else self.group
        countries = piece.city & self.atlas.within.get(self.group or "", frozenset())
        if not piece.city or len(countries) != 1 or piece.country:
            return False
        if here == self.group:
            self.found.pop()
        self._add(next(iter(countries)), piece.text, piece)
        return True

    def _names_a_place(self, text: str) -> bool:
        return any(token(word, self.atlas).known or word.isupper() for word in text.split() if len(text.split()) > 1)

    def _sibling(self, piece: Token) -> bool:
        """A further country in the brackets of one group: `EU (Germany, Ireland)`."""
        return bool(piece.country and not piece.state and self.last and self.last.inside and self.last.country)

    def _narrower(self, piece: Token) -> bool:
        """A country or city in the brackets of a part of the world: `Europe (Germany)`; the wider name says nothing more."""
        if not (self.last and self.last.vague and self.lost):
            return False
        cities = piece.city if len(piece.city) == 1 and not piece.state else frozenset[str]()
        country = piece.country if piece.country and not piece.state else next(iter(cities), None)
        if country:
            self.lost.pop()
            self._add(country, piece.text if country in cities and not piece.country else None, piece)
        return bool(country)

    def _group(self, piece: Token) -> None:
        self.settle()
        group = str(piece.group)
        alone = len(self.found) == 1 and not piece.strong and not piece.inside
        if alone and self.found[0].country in self.atlas.within[group]:
            self.beside.append(piece.text)
            self.group = group
        else:
            self._add(group, None, piece)

    def _country(self, piece: Token, country: str) -> None:
        """A country takes the parts of it that stand before."""
        parts: list[str] = []
        joined = not piece.strong
        while self.waiting:
            before = self.waiting[-1]
            fits = country in before.part or (joined and self._may_be_part(before) and not self._listed())
            fits = fits or (before.code and country in before.state)
            fits = fits or (piece.inside and piece.code and before.country == country)
            if not fits:
                break
            self.waiting.pop()
            if before.country != country:
                parts.insert(0, before.text)
            joined = not before.strong
        self.settle()
        self._add(country, ", ".join(parts) or None, piece)

    def _may_be_part(self, piece: Token) -> bool:
        """Whether a name that no table has may be a part of the country behind it; what is done there is none."""
        acts = any(word in self.atlas.activities for word in folded(piece.text).split())
        return not piece.known and piece.is_name and not acts

    def _listed(self) -> bool:
        """Whether countries stand side by side, so that a name between two of them may be one too."""
        return bool(self.found) and self.found[-1].region is None and not any(piece.strong for piece in self.waiting)

    def settle(self) -> None:
        """What waits is read by itself: where one country alone has it, there; else it is left over."""
        waiting, self.waiting = self.waiting, []
        joined: list[Token] = []
        for piece in waiting:
            if joined and (piece.strong or not shared(joined[-1], piece)):
                self._alone(joined)
                joined = []
            joined.append(piece)
        if joined:
            self._alone(joined)

    def _alone(self, joined: list[Token]) -> None:
        first, text = joined[0], ", ".join(piece.text for piece in joined)
        options = frozenset.intersection(*(piece.countries for piece in joined if not named_only(piece, joined)))
        here = self.found[-1] if self.found else None
        if here and not first.strong and here.country in first.part and not first.country:
            self.found[-1] = replace(here, region=", ".join(filter(None, (here.region, text))))
        elif len(options) == 1 and (len(joined) > 1 or not first.code or not first.country or first.zipped):
            self._add(next(iter(options)), text, first)
        else:
            self.lost.append(text)
            self.activity = None

    def _add(self, country: str, region: str | None, piece: Token) -> None:
        place = Place(country, region, piece.activity or self.activity)
        if place not in self.found:
            if region is None and any(
                each.country == country and each.activity == place.activity for each in self.found
            ):
                return
            self.found.append(place)

    def places(self) -> Places:
        return Places(tuple(self.found), tuple(dict.fromkeys(self.lost)), tuple(dict.fromkeys(self.beside)))
