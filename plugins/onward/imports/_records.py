"""Drafts as records of an inventory: ids that last, what they refer to, and unknown facts where the file leaves a doubt."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from onward import characters
from onward.characters import escaped
from onward.frozen import dataclass
from onward.imports import Doubt, Draft
from onward.imports._atlas import folded
from onward.records.inventory import Inventory

REFERRED: Mapping[str, str] = {"data": "data_categories", "subjects": "data_subjects", "products": "products"}
"""Fields that name records, and the collections of these."""
ORDER = (
    "id", "name", "description", "kind", "legal_name", "website", "address", "contact", "country", "lei", "registration", "role",
    "roles", "from", "to", "purposes", "lawful_basis", "service", "data", "subjects",
    "locations", "products", "safeguards", "since", "until", "active_from", "notes",
)  # fmt: skip
_LONG = 40
_VAGUE = "a part of the world, no country"


@dataclass(frozen=True, slots=True)
class Unknown:
    """A fact that somebody has to find out."""


@dataclass(frozen=True, slots=True)
class Finder:
    """Who finds out what is not known yet, and by which day."""

    owner: str
    due: date


@dataclass(frozen=True, slots=True)
class Made:
    """A record to be written: its fields in order, and for each field in doubt what the file says."""

    collection: str
    fields: Mapping[str, Any]
    doubts: tuple[Doubt, ...] = ()
    line: int = 0

    @property
    def id(self) -> str:
        """Its id."""
        return str(self.fields["id"])


def made(drafts: Sequence[Draft], known: Inventory) -> tuple[Made, ...]:
    """The records of drafts, those to which they refer first; what the inventory has by its name keeps its id."""
    names = _Names(known)
    for one in drafts:
        if one.collection in REFERRED.values() and "id" in one.fields:
            names.called.setdefault((one.collection, folded(one.name)), str(one.fields["id"]))
    vendors = [one for one in drafts if one.collection == "subprocessors"]
    twice = Counter(slug(one.name) for one in vendors)
    records = []
    for one in drafts:
        fields = {name: _referring(name, value, names) for name, value in one.fields.items()}
        if "id" not in fields:
            fields["id"] = names.new(one.collection, _identity(one, twice[slug(one.name)] > 1))
        if one.notes:
            fields["notes"] = "\n".join(one.notes)
        records.append(Made(one.collection, _seen(ordered(_doubtful(fields, one.doubts))), one.doubts, one.line))
    return (*names.records, *records)


def _seen(value: Any) -> Any:
    """A value with what an inventory does not take, such as control characters, written out in its texts."""
    if isinstance(value, str):
        return escaped(value)
    if isinstance(value, Mapping):
        return {name: _seen(inner) for name, inner in value.items()}
    return [_seen(inner) for inner in value] if isinstance(value, list | tuple) else value


def _identity(one: Draft, shared: bool) -> str:
    """The id of a vendor: its name, and where two have the same, what it does."""
    service = str(one.fields.get("service", ""))
    return f"{slug(one.name)}.{slug(service)}" if shared and service else slug(one.name)


def _referring(name: str, value: Any, names: _Names) -> Any:
    collection = REFERRED.get(name)
    if not collection or not isinstance(value, list):
        return value
    return [names.of(collection, one) for one in value]


def _doubtful(fields: Mapping[str, Any], doubts: Iterable[Doubt]) -> dict[str, Any]:
    """The fields with an unknown fact for each doubt; places that are sure stay beside the ones that are not."""
    found = dict(fields)
    for one in doubts:
        if one.field != "locations" or (not found.get("locations") and one.why != _VAGUE):
            found.setdefault(one.field, Unknown())
            continue
        part: dict[str, Any] = {"country": Unknown()} | ({"region": one.text} if one.why == _VAGUE else {})
        if isinstance(listed := found.get("locations", []), list) and part not in listed:
            found["locations"] = [*listed, part]
    return found


def ordered(fields: Mapping[str, Any]) -> dict[str, Any]:
    """Fields as people would write them, one after another; those that say nothing are left out."""
    names = [*(one for one in ORDER if one in fields), *(one for one in fields if one not in ORDER)]
    return {one: fields[one] for one in names if fields[one] not in (None, "", [], {}, ())}


class _Names:
    """The ids that are taken, and the records that were made to be referred to."""

    def __init__(self, known: Inventory) -> None:
        self.taken = {(one.COLLECTION, one.id) for one in known.records()}
        self.called = {
            (one.COLLECTION, folded(one.title)): one.id
            for one in known.records()
            if one.COLLECTION in REFERRED.values()
        }
        self.records: list[Made] = []

    def of(self, collection: str, name: str) -> str:
        """The id of a record that is called so, made where there is none."""
        key = collection, folded(name)
        if key not in self.called:
            self.called[key] = self.new(collection, slug(name))
            self.records.append(Made(collection, {"id": self.called[key], "name": escaped(name)}))
        return self.called[key]

    def new(self, collection: str, wanted: str) -> str:
        """An id that is free, with a number where it is not."""
        found = next(one for one in _numbered(wanted) if (collection, one) not in self.taken)
        self.taken.add((collection, found))
        return found


def _numbered(wanted: str) -> Iterator[str]:
    yield wanted
    number = 2
    while True:
        yield f"{wanted}-{number}"
        number += 1


def slug(text: str) -> str:
    """The words of a name as an id, as many as are needed to know it; a name without Latin letters is known by its digest."""
    plain = characters.slug(text.replace("'", "").replace(".", ""), _LONG)[: 2 * _LONG]
    return plain or f"name-{hashlib.sha256(text.encode()).hexdigest()[:8]}"
