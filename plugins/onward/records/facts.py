"""The public facts on which customers rely, and their digest: what differs from the last notice is owed a new one.

The digest is a sha256 over JSON with sorted keys: `{"version": 2, "facts": {"collection/id": {field: words}}}`. It holds
every published record with its public fields, and leaves out what no notice would speak of: names, descriptions and
links, who vouches for what, the day an agreement was signed or looked up, addresses, and the first day of use (which
moves when a notice says so). It names no record that is not published. It knows no day and no law: only an edit of the
inventory changes it.

The tally is a sum over the same facts, one by one, modulo 2²⁵⁶: a notice says what it adds to it. So the notices of two branches
add up to the facts of both, in whichever order they were merged.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping, Set
from dataclasses import fields
from typing import Any, Final

from onward.records.base import Record
from onward.records.canonical import say
from onward.records.declared import declared
from onward.records.inventory import Inventory
from onward.records.promises import Document
from onward.records.publication import shown
from onward.records.references import knowing
from onward.records.shape import yaml_name

_VERSION: Final = 2
SPACE: Final = 1 << 256
WATCHED: Final = {"address-changed": {"address", "contact"}, "subprocessor-renamed": {"name"}}
"""Fields that are left out unless a project holds a change of this kind to be material."""


def digest(written: str) -> str:
    """A sha256 of the material public facts as `document` writes them: the same in any layout, order or wording."""
    return hashlib.sha256(written.encode()).hexdigest()


def document(inventory: Inventory, material: Mapping[str, bool] | None = None) -> str:
    """The text whose digest it is, in UTF-8 without a line's end.

    `material` is what a project's own settings say of kinds of change.
    """
    content = {"version": _VERSION, "facts": facts(inventory, _watched(material))}
    return json.dumps(content, sort_keys=True, ensure_ascii=False, separators=(",", ":"))


def tally(inventory: Inventory, material: Mapping[str, bool] | None = None, subjects: Set[str] | None = None) -> int:
    """The sum of the sha256 of each material public fact as JSON: record, field, and one value of it.

    `subjects` are the records that count, as `collection/id`; without them, all do.
    """
    watched = _watched(material)
    public = shown(inventory, "public")
    total = 0
    for record in (record for record in _counted(public) if subjects is None or str(record.subject) in subjects):
        for name, value in _stated(knowing(record, public), watched):
            for item in value if isinstance(value, tuple) else (value,):
                fact = json.dumps([str(record.subject), name, say(item, facts=True)], ensure_ascii=False)
                total += int.from_bytes(hashlib.sha256(fact.encode()).digest(), "big")
    return total % SPACE


def _watched(material: Mapping[str, bool] | None) -> set[str]:
    return {name for kind, names in WATCHED.items() if material and material.get(kind) for name in names}


def facts(inventory: Inventory, watched: Set[str] = frozenset()) -> dict[str, dict[str, str]]:
    """Every published record by `collection/id`, with its public facts in words, and the `watched` fields besides."""
    public = shown(inventory, "public")
    known = ((record, knowing(record, public)) for record in _counted(public))
    return {str(record.subject): _of(readable, watched) for record, readable in known if readable}


def _counted(public: Inventory) -> Iterator[Record]:
    """The records that state facts; a document is only where one is read."""
    yield from (record for record in public.records() if record.COLLECTION != Document.COLLECTION)


def _of(record: Record, watched: Set[str]) -> dict[str, str]:
    return {name: say(value, facts=True) for name, value in _stated(record, watched)}


def _stated(record: Record | None, watched: Set[str]) -> Iterator[tuple[str, Any]]:
    """The fields of a record that are facts, or watched, and say something."""
    for attribute in fields(record) if record else ():
        if attribute.name == "source" or not (declared(type(record), attribute.name).fact or attribute.name in watched):
            continue
        name, value = yaml_name(attribute.name), getattr(record, attribute.name)
        if value not in (None, (), False):
            yield name, value
