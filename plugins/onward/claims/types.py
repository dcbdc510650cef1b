"""The types of what a claim's expression can see: derived from the records, closed lists and references included."""

from __future__ import annotations

import enum
import types
from collections.abc import Mapping
from dataclasses import fields, replace
from datetime import date
from functools import cache
from typing import Annotated, Any, Final, Literal, TypeAlias, Union, get_args, get_origin

from onward.frozen import dataclass, hints
from onward.records.agreed import SETS
from onward.records.base import Mark, Part, Record, Ref
from onward.records.data import Flow, Purpose
from onward.records.inventory import COLLECTIONS, ORGANIZATION
from onward.records.parties import Actor, Organization, Subjection, Subprocessor
from onward.records.safeguards import Participation, Safeguard
from onward.records.shape import yaml_name
from onward.records.systems import System
from onward.records.values import Duration
from onward.transfers.model import NoTransfer, Outcome, Transfer

Need: TypeAlias = "dict[str, Need]"
"""The fields that an expression reads, in its order, and of each what it reads of it in turn."""


class Sort(enum.StrEnum):
    """What kind of value it is, in the words of error messages."""

    TEXT = "a string"
    TRUTH = "true or false"
    NUMBER = "a number"
    DAY = "a date"
    PERIOD = "a duration"
    LIST = "a list"
    RECORD = "a record"
    ANY = "anything"


@dataclass(frozen=True, slots=True)
class Type:
    """A sort, with the type of a list's items, the shapes of a record, and what a text may say.

    A text is one of `words`, or the id of a record of `names`, where either is given; `place` marks a country.
    """

    sort: Sort
    of: Type | None = None
    parts: tuple[type[Any], ...] = ()
    words: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    place: bool = False

    @property
    def open(self) -> Type:
        """The same without what narrows a text."""
        return Type(self.sort, self.of, self.parts)


ANY: Final = Type(Sort.ANY)
TEXT: Final = Type(Sort.TEXT)
TRUTH: Final = Type(Sort.TRUTH)
NUMBER: Final = Type(Sort.NUMBER)
DAY: Final = Type(Sort.DAY)
PERIOD: Final = Type(Sort.PERIOD)
PARTY: Final = Type(Sort.RECORD, parts=(Actor, System, Subprocessor, Organization))
WAYS: Final = (Flow, Transfer)
"""The shapes of what leads from a party to another."""
PURPOSE: Final = Type(Sort.RECORD, parts=(Purpose,))
TRANSFERS: Final = "transfers"
SUBSTANCE: Final = ("data_categories", "flows", "systems")
"""The collections without which an inventory says nothing: no record in them shows that there is nothing to say."""
COLLECTION: Final = "collection"
TODAY: Final = "today"
"""The day on which an expression is asked."""
TESTED: Final = "?"
"""Stands in a `Need` beside the fields of what is only asked for its presence."""

_UNSEEN: Final = ("source", "translations")
_SIMPLE: dict[Any, Type] = {str: TEXT, bool: TRUTH, int: NUMBER, date: DAY, Duration: PERIOD}
INSTRUMENTS, SCHEMES, DEROGATIONS, LAWS, COUNTRIES = "instruments", "schemes", "derogations", "laws", "countries"
"""What the law data knows by id."""
_OF_LAW: Final = Type(Sort.TEXT, names=(LAWS,))
_REGIMES: Final = {"regimes": Type(Sort.LIST, of=_OF_LAW)}
_EXPANDED: dict[type[Any], dict[str, Type]] = {
    Flow: {"from": PARTY, "to": PARTY, "purpose": PURPOSE, **_REGIMES},
    **dict.fromkeys((Organization, Actor, Purpose), _REGIMES),
    Subjection: {"regime": _OF_LAW},
    Safeguard: {
        "instrument": Type(Sort.TEXT, names=(INSTRUMENTS,)),
        "base": Type(Sort.TEXT, names=(INSTRUMENTS,)),
        "ref": Type(Sort.TEXT, names=(DEROGATIONS,)),
    },
    Participation: {"scheme": Type(Sort.TEXT, names=(SCHEMES,))},
}
"""Names of a record that stand for the record itself, or for something of the law."""
_TRANSFER: dict[str, Type] = {
    "flow": TEXT,
    "regime": _OF_LAW,
    "exporter": PARTY,
    "importer": PARTY,
    "purpose": PURPOSE,
    "country": Type(Sort.TEXT, place=True),
    "activity": Type(Sort.TEXT, words=("storage", "processing", "remote-access")),
    "outcome": Type(Sort.TEXT, words=tuple(Outcome)),
    "reason": Type(Sort.TEXT, words=tuple(NoTransfer)),
    "ground": TEXT,
}
_ROLES = Type(Sort.TEXT, words=("controller", "joint-controller", "processor"))


