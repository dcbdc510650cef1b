"""An import into an inventory: the changes in meaning, shown before anything is written, and the files that change."""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping
from datetime import timedelta
from pathlib import Path

from onward import clock, files
from onward.characters import escaped, in_line
from onward.cli._rewrite import Rewrite, modeline, read_back
from onward.counting import counted
from onward.finding import OnwardError
from onward.frozen import dataclass
from onward.imports import ALIASES, IMPORTERS, Asked, File, Reading, format_of
from onward.imports._lists import given_by
from onward.imports._records import REFERRED, Finder, made
from onward.imports._update import updated, without_vendors
from onward.imports._writing import written
from onward.law import Law
from onward.records.inventory import Inventory, read_inventory
from onward.world import World

DUE = timedelta(days=30)
"""After how long an owner should know an unknown fact."""
_LONG = 200


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
    update = updated(texts, known, records, source.name, finder, target)
    rewrites = tuple(_rewrite(folder, Path(name), texts.get(name), text) for name, text in update.texts.items())
    after = read_back(folder, rewrites) if folder.is_dir() else read_inventory(dict(update.texts))[0]
    remarks = [str(remark) for remark in update.told]
    return Plan(rewrites, (*_changes(known, after, law), *_written(rewrites, update.texts), *remarks))


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
    from onward.words.together import line, together

    if not known.subprocessors:
        return
    world = World.of(after, law)
    every = compare(World.of(known, law), world).of
    changes = [
        change for change in every if change.field != RECORD or change.subject.collection not in REFERRED.values()
    ]
    yield f"{counted(len(changes), 'change')}:" if changes else "No changes."
    for group in together(changes):
        mark = "material" if group[0].material else " " * len("material")
        yield f"  {mark}  {group[0].kind.value:26} {line(group, world, words())}"


def _written(rewrites: tuple[Rewrite, ...], texts: Mapping[str, str]) -> Iterator[str]:
    for rewrite in rewrites:
        yield f"{files.shown(rewrite.path)}: {'changed' if rewrite.before else 'new'}"
    if not texts:
        yield "Nothing to write."


def fresh(path: Path, texts: Mapping[str, str]) -> tuple[list[str], str]:
    """The reading of a list and its records as a file, beside the files of an inventory that has none of them."""
    law, reading, head, _ = read([str(path)], {})
    finder = finder_of("privacy", law)
    records = made(reading.drafts, read_inventory(texts)[0])
    return [head, *lines_of(reading, finder)], written(records, path.name, finder)


def read(words: list[str], given: dict[str, str]) -> tuple[Law, Reading, str, Path]:
    """What a file says, after the law by which places are told; the line that says what it was taken for; its path."""
    if len(words) > 2:
        raise OnwardError(f"`{words[2]}` is one argument too many. Run `onward import --help`")
    path = Path(words[-1])
    if len(words) == 2:
        IMPORTERS.member(ALIASES.get(words[0], words[0]))
    content = files.read_bytes(path)
    file = File(path.name, content, lambda: io.BytesIO(content))
    name = ALIASES.get(words[0], words[0]) if len(words) == 2 else format_of(file)
    law = Law.read(files.package_law(), clock.today())
    member = IMPORTERS.member(name)
    reading = member.read(file, Asked(law, given_by(given)))
    return (
        law,
        reading,
        f"{path.name} is read as {member.ABOUT} ({name}): {counted(len(reading.drafts), 'record')}.",
        path,
    )


def finder_of(owner: str, law: Law) -> Finder:
    """Who finds out what a list leaves open, and by when."""
    return Finder(owner, law.day + DUE)


def lines_of(reading: Reading, finder: Finder) -> Iterator[str]:
    """The reading as text: tables with their columns, rows with their doubts, and what was not imported."""
    for table in reading.tables:
        yield ""
        title = f" ({_shown(table.title)})" if table.title else ""
        yield f"{f'line {table.line}' if table.line else 'table'}{title}: {counted(table.rows, 'row')}"
        width = max((len(_shown(heading)) for heading, _, _ in table.columns), default=0)
        for heading, name, why in table.columns:
            yield f"  {_shown(heading) or '(no heading)':{max(width, 12)}}  {name}{f' ({why})' if why else ''}"
    yield ""
    for draft in reading.drafts:
        doubts = "; ".join(f"{doubt.field}: {_shown(str(doubt))}" for doubt in draft.doubts)
        yield f"  {f'line {draft.line}: ' if draft.line else ''}{_shown(draft.name)}: {f'unsure of {doubts}' if doubts else 'sure'}"
    if reading.told:
        yield from ("", "Not imported, or read otherwise than it stands:")
        yield from (f"  {_shown(str(remark))}" for remark in reading.told)
    unsure = sum(len(draft.doubts) for draft in reading.drafts)
    yield from (
        "",
        f"{counted(unsure, 'unknown fact')} for {finder.owner}, by {finder.due}." if unsure else "Nothing is unsure.",
    )


def _shown(text: str) -> str:
    words = escaped(in_line(text))
    return words if len(words) <= _LONG else f"{words[: _LONG - 1]}…"
