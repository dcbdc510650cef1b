"""What is known of single records, from one run to the next."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from typing import Any, Final

from onward.project.groups import Groups, groups
from onward.records.inventory import Inventory
from onward.records.regions import APART, Regions
from onward.records.singles import Known, Singles

_GROUP: Final = 1024
"""Records that are kept together, about."""


def known_singles(inventory: Inventory, regions: Regions, place: str, version: str) -> Singles:
    """What another run at a place knew of the records of an inventory that are written as they were then; `version` is a digest
    of all that decides beside the texts of the inventory.
    """
    names = [f"{name}/{identity}" for name in APART for identity in getattr(inventory, name)]
    grouped, decides = _groups(inventory, place), _decides(regions, version)
    pieces = [_piece(packed, decides) for packed in grouped.kept()]
    looked = _common(looked for looked, records in pieces if records)
    known: dict[str, Known] = {}
    for name in names:
        written = pieces[grouped.of(name)][1].get(name)
        if written is not None and written[0] == regions.digests.get(name, ""):
            known[name] = written[1]
    return Singles(regions, known, looked)


def keep_singles(singles: Singles, inventory: Inventory, place: str, version: str) -> None:
    """Keep what is known now, where all rules looked and that is more than was kept."""
    if not singles.noted:
        return
    grouped, decides, looked = _groups(inventory, place), _decides(singles.regions, version), sorted(singles.values)
    pieces: list[dict[str, Any]] = [{} for _ in range(grouped.count)]
    for name, entry in singles.held():
        pieces[grouped.of(name)][name] = entry if entry[1] or entry[2] else entry[0]
    for number, piece in enumerate(pieces):
        if frozenset(looked) != singles.looked or not singles.fresh.keys().isdisjoint(piece):
            grouped.keep(number, [decides, looked, piece])


def _piece(packed: Any, decides: str) -> tuple[frozenset[str], Mapping[str, tuple[str, Known]]]:
    """What was kept in one piece: what another run looked for, and by record how it was written, and what was known of it."""
    match packed:
        case [str(version), [*looked], dict(records)] if version == decides and all(
            type(name) is str for name in looked
        ):
            entries = {name: _entry(entry) for name, entry in records.items()}
            if None not in entries.values():
                return frozenset(looked), {name: entry for name, entry in entries.items() if entry}
    return frozenset(), {}


_NOTHING: Final[Known] = ([], {})


def _entry(packed: Any) -> tuple[str, Known] | None:
    if type(packed) is str:
        return packed, _NOTHING
    match packed:
        case [str(digest), [*findings], dict(true)]:
            return digest, (findings, true)
    return None


def _common(looked: Iterable[frozenset[str]]) -> frozenset[str]:
    """What was looked for in all records of which something is known."""
    every = [*looked]
    return every[0].intersection(*every[1:]) if every else frozenset()


def _groups(inventory: Inventory, place: str) -> Groups:
    return groups("records", place, sum(len(getattr(inventory, name)) for name in APART), _GROUP)


def _decides(regions: Regions, version: str) -> str:
    return hashlib.sha256(json.dumps([version, regions.rest]).encode()).hexdigest()
