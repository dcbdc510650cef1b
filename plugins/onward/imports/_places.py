"""Places as lists write them: `United States (Virginia), Dublin, Ireland and Japan` as countries and regions.

A state before a country, or in it, is never a country; a city and a region of a cloud are where the tables have them. What can be
read in two ways, and what names no place, is left over and said.
"""

from __future__ import annotations

from dataclasses import field, replace
from itertools import pairwise

from onward.frozen import dataclass
from onward.imports._atlas import Atlas, folded
from onward.imports._pieces import Token, token, tokens


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
    pieces = _namesakes([one for one in tokens(text, atlas) if one.text], atlas)
    if any(one.alternative for one in pieces) and sum(one.known for one in pieces) > 1:
        return Places((), (" ".join(text.split()),))
    reading = _Reading(atlas, coded or _all_codes(pieces))
    for one in pieces:
        reading.take(one)
    reading.settle()
    return reading.places()


def _all_codes(pieces: list[Token]) -> bool:
    """Whether codes stand among codes alone, and none of them before the country of which it is a state: `CA, US`."""
    stated = any(after.country in one.state and not after.strong for one, after in pairwise(pieces))
    return len(pieces) > 1 and all(map(_is_code, pieces)) and not stated


def is_coded(text: str, atlas: Atlas) -> bool:
    """Whether a text holds nothing but codes of countries."""
    pieces = tokens(text, atlas)
    return bool(pieces) and all(map(_is_code, pieces))


def _is_code(one: Token) -> bool:
    return one.country is not None and one.text.isupper() and len(one.text) <= 3


