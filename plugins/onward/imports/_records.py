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
from onward.records.inventory import RESERVED, Inventory

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
    for draft in drafts:
        if draft.collection in REFERRED.values() and "id" in draft.fields:
            names.called.setdefault((draft.collection, folded(draft.name)), str(draft.fields["id"]))
    vendors = [draft for draft in drafts if draft.collection == "subprocessors"]
    twice = Counter(slug(draft.name) for draft in vendors)
    records = []
    for draft in drafts:
        fields = {name: _referring(name, value, names) for name, value in draft.fields.items()}
        if "id" not in fields:
            fields["id"] = names.new(draft.collection, _identity(draft, twice[slug(draft.name)] > 1))
        if draft.notes:
            fields["notes"] = "\n".join(draft.notes)
        records.append(
            Made(draft.collection, _seen(ordered(_doubtful(fields, draft.doubts))), draft.doubts, draft.line)
        )
    return (*names.records, *records)


def _seen(value: Any) -> Any:
    """A value with what an inventory does not take, such as control characters, written out in its texts."""
    if isinstance(value, str):
        return escaped(value)
    if isinstance(value, Mapping):
        return {name: _seen(inner) for name, inner in value.items()}
    return [_seen(inner) for inner in value] if isinstance(value, list | tuple) else value


def _identity(draft: Draft, shared: bool) -> str:
    """The id of a vendor: its name, and where two have the same, what it does."""
    service = str(draft.fields.get("service", ""))
    return f"{slug(draft.name)}.{slug(service)}" if shared and service else slug(draft.name)


def _referring(name: str, value: Any, names: _Names) -> Any:
    collection = REFERRED.get(name)
    if not collection or not isinstance(value, list):
        return value
    return [names.of(collection, item) for item in value]


def _doubtful(fields: Mapping[str, Any], doubts: Iterable[Doubt]) -> dict[str, Any]:
    """The fields with an unknown fact for each doubt; places that are sure stay beside the ones that are not."""
    completed = dict(fields)
    for doubt in doubts:
        if doubt.field != "locations" or (not completed.get("locations") and doubt.why != _VAGUE):
            completed.setdefault(doubt.field, Unknown())
            continue
        part: dict[str, Any] = {"country": Unknown()} | ({"region": doubt.text} if doubt.why == _VAGUE else {})
        if isinstance(listed := completed.get("locations", []), list) and part not in listed:
            completed["locations"] = [*listed, part]
    return completed


def ordered(fields: Mapping[str, Any]) -> dict[str, Any]:
    """Fields as people would write them, one after another; those that say nothing are left out."""
    names = [*(name for name in ORDER if name in fields), *(name for name in fields if name not in ORDER)]
    return {name: fields[name] for name in names if fields[name] not in (None, "", [], {}, ())}


class _Names:
    """The ids that are taken, and the records that were made to be referred to."""

    def __init__(self, known: Inventory) -> None:
        self.taken = {*RESERVED, *((record.COLLECTION, record.id) for record in known.records())}
        self.called = {
            (record.COLLECTION, folded(record.title)): record.id
            for record in known.records()
            if record.COLLECTION in REFERRED.values()
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
        free = next(candidate for candidate in _numbered(wanted) if (collection, candidate) not in self.taken)
        self.taken.add((collection, free))
        return free


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
