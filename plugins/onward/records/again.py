"""One version of an inventory after another: what is written as it was before is not read again.

A version is told piece by piece. Where one has a fault it is read whole, for what there is to say of the fault.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from onward.finding import Finding
from onward.frozen import dataclass
from onward.records.agreed import SETS
from onward.records.inventory import COLLECTIONS, KINDS, ORGANIZATION, SHARED_NAMES, Inventory, Reader, read_inventory
from onward.records.kept import as_before, from_before
from onward.records.short_forms import Sets, sets_of, written_out
from onward.yamltext.pieces import Piece, pieces, read
from onward.yamltext.reader import Read, Table
from onward.yamltext.unread import Unread

WAIVERS = "waivers"
Stated = dict[str, Any]
"""Records by collection and id, the organization, waivers."""


@dataclass(frozen=True, slots=True)
class _Version:
    """What is known of one version: the pieces of each file, what each piece states, what records may take over."""

    texts: Mapping[str, str]
    cut: dict[str, tuple[Piece, ...]]
    stated: dict[Piece, Stated]
    sets: Sets
    sharing: tuple[Piece, ...]
    """The pieces that state what others may take over."""
    inventory: Inventory


class Rereading:
    """Reads the versions of an inventory in turn. Who takes over what of shared records is not noted."""

    def __init__(self) -> None:
        self._known: _Version | None = None
        self._last: tuple[_Version | None, Inventory] | None = None
        self._before: Inventory | None = None

    def keep(self) -> None:
        """What was read last is what the next version is held against."""
        if self._last is not None:
            self._known, self._before = self._last

    def read(self, texts: Mapping[str, str], folder: str, reading: Read) -> tuple[Inventory, tuple[Finding, ...]]:
        """The same as `read_inventory`; a record that is written as it was before is the one from before, with its place then."""
        version = self._by_pieces(texts, self._known)
        findings: tuple[Finding, ...] = ()
        if version is not None:
            inventory = version.inventory
        else:
            inventory, findings = read_inventory(texts, folder, reading)
            inventory = as_before(inventory, self._before) if self._before else inventory
        self._last = version, inventory
        return inventory, findings

    def _by_pieces(self, texts: Mapping[str, str], known: _Version | None) -> _Version | None:
        """A version of which no piece has a fault. `known` is one of which most pieces may be the same."""
        cut: dict[str, tuple[Piece, ...]] = {}
        fresh: dict[Piece, Table] = {}
        stated = known.stated if known else {}
        for path in sorted(texts):
            if isinstance(texts[path], Unread):
                return None
            if known and known.texts.get(path) == texts[path]:
                cut[path] = known.cut[path]
                continue
            placed = pieces(texts[path])
            cut[path] = tuple(piece for _, piece in placed)
            asked = [number for number, piece in enumerate(cut[path]) if piece not in stated and piece not in fresh]
            tables = read(path, texts[path], placed, asked)
            if tables is None:
                return None
            fresh |= zip((cut[path][number] for number in asked), tables, strict=True)
        if known and (any(map(_shares, fresh.values())) or known.sharing != _sharing(cut, known.sharing)):
            return self._by_pieces(texts, None)
        sets = known.sets if known else sets_of(fresh)
        sharing = known.sharing if known else _sharing(cut, [piece for piece, table in fresh.items() if _shares(table)])
        reader = Reader()
        made = self._made(reader, fresh, sets)
        if made is None:
            return None
        stated = {piece: made[piece] if piece in made else stated[piece] for of in cut.values() for piece in of}
        records = _together([stated[piece] for of in cut.values() for piece in of])
        if records is None:
            return None
        if known and any(getattr(known.inventory, name).keys() - records[name].keys() for name in COLLECTIONS):
            return self._by_pieces(texts, None)  # what refers to a record that is gone is told by all that refer
        reader.found = records
        reader.resolve()
        if reader.reading.findings:
            return None
        return _Version(texts, cut, stated, sets, sharing, Inventory(**records))

    def _made(self, reader: Reader, fresh: Mapping[Piece, Table], sets: Sets) -> dict[Piece, Stated] | None:
        """What pieces state that are read now; None where one has a fault."""
        written_out(fresh, KINDS, reader.reading, sets)
        made: dict[Piece, Stated] = {}
        for piece, table in fresh.items():
            reader.found = {}
            reader.file("", table)
            made[piece] = from_before(reader.found, self._before) if self._before else reader.found
        return None if reader.reading.findings else made


def _shares(table: Table) -> bool:
    """Whether a piece states what others may take over."""
    return any(name in table for name in SETS)


def _sharing(cut: Mapping[str, tuple[Piece, ...]], of: Any) -> tuple[Piece, ...]:
    """Some pieces in the order in which they stand."""
    wanted = frozenset(of)
    return tuple(piece for held in cut.values() for piece in held if piece in wanted)


def _together(stated: list[Stated]) -> Stated | None:
    """All that pieces state; None where there is nothing, or where two records have one name."""
    records: Stated = {name: {} for name in COLLECTIONS}
    waivers: list[Any] = []
    count = 0
    for of in stated:
        for name, held in of.items():
            if name == WAIVERS:
                waivers += held
            elif name != ORGANIZATION:
                records[name].update(held)
                count += len(held)
            elif name in records:
                return None
            else:
                records[name] = held
    names = {name for collection in SHARED_NAMES for name in records[collection]}
    several = sum(len(records[collection]) for collection in SHARED_NAMES) > len(names)
    if several or count > sum(len(records[name]) for name in COLLECTIONS) or not any(stated):
        return None
    return {**records, WAIVERS: tuple(waivers)}
