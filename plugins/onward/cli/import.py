"""Read a list in another format, report how it was interpreted, and write it into an inventory.

It first prints the interpretation: each table, what each column is taken for, and for each row what is certain and what is not.
`--dry-run` stops there; `--map` corrects it. What is uncertain is written as unknown, with an owner and the line of the list. With
`--to`, a list that was imported before is compared with the inventory: its vendors are matched by company and purpose, and only
what has changed in the list is changed.
"""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from onward.imports import Reading
    from onward.imports._records import Finder, Made
    from onward.law import Law

EXAMPLE = "onward import subprocessors.md --to inventory"
_IGNORED = "-"


def configure(parser: argparse.ArgumentParser) -> None:
    """The options of the command."""
    from onward.imports import ALIASES, IMPORTERS

    names = ", ".join(IMPORTERS.names())
    also = ", ".join(f"{name} for {meant}" for name, meant in ALIASES.items())
    parser.usage = "onward import [FORMAT] FILE [--to DIR] [--dry-run] [--map COLUMN=FIELD] [--owner NAME] [-h]"
    parser.add_argument(
        "words", metavar="FILE", nargs="+",
        help=f"file to read; put the format before it if its name and content do not show it: {names} (also {also})",
    )  # fmt: skip
    parser.add_argument(
        "--to", metavar="DIR", type=Path, help="inventory folder to write to (default: print the records)"
    )
    parser.add_argument(
        "--dry-run", action="store_true", help="print the interpretation and, with --to, the changes; write nothing"
    )
    parser.add_argument("--map", metavar="COLUMN=FIELD", action="append", default=[], type=_pair, help=_MAP)
    parser.add_argument("--owner", default="privacy", help="owner of the unknown facts (default: privacy)")


_MAP = "meaning of a column: name, service, locations, country, … or notes, or `-` to leave it out; repeatable"


def _pair(text: str) -> tuple[str, str]:
    from onward.imports._columns import FIELDS

    heading, sign, name = text.rpartition("=")
    if not sign or name not in (*FIELDS, _IGNORED):
        raise argparse.ArgumentTypeError(f"`{text}` is not COLUMN=FIELD with a field of {', '.join(FIELDS)}, or `-`")
    return heading, name


def run(args: argparse.Namespace) -> int:
    """Print the reading, then the records, or write them."""
    from onward.cli._imported import finder_of, lines_of, read
    from onward.imports._writing import written

    law, reading, head, path = read(args.words, dict(args.map))
    finder = finder_of(args.owner, law)
    lines = [head, *lines_of(reading, finder)]
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


def _made(reading: Reading) -> tuple[Made, ...]:
    from onward.imports._records import made
    from onward.records.inventory import Inventory

    return made(reading.drafts, Inventory())


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
