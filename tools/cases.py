"""Tell the story of real lists: import each dated revision in a folder, and say what happened between each two.

    python tools/cases.py DIR

DIR holds a folder a list; its files are revisions, in the order of their names. Both numbers are printed: how many vendors
came and went, and how many a comparison by name would have counted.
"""

from __future__ import annotations

import io
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import pairwise
from pathlib import Path

from onward import files
from onward.counting import counted
from onward.diff import Changes, compare
from onward.diff.kinds import ChangeKind as Kind
from onward.finding import OnwardError
from onward.imports import IMPORTERS, Asked, File, format_of
from onward.imports._records import Finder, made
from onward.imports._writing import written
from onward.law import Law
from onward.records.inventory import Inventory, read_inventory
from onward.records.parties import Subprocessor
from onward.words.catalogue import words
from onward.words.changes import in_codes
from onward.words.materiality import sure
from onward.world import World

_ABOUT = ("README", "README.md")
"""Files that say what a folder holds."""
CHAPTERS = {
    "came": (Kind.SUBPROCESSOR_ADDED,),
    "went": (Kind.SUBPROCESSOR_REMOVED,),
    "took another's place": (Kind.SUBPROCESSOR_REPLACED, Kind.SUBPROCESSOR_SPLIT),
    "rows became one": (Kind.SUBPROCESSOR_MERGED,),
    "names tidied": (Kind.SUBPROCESSOR_RENAMED,),
    "places more": (Kind.LOCATION_ADDED,),
    "places less": (Kind.LOCATION_REMOVED,),
}


@dataclass(frozen=True)
class Count:
    """Arrivals and departures."""

    came: int = 0
    went: int = 0

    def __add__(self, other: Count) -> Count:
        return Count(self.came + other.came, self.went + other.went)

    def __str__(self) -> str:
        return f"{self.came} came, {self.went} went"


def main(words: list[str]) -> int:
    if len(words) != 1 or not words[0] or not Path(words[0]).is_dir():
        print("give the folder that holds the lists: make cases DIR=path", file=sys.stderr)
        return 2
    law = Law.read(files.package_law(), datetime.now(UTC).date())
    for folder in sorted(path for path in Path(words[0]).iterdir() if path.is_dir()):
        print(f"# {folder.name}\n")
        try:
            print("\n".join(_folder(folder, law)))
        except OnwardError as error:
            print(f"cases: {error}", file=sys.stderr)
            return 2
        print()
    return 0


def _folder(folder: Path, law: Law) -> Iterator[str]:
    worlds = []
    for path in sorted(path for path in folder.iterdir() if path.is_file() and path.name not in _ABOUT):
        try:
            worlds.append((path.stem, _world(path, law)))
        except OnwardError as error:
            yield f"{path.name}: not read: {error}"
    for name, world in worlds:
        unknown = sum(_unknown(one) for one in world.inventory.subprocessors.values())
        yield f"{name}: {counted(len(world.inventory.subprocessors), 'vendor')}, {counted(unknown, 'unknown fact')}"
    told, by_name = Count(), Count()
    for (old_name, old), (new_name, new) in pairwise(worlds):
        changes, names = compare(old, new), _by_name(old, new)
        yield from ("", f"## {old_name} to {new_name}", "", *_story(changes))
        told, by_name = told + _count(changes), by_name + names
        yield f"{_count(changes)}; by name: {names}"
    if len(worlds) > 1:
        yield from ("", f"In all: {told}; a comparison by name says: {by_name}")


def _world(path: Path, law: Law) -> World:
    content = files.read_bytes(path)
    file = File(path.name, content, lambda: io.BytesIO(content))
    kind = format_of(file)
    reading = IMPORTERS.member(kind).read(file, Asked(law))
    text = written(made(reading.drafts, Inventory()), path.name, Finder("privacy", law.day))
    inventory, findings = read_inventory({path.name: text})
    if findings:
        raise OnwardError(f"what was imported cannot be read: {findings[0].message}")
    print(f"{path.name}: {IMPORTERS.member(kind).ABOUT}")
    for table in reading.tables:
        print(f"  line {table.line}: {', '.join(f'{heading} = {name}' for heading, name, _ in table.columns)}")
    for draft in reading.drafts:
        for doubt in draft.doubts:
            print(f"  line {draft.line}, {draft.name}: unknown: {doubt.field}: {doubt.text}")
    for told in reading.told:
        print(f"  {told}")
    return World.of(inventory, law)


def _unknown(one: Subprocessor) -> int:
    return sum(one.unknown(name) is not None for name in one.source) + any(
        place.country is None for place in one.locations
    )


def _story(changes: Changes) -> Iterator[str]:
    told = {kind for kinds in CHAPTERS.values() for kind in kinds}
    chapters: dict[str, Callable[[Kind], bool]] = {
        name: (lambda kind, kinds=kinds: kind in kinds) for name, kinds in CHAPTERS.items()
    }
    chapters["and besides"] = lambda kind: kind not in told and kind is not Kind.WORDING_CHANGED
    for name, belongs in chapters.items():
        found = [one for one in changes.of if belongs(one.kind)]
        if found:
            yield f"{name}:"
            yield from (f"  {in_codes(change)}{sure(change, words())}" for change in found)


def _count(changes: Changes) -> Count:
    kinds = [one.kind for one in changes.of]
    taken = kinds.count(Kind.SUBPROCESSOR_REPLACED)
    return Count(kinds.count(Kind.SUBPROCESSOR_ADDED) + taken, kinds.count(Kind.SUBPROCESSOR_REMOVED) + taken)


def _by_name(old: World, new: World) -> Count:
    before, after = ({one.title for one in world.inventory.subprocessors.values()} for world in (old, new))
    return Count(len(after - before), len(before - after))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