def variables(whole: bool) -> dict[str, Type]:
    """What an expression can name besides `it`: the day and the organization; over the whole world every collection."""
    known = {TODAY: DAY, ORGANIZATION: Type(Sort.RECORD, parts=(Organization,))}
    return known | {name: Type(Sort.LIST, of=record) for name, record in kinds().items()} if whole else known


@cache
def kinds() -> dict[str, Type]:
    """The type of a record of each collection that a claim may be about."""
    looked_at = {name: kind for name, kind in COLLECTIONS.items() if name not in ("claims", "objections", *SETS)}
    known = {name: Type(Sort.RECORD, parts=(kind,)) for name, kind in looked_at.items()}
    return {**known, TRANSFERS: Type(Sort.RECORD, parts=(Transfer,))}


@cache
def fields_of(parts: tuple[type[Any], ...]) -> Mapping[str, Type]:
    """The fields of a record of these shapes, by their names in YAML; a field of several shapes allows what any allows."""
    known: dict[str, Type] = {}
    for part in parts:
        for name, kind in _fields(part).items():
            known[name] = _either(known[name], kind) if name in known else kind
    return known


def _fields(part: type[Any]) -> dict[str, Type]:
    if part is Transfer:
        return {**_TRANSFER, "exporter_role": _ROLES, "importer_role": _ROLES}
    declared = hints(part)
    known = {
        yaml_name(attribute.name): _of(declared[attribute.name])
        for attribute in fields(part)
        if attribute.name not in _UNSEEN
    }
    if issubclass(part, Record):
        known["id"] = Type(Sort.TEXT, names=(part.COLLECTION,))
        known[COLLECTION] = Type(Sort.TEXT, words=(part.COLLECTION,))
    return known | _EXPANDED.get(part, {})


def is_simple(kind: Type) -> bool:
    """Whether a value of this type has no parts."""
    return kind.sort in (Sort.TEXT, Sort.TRUTH, Sort.NUMBER, Sort.DAY, Sort.PERIOD)


def _either(first: Type, other: Type) -> Type:
    if first.sort is not other.sort:
        return ANY
    if first.sort in (Sort.LIST, Sort.RECORD):
        return first
    if not (first.words or first.names) or not (other.words or other.names):
        return first.open
    return replace(first, words=(*first.words, *other.words), names=(*first.names, *other.names))


def _of(hint: Any) -> Type:
    origin, args = get_origin(hint), get_args(hint)
    if origin in (Union, types.UnionType):
        return _of(next(arg for arg in args if arg is not type(None)))
    if origin is Annotated:
        return _marked(args[1])
    if origin is Literal:
        return Type(Sort.TEXT, words=args)
    if origin is tuple:
        return Type(Sort.LIST, of=_of(args[0]))
    if isinstance(hint, type) and issubclass(hint, Part):
        return Type(Sort.RECORD, parts=(hint,))
    return _SIMPLE[hint]


def _marked(mark: Mark | Ref) -> Type:
    if isinstance(mark, Ref):
        return Type(Sort.TEXT, names=mark.collections, words=mark.words)
    return Type(Sort.TEXT, place=mark.name == "country")
