"""What changes, in sentences of one language: facts as people say them, records by their names and never by what is hidden."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import MISSING, fields, replace
from datetime import date
from typing import Any

from onward.diff.model import Change
from onward.diff.values import Fact, Grounds, Side
from onward.frozen import dataclass
from onward.records.base import Mark, Part, Record, Ref
from onward.records.declared import declared
from onward.records.inventory import Inventory
from onward.records.languages import said
from onward.records.safeguards import OWN, Location
from onward.records.shape import CODE, marks_of, yaml_name
from onward.records.standing import Standing
from onward.records.values import Duration
from onward.words.catalogue import Words, words
from onward.words.countries import country, operator, place
from onward.words.grounds import agreed
from onward.words.law import law_name
from onward.words.materiality import sure
from onward.world import World

_OPEN = {"kind", "at_rest"}
"""Fields of free text in which the words of a closed list stand as well."""
_LAWS, _INSTRUMENTS = {"regime", "regimes"}, {"instrument", "base", "scheme"}
CODES = (
    "activity",
    "basis",
    "channel",
    "cookies.storage",
    "data.kind",
    "data.origin",
    "data.provision",
    "documents.kind",
)
"""Where words for closed lists stand that pages use as well; all others are `codes`."""
_SIDES = " – "
"""What stands between a change and what was and is."""
_WHERE = {"country", "region", "activity"}
"""What says which location is meant."""
UNSAID = {"source", "translations", "id", "visibility", "example"}


def title(first: Change, more: int, world: World, say: Words) -> str:
    """A change without its two sides, and how many more there are."""
    return _halves(first, world, say)[0] + (say.count("notice.more", more) if more else "")


def in_codes(change: Change) -> str:
    """A change in English for our own people: with the codes, units and internal names that the records use."""
    say = words()
    nothing, field = say("changes.nothing"), (change.field or "").replace("_", " ")
    before, after = change.before or nothing, change.after or nothing
    return say(change.phrase, title=change.title, before=before, after=after, field=field)


def told(change: Change, world: World, say: Words) -> str:
    """A change for our own people, with how sure it is."""
    return sentence(change, world, say) + sure(change, say)


def sentences(changes: Iterable[Change], world: World, say: Words) -> list[str]:
    """Each sentence once, in the order of the changes."""
    return list(dict.fromkeys(sentence(change, world, say) for change in changes))


def sentence(change: Change, world: World, say: Words) -> str:
    """A change in words for customers, as a sentence begins: ids of grounds are named, and for which law and place."""
    return "".join(_halves(change, world, say))


def sides(change: Change, world: World, say: Words) -> tuple[str, str]:
    """What was and what is, in words for readers; `not stated` where nothing is."""
    regime = (change.field or "").split(".")[1] if (change.field or "").startswith("grounds.") else ""
    return _side(change.was, regime, world, say), _side(change.now, regime, world, say)


def _halves(change: Change, world: World, say: Words) -> tuple[str, str]:
    """What changes, and what was and is."""
    scope = (change.field or "").split(".")
    regime, where = "", ""
    if scope[0] == "grounds":
        regime, code = scope[1], ".".join(scope[2:])
        places = f"{say('colon')}{country(code, world, say)}" if code != "None" else ""
        where = f" ({law_name(regime, world, say)}{places})"
    was, now = _apart(change.was, change.now)
    values = {
        "title": said(change.record, say.language).title,
        "before": _side(was, regime, world, say),
        "after": _side(now, regime, world, say),
        "field": _label(scope, world, say),
    }
    same = values["before"] == values["after"] and change.field
    head, dash, tail = say.template("changes.wording-changed" if same else change.phrase).partition(_SIDES)
    what = head.format(**values)
    return f"{what[:1].upper()}{what[1:]}{where}", f"{dash}{tail.format(**values)}"


def _apart(was: Side | None, now: Side | None) -> tuple[Side | None, Side | None]:
    """Both sides without what is the same on both, where each is one part of a kind."""
    if not (
        was and now and isinstance(was.of, tuple) and isinstance(now.of, tuple) and len(was.of) == len(now.of) == 1
    ):
        return was, now
    before, after = was.of[0], now.of[0]
    if not (isinstance(before, Part) and isinstance(after, Part) and type(before) is type(after)):
        return was, now
    same = {
        attribute.name: attribute.default
        for attribute in fields(before)
        if getattr(before, attribute.name) == getattr(after, attribute.name)
    }
    shown = UNSAID | (_WHERE if isinstance(before, Location) else set())
    kept: Any = {name: value for name, value in same.items() if name not in shown and value is not MISSING}
    return replace(was, of=(replace(before, **kept),)), replace(now, of=(replace(after, **kept),))


def _side(side: Side | None, regime: str, world: World, say: Words) -> str:
    text = _Telling(world, say, side.inventory, regime).fact(side.of, side.name) if side else None
    return text or say("changes.nothing")


def _label(scope: list[str], world: World, say: Words) -> str:
    """A field by its name, and which safeguard it belongs to."""
    if scope[0] == "safeguards" and len(scope) > 1:
        return f"{say('fields.safeguards')} ({agreed([scope[1]], '', world, say)})"
    key = f"fields.{scope[-1]}"
    return say(key) if key in say else scope[-1]


@dataclass(frozen=True, slots=True)
class _Telling:
    """How facts of one inventory are said; None for what readers may not know of."""

    world: World
    say: Words
    inventory: Inventory | None
    regime: str

    def fact(self, of: Fact, name: str) -> str | None:
        """A side of a change: a record is its name, a part what it says, a field its value."""
        if isinstance(of, Grounds):
            return agreed(of.names, self.regime, self.world, self.say)
        if isinstance(of, str):
            return self._code(of)
        if isinstance(of, tuple):
            return self._several(type(of), name, of)
        part = said(of, self.say.language)
        if name:
            return self._value(type(part), name, getattr(part, name))
        return part.title if isinstance(part, Record) else self._part(part)

    def _several(self, kind: type, name: str, values: tuple[Any, ...]) -> str | None:
        texts = list(filter(None, (self._value(kind, name, value) for value in values)))
        if not values and name == "products":
            return self.say("products.all")
        return self.say.series(texts) if isinstance(next(iter(values), None), Part) else self.say.enumeration(texts)

    def _part(self, part: Part) -> str | None:
        if isinstance(part, Location):
            limits = self._stated(part, _WHERE | {"by"})
            return ", ".join((place(part, self.world, self.say), *self._run_by(part), *limits))
        return ", ".join(self._stated(part, set())) or None

    def _run_by(self, location: Location) -> Iterator[str]:
        if location.by and location.by.id == OWN:
            yield self.say("place.run-itself")
        elif named := operator(location, self.inventory, self.world, self.say):
            yield self.say("place.run-by", name=named)

    def _stated(self, part: Part, without: set[str]) -> Iterator[str]:
        for attribute in fields(part):
            value = getattr(part, attribute.name)
            if attribute.name in UNSAID | without or value in (None, (), False):
                continue
            if declared(type(part), attribute.name).audience != "public":
                continue
            text = self._value(type(part), attribute.name, value)
            if text:
                yield self.say.labelled(self.say(f"fields.{yaml_name(attribute.name)}"), text)

    def _value(self, kind: type, name: str, value: Any) -> str | None:
        say = self.say
        if isinstance(value, tuple):
            return self._several(kind, name, value)
        if isinstance(value, Part):
            return self.fact(value, "")
        if isinstance(value, Standing):
            return say(f"standing.{value}.name")
        if isinstance(value, bool):
            return say(f"answer.{'yes' if value else 'no'}")
        if isinstance(value, Duration):
            return say.duration(value)
        if isinstance(value, date):
            return say.day(value)
        return self._text(kind, name, value) if isinstance(value, str) else str(value)

    def _text(self, kind: type[Part], name: str, text: str) -> str | None:
        """A word of a record: what it names, or what it is a code for."""
        mark = marks_of(kind).get(name)
        if isinstance(mark, Ref):
            return self._named(mark, text)
        if mark == Mark("country"):
            return country(text, self.world, self.say)
        if name in _LAWS:
            return law_name(text, self.world, self.say)
        if name in _INSTRUMENTS:
            return agreed([text], self.regime, self.world, self.say)
        return self._code(text) if mark == CODE or name in _OPEN else text

    def _named(self, ref: Ref, name: str) -> str | None:
        if name in ref.words:
            return self._code(name)
        records = (getattr(self.inventory, collection).get(name) for collection in ref.collections)
        record = next(filter(None, records), None)
        return said(record, self.say.language).title if record else None

    def _code(self, code: str) -> str:
        keys = (f"codes.{code}", *(f"{room}.{code}" for room in CODES))
        return next((self.say(key) for key in keys if key in self.say), code)
