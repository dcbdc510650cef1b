"""The public facts on which customers rely, and their digest: what differs from the last notice is owed a new one.

The digest is a sha256 over JSON with sorted keys: `{"version": 2, "facts": {"collection/id": {field: words}}}`. It holds
every published record with its public fields, and leaves out what no notice would speak of: names, descriptions and
links, who vouches for what, the day an agreement was signed or looked up, addresses, and the first day of use (which
moves when a notice says so). It names no record that is not published. It knows no day and no law: only an edit of the
inventory changes it.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Set
from dataclasses import fields
from typing import Any, Final

from onward.records.base import Record
from onward.records.inventory import Inventory
from onward.records.publication import shown
from onward.records.references import knowing
from onward.records.saying import WORDING, say
from onward.records.shape import yaml_name

_VERSION: Final = 2
_LEFT_OUT = WORDING | {"id", "source", "address", "contact", "since", "attested"}
WATCHED: Final = {"address-changed": {"address", "contact"}, "subprocessor-renamed": {"name"}}
"""Fields that are left out unless a project holds a change of this kind to be material."""


def digest(inventory: Inventory, material: Mapping[str, bool] | None = None) -> str:
    """A sha256 of the material public facts: the same facts give the same digest, in any layout, order or wording.

    `material` is what a project's own settings say of kinds of change.
    """
    return hashlib.sha256(document(inventory, material).encode()).hexdigest()


def document(inventory: Inventory, material: Mapping[str, bool] | None = None) -> str:
    """The text whose digest it is, in UTF-8 without a line's end."""
    watched = {name for kind, names in WATCHED.items() if material and material.get(kind) for name in names}
    told = {"version": _VERSION, "facts": facts(inventory, watched)}
    return json.dumps(told, sort_keys=True, ensure_ascii=False, separators=(",", ":"))


def facts(inventory: Inventory, watched: Set[str] = frozenset()) -> dict[str, dict[str, str]]:
    """Every published record by `collection/id`, with its public facts in words, and the `watched` fields besides."""
    left_out = _LEFT_OUT - watched
    public = shown(inventory, "public")
    known = ((record, knowing(record, public)) for record in public.records())
    return {str(record.subject): _of(told, left_out) for record, told in known if told}


def _of(record: Record, left_out: Set[str]) -> dict[str, str]:
    found: dict[str, Any] = {yaml_name(one.name): getattr(record, one.name) for one in fields(record)}
    return {name: say(value, facts=True) for name, value in found.items() if name not in left_out and _stated(value)}


def _stated(value: Any) -> bool:
    return value not in (None, (), False)
