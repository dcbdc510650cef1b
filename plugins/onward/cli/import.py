"""Convert a list in another format into an inventory, write or print it, and report what could not be read."""

from __future__ import annotations

import argparse
from pathlib import Path

from onward.counting import counted
from onward.finding import OnwardError

EXAMPLE = "onward import markdown-tables subprocessors.md --to inventory"


def configure(parser: argparse.ArgumentParser) -> None:
    """The options of the command."""
    from onward.imports import IMPORTERS

    parser.add_argument(
        "format", metavar="FORMAT", choices=IMPORTERS.names(), help=f"one of {', '.join(IMPORTERS.names())}"
    )
    parser.add_argument("file", metavar="FILE", type=Path, help="file to read")
    parser.add_argument("--to", metavar="DIR", type=Path, help="output folder; existing files are not overwritten")


def run(args: argparse.Namespace) -> int:
    """Write the inventory, or print it."""
    from onward import clock, files
    from onward.imports import IMPORTERS
    from onward.law import Law

    law = Law.read(files.package_law(), clock.today())
    found = IMPORTERS.member(args.format).read(files.read_text(args.file), args.file.name, law)
    if args.to is None:
        print(found.text, end="")
        return 0
    path = args.to / f"{args.file.stem}.yml"
    if path.exists():
        raise OnwardError(
            f"`{files.shown(path)}` exists already; import into another folder, and compare with `onward diff`"
        )
    files.write_text(path, found.text)
    print(f"{files.shown(path)}: {counted(found.records, 'record')}")
    for remark in found.remarks:
        print(f"  {remark}")
    return 0
