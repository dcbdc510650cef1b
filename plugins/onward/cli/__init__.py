"""The command line: one module a command, found by its name. The only room that reads the clock, prints and exits."""

from __future__ import annotations

import atexit
import gc
import sys
from collections.abc import Sequence
from pathlib import Path

from onward import __version__
from onward.cli import _ends
from onward.cli import _start as _start  # isort: split  (before anything that imports data classes)
from onward.cli._command import add_commands, command_names
from onward.cli._parser import Parser

__all__ = ["command_names", "main", "parser"]
VERSION = f"onward {__version__}"
DESCRIPTION = "Inventory your data flows, lint them against data transfer law, and publish a trust center."


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command; the exit code: 0 clean, 1 findings, 2 could not run."""
    words = list(sys.argv[1:] if argv is None else argv)
    _end_at_once()
    with _ends.streams() as seen:
        return _run(words) if seen else _ends.told("standard output is closed")


def _end_at_once() -> None:
    """Let the end of the process free everything without a walk over all that it made."""
    atexit.unregister(gc.freeze)
    atexit.register(gc.freeze)


def _run(words: Sequence[str]) -> int:
    """The command, and one line for what stops it: the only place that answers for what nobody has foreseen."""
    try:
        try:
            return _answered(words)
        finally:
            sys.stdout.flush()
    except KeyboardInterrupt:
        return _ends.told("interrupted", _ends.INTERRUPTED)
    except Exception as error:  # noqa: BLE001 — the outermost door: a user gets a line and an exit code, never a traceback
        return _ends.stopped(words, error)


def _answered(words: Sequence[str]) -> int:
    if words == ["--version"]:  # the one answer that needs no list of commands
        print(VERSION)
        return 0
    args = parser().parse_args(words)
    _finish()
    code: int = args.run(args)
    return code


def _finish() -> None:
    """Put in place what an earlier run was writing when it was killed, and say so."""
    from onward import journal

    for path in journal.finish(Path.cwd()):
        from onward.files import shown

        print(f"onward: `{shown(path)}`, which an earlier run was writing, is in place now", file=sys.stderr)


def parser() -> Parser:
    """The parser of the whole command line."""
    made = Parser(prog="onward", description=DESCRIPTION, epilog="Information, not legal advice.")
    made.add_argument("--version", action="version", version=VERSION)
    add_commands(made, "command", __name__, __path__)
    return made
