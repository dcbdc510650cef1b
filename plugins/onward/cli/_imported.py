"""An import into an inventory: the changes in meaning, shown before anything is written, and the files that change."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from onward import files
from onward.cli._rewrite import Rewrite, modeline, read_back
from onward.counting import counted
from onward.finding import OnwardError
from onward.frozen import dataclass
from onward.imports import Reading
from onward.imports._records import REFERRED, Finder, made
from onward.imports._update import updated, without_vendors
from onward.law import Law
from onward.records.inventory import Inventory, read_inventory
from onward.words.changes import in_codes
from onward.world import World


@dataclass(frozen=True, slots=True)
class Plan:
    """What would be written, and what is said of it."""

    rewrites: tuple[Rewrite, ...]
    lines: tuple[str, ...]


def plan(folder: Path, law: Law, reading: Reading, finder: Finder, source: Path) -> Plan:
    """The files that an import writes; OnwardError where the inventory there cannot be read whole."""
    texts = files.read_folder(folder) if folder.is_dir() else {}
    known, findings = read_inventory(texts, files.shown(folder)) if texts else (Inventory(), ())
    if findings:
        first = findings[0]
        raise OnwardError(
            f"the inventory cannot be read completely: {first.span.file}:{first.span.line}: {first.message}"
        )
    records = made(reading.drafts, without_vendors(known))
    target = files.shown(folder / f"{source.stem}.yml")
    found = updated(texts, known, records, source.name, finder, target)
    rewrites = tuple(_rewrite(folder, Path(name), texts.get(name), text) for name, text in found.texts.items())
    after = read_back(folder, rewrites) if folder.is_dir() else read_inventory(dict(found.texts))[0]
    told = [str(one) for one in found.told]
    return Plan(rewrites, (*_changes(known, after, law), *_written(rewrites, found.texts), *told))


def _rewrite(folder: Path, path: Path, before: str | None, after: str) -> Rewrite:
    if before is None:
        return Rewrite(path, "", modeline(folder, path) + after if folder.is_dir() else after)
    held = files.read_exact(path)
    ending = "\r\n" if "\r\n" in held else "\n"
    return Rewrite(path, held, ("\ufeff" if held.startswith("\ufeff") else "") + after.replace("\n", ending))


def _changes(known: Inventory, after: Inventory, law: Law) -> Iterator[str]:
    """What changes by meaning, where there was something before."""
    from onward.diff import compare
    from onward.diff.kinds import RECORD
    from onward.words.catalogue import words
    from onward.words.materiality import sure

    if not known.subprocessors:
        return
    found = compare(World.of(known, law), World.of(after, law)).of
    changes = [one for one in found if one.field != RECORD or one.subject.collection not in REFERRED.values()]
    yield f"{counted(len(changes), 'change')}:" if changes else "No changes."
    for one in changes:
        yield f"  {'material' if one.material else '        '}  {one.kind.value:26} {in_codes(one)}{sure(one, words())}"


def _written(rewrites: tuple[Rewrite, ...], texts: Mapping[str, str]) -> Iterator[str]:
    for one in rewrites:
        yield f"{files.shown(one.path)}: {'changed' if one.before else 'new'}"
    if not texts:
        yield "Nothing to write."
