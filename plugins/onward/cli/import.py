"""Read a list in another format, say how it was understood, and write it into an inventory.

First comes the reading: each table, what each column is taken for, and each row with what is sure and what is in doubt.
`--dry-run` stops there, `--map` corrects it. What is in doubt is written as unknown, with an owner and the line of the list. With
`--to`, a list that was imported before is compared first: its vendors are found by company and purpose, and only what the list
says otherwise now is changed.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from onward.characters import escaped, in_line
from onward.counting import counted
from onward.finding import OnwardError

if TYPE_CHECKING:
    from onward.imports import Reading
    from onward.imports._records import Finder, Made
    from onward.law import Law

EXAMPLE = "onward import subprocessors.md --to inventory"
DUE = timedelta(days=30)
_IGNORED = "-"


def configure(parser: argparse.ArgumentParser) -> None:
    """The options of the command."""
    from onward.imports import ALIASES, IMPORTERS

    names = ", ".join(IMPORTERS.names())
    also = ", ".join(f"{name} for {meant}" for name, meant in ALIASES.items())
    parser.usage = "onward import [FORMAT] FILE [--to DIR] [--dry-run] [--map COLUMN=FIELD] [--owner NAME] [-h]"
    parser.add_argument(
        "words", metavar="FILE", nargs="+",
        help=f"file to read; before it the format, where its name and content do not tell it: {names} (also {also})",
    )  # fmt: skip
    parser.add_argument(
        "--to", metavar="DIR", type=Path, help="inventory folder to write to (default: print the records)"
    )
    parser.add_argument(
        "--dry-run", action="store_true", help="print the reading and, with --to, the changes; write nothing"
    )
    parser.add_argument("--map", metavar="COLUMN=FIELD", action="append", default=[], type=_pair, help=_MAP)
    parser.add_argument("--owner", default="privacy", help="owner of the unknown facts (default: privacy)")


_MAP = "what a column is: name, service, locations, country, … or notes, or `-` to leave it out; may be repeated"


def _pair(text: str) -> tuple[str, str]:
    from onward.imports._columns import FIELDS

    heading, sign, name = text.rpartition("=")
    if not sign or name not in (*FIELDS, _IGNORED):
        raise argparse.ArgumentTypeError(f"`{text}` is not COLUMN=FIELD with a field of {', '.join(FIELDS)}, or `-`")
    return heading, name


def run(args: argparse.Namespace) -> int:
    """Print the reading, then the records, or write them."""
    from onward.imports._writing import written

    law, reading, head, path = read(args.words, dict(args.map))
    finder = _finder(args.owner, law)
    lines = [head, *_lines(reading, finder)]
    if args.to is not None:
        print("\n".join(lines))
        return _write(args, law, reading, finder, path)
    if args.dry_run:
        print("\n".join(lines))
        return 0
    records = _made(reading)
    print("\n".join(f"# {line}".rstrip() for line in lines))
    print(written(records, path.name, finder), end="")
    return 0


def read(words: list[str], given: dict[str, str]) -> tuple[Law, Reading, str, Path]:
    """What a file says, after the law by which places are told; the line that says what it was taken for; its path."""
    import io

    from onward import clock, files
    from onward.imports import ALIASES, IMPORTERS, Asked, File, format_of
    from onward.imports._lists import given_by
    from onward.law import Law

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


def _finder(owner: str, law: Law) -> Finder:
    from onward.imports._records import Finder

    return Finder(owner, law.day + DUE)


def _made(reading: Reading) -> tuple[Made, ...]:
    from onward.imports._records import made
    from onward.records.inventory import Inventory

    return made(reading.drafts, Inventory())


def _lines(reading: Reading, finder: Finder) -> Iterator[str]:
    """The reading as text: tables with their columns, rows with their doubts, and what was not imported."""
    for table in reading.tables:
        yield ""
        title = f" ({_shown(table.title)})" if table.title else ""
        yield f"{f'line {table.line}' if table.line else 'table'}{title}: {counted(table.rows, 'row')}"
        width = max((len(_shown(heading)) for heading, _, _ in table.columns), default=0)
        for heading, name, why in table.columns:
            yield f"  {_shown(heading) or '(no heading)':{max(width, 12)}}  {name}{f' ({why})' if why else ''}"
    yield ""
    for one in reading.drafts:
        doubts = "; ".join(f"{doubt.field}: {doubt.why}: {_shown(doubt.text) or 'nothing'}" for doubt in one.doubts)
        yield f"  {f'line {one.line}: ' if one.line else ''}{_shown(one.name)}: {f'unsure of {doubts}' if doubts else 'sure'}"
    if reading.told:
        yield from ("", "Not imported, or read otherwise than it stands:")
        yield from (f"  {_shown(str(one))}" for one in reading.told)
    unsure = sum(len(one.doubts) for one in reading.drafts)
    yield from (
        "",
        f"{counted(unsure, 'unknown fact')} for {finder.owner}, by {finder.due}." if unsure else "Nothing is unsure.",
    )


def _shown(text: str) -> str:
    words = escaped(in_line(text))
    return words if len(words) <= 200 else f"{words[:199]}…"


def _write(args: argparse.Namespace, law: Law, reading: Reading, finder: Finder, path: Path) -> int:
    """Write a new file, or change those that have the vendors already, after the changes in meaning are shown."""
    from onward.cli._imported import plan
    from onward.cli._rewrite import write

    planned = plan(args.to, law, reading, finder, path)
    print()
    print("\n".join(planned.lines))
    if not args.dry_run:
        write(planned.rewrites)
    return 0
