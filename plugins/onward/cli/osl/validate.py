"""Check a file against the Open Subprocessor List; no inventory is needed."""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import TYPE_CHECKING, Final

from onward.cli._options import add_format, schema_at
from onward.counting import counted

if TYPE_CHECKING:
    from onward.osl.validate import Problem

FORMAT: Final = "onward-osl/1"
EXAMPLE = "onward osl validate subprocessors.json"


def configure(parser: argparse.ArgumentParser) -> None:
    """The options of the command."""
    parser.add_argument("file", metavar="FILE", type=Path, help="list to check")
    parser.add_argument(
        "--previous",
        metavar="FILE",
        type=Path,
        help="the version before: the digest in the list must be that of this file",
    )
    add_format(parser, "text", "json")


def run(args: argparse.Namespace) -> int:
    """Say what is wrong; 1 where anything is."""
    from onward import clock, files
    from onward.imports.osl import law_knows
    from onward.law import Law
    from onward.osl.validate import problems

    law = Law.read(files.package_law(), clock.today())
    text = files.read_exact(args.file)
    previous = files.read_exact(args.previous).encode() if args.previous else None
    listed = problems(files.shown(args.file), text, law_knows(law), previous)
    if args.format == "json":
        print(json.dumps(document(files.shown(args.file), listed), ensure_ascii=False, indent=2))
        return 1 if listed else 0
    for problem in listed:
        print(
            f"{files.shown(args.file)}:{problem.line}:{problem.column}: {problem.path or 'the list'}: {problem.message}"
        )
        if problem.hint:
            print(f"  fix: {problem.hint}")
    if not listed:
        held = json.loads(text)
        entries = "1 entry" if len(held["entries"]) == 1 else f"{len(held['entries'])} entries"
        print(f"{files.shown(args.file)}: a valid Open Subprocessor List of {held['as_of']}, {entries}")
        return 0
    print(f"{counted(len(listed), 'problem')}.")
    return 1


def document(file: str, listed: tuple[Problem, ...]) -> dict[str, object]:
    """What was found, as a program reads it."""
    problems = [
        {
            "path": problem.path,
            "line": problem.line,
            "column": problem.column,
            "message": problem.message,
            "hint": problem.hint,
        }
        for problem in listed
    ]
    return {"$schema": schema_at(FORMAT), "version": FORMAT, "file": file, "valid": not listed, "problems": problems}