def _namesakes(pieces: list[Token], atlas: Atlas) -> list[Token]:
    """A country before a state that has a place of its name is that place: `Lebanon, NH`."""
    found = list(pieces)
    for index, (one, after) in enumerate(pairwise(pieces)):
        states = atlas.namesakes.get(folded(one.text), ())
        if one.country and not after.strong and after.state and folded(after.text) in states:
            found[index] = replace(one, country=None, city=after.state)
    return found


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
    opened: bool = False
    """What stands in brackets belongs to words that name no place."""

    def take(self, one: Token) -> None:
        if one.also:
            self.beside.append(one.also)
        self.opened = (self.opened and one.inside) or (one.open and not one.vague)
        if one.open or one.vague or (self.opened and one.inside):
            self.settle()
            self._vague(one)
        elif one.activity and not one.known:
            self._act(one)
        elif one.beside:
            self.beside.append(one.text)
        elif one.cloud:
            self.settle()
            self._add(one.cloud, one.text, one)
        elif one.inside and self._inside(one):
            pass
        elif one.group:
            self._group(one)
        elif self._is_country(one):
            assert one.country
            self._country(one, one.country)
        else:
            self.waiting.append(one)
        self.last = one

    def _vague(self, one: Token) -> None:
        self.lost.append(one.text)

    def _act(self, one: Token) -> None:
        """What is done at the place before it, or at those that follow."""
        if one.inside and self.found:
            self.found[-1] = replace(self.found[-1], activity=one.activity)
        else:
            self.settle()
            self.activity = one.activity

    def _is_country(self, one: Token) -> bool:
        if not one.country:
            return False
        return not one.state or (one.code and self.coded) or self._near(one)

    def _near(self, one: Token) -> bool:
        """Whether a name that a state bears too is the country of what stands before it: `Nuremberg, DE`."""
        before = self.waiting[-1] if self.waiting and not one.strong else None
        if before is None or one.country not in before.part:
            return False
        return not (before.part & one.state)

    def _inside(self, one: Token) -> bool:
        """What stands in brackets behind a place: a part of it, or its country."""
        if self.waiting:
            before = self.waiting[-1]
            if one.country and (not one.state or one.country in before.part or one.country == before.country):
                self._country(one, one.country)
                return True
            if one.country and not before.part:
                self._country(one, one.country)
                return True
            return False
        if not self.found:
            return self._narrower(one)
        here = self.found[-1].country
        if one.country == here and not one.state:
            return True
        if one.group and here in self.atlas.within[one.group] | {one.group}:
            self.beside.append(one.text)
            return True
        if not one.known and _a_name(one.text) and not self._names_a_place(one.text):
            self.beside.append(one.text)
            return True
        if here in one.part:
            region = ", ".join(filter(None, (self.found[-1].region, one.text)))
            self.found[-1] = replace(self.found[-1], region=region)
            return True
        if one.country in self.atlas.within.get(here, ()) and one.country:
            self.found[-1] = Place(one.country, None, self.activity)
            return True
        if self._sibling(one):
            assert one.country
            self._add(one.country, None, one)
            return True
        self.lost.append(one.text)
        return True

    def _names_a_place(self, text: str) -> bool:
        return any(token(word, self.atlas).known or word.isupper() for word in text.split() if len(text.split()) > 1)

    def _sibling(self, one: Token) -> bool:
        """A further country in the brackets of one group: `EU (Germany, Ireland)`."""
        return bool(one.country and not one.state and self.last and self.last.inside and self.last.country)

    def _narrower(self, one: Token) -> bool:
        """A country or city in the brackets of a part of the world: `Europe (Germany)`; the wider name says nothing more."""
        if not (self.last and self.last.vague and self.lost):
            return False
        cities = one.city if len(one.city) == 1 and not one.state else frozenset[str]()
        country = one.country if one.country and not one.state else next(iter(cities), None)
        if country:
            self.lost.pop()
            self._add(country, one.text if country in cities and not one.country else None, one)
        return bool(country)

    def _group(self, one: Token) -> None:
        self.settle()
        group = str(one.group)
        alone = len(self.found) == 1 and not one.strong and not one.inside
        if alone and self.found[0].country in self.atlas.within[group]:
            self.beside.append(one.text)
        else:
            self._add(group, None, one)

    def _country(self, one: Token, country: str) -> None:
        """A country takes the parts of it that stand before."""
        parts: list[str] = []
        joined = not one.strong
        while self.waiting:
            before = self.waiting[-1]
            fits = country in before.part or (joined and not before.known and _a_name(before.text))
            fits = fits or (before.code and country in before.state)
            fits = fits or (one.inside and one.code and before.country == country)
            if not fits:
                break
            self.waiting.pop()
            if before.country != country:
                parts.insert(0, before.text)
            joined = not before.strong
        self.settle()
        self._add(country, ", ".join(parts) or None, one)

    def settle(self) -> None:
        """What waits is read by itself: where one country alone has it, there; else it is left over."""
        waiting, self.waiting = self.waiting, []
        joined: list[Token] = []
        for one in waiting:
            if joined and (one.strong or not _shared(joined[-1], one)):
                self._alone(joined)
                joined = []
            joined.append(one)
        if joined:
            self._alone(joined)

    def _alone(self, joined: list[Token]) -> None:
        first, text = joined[0], ", ".join(one.text for one in joined)
        options = frozenset.intersection(*(_options(one) for one in joined if not _named_only(one, joined)))
        here = self.found[-1] if self.found else None
        if here and not first.strong and here.country in first.part and not first.country:
            self.found[-1] = replace(here, region=", ".join(filter(None, (here.region, text))))
        elif len(options) == 1 and (len(joined) > 1 or not first.code or not first.country or first.zipped):
            self._add(next(iter(options)), text, first)
        else:
            self.lost.append(text)

    def _add(self, country: str, region: str | None, one: Token) -> None:
        place = Place(country, region, one.activity or self.activity)
        if place not in self.found:
            if region is None and any(
                each.country == country and each.activity == place.activity for each in self.found
            ):
                return
            self.found.append(place)

    def places(self) -> Places:
        return Places(tuple(self.found), tuple(dict.fromkeys(self.lost)), tuple(dict.fromkeys(self.beside)))


def _named_only(one: Token, joined: list[Token]) -> bool:
    """Whether a name says nothing beside a code that is a state's alone: `Paris, TX`."""
    last = joined[-1]
    return one is not last and (last.zipped or (last.code and not last.country)) and not one.part & last.state


def _options(one: Token) -> frozenset[str]:
    """The countries in which a piece may be: a name that is a country too may be that."""
    return one.part | ({one.country} if one.country else frozenset())


def _shared(one: Token, other: Token) -> bool:
    """Whether a piece and a state behind it belong together: a city and its state, any name and a code."""
    city = bool(one.city and not one.state and other.state and not other.country)
    return bool(one.part & other.state) or city or (other.code and not one.code)


def _a_name(text: str) -> bool:
    words = text.split()
    return (len(words) <= 4 and words[0][:1].isupper()) or any(one.isdigit() for one in text)
