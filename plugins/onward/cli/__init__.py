"""The command line: one module a command, found by its name. The only room that reads the clock, prints and exits."""

from __future__ import annotations

import argparse
import importlib
import pkgutil
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from types import ModuleType

from onward import __version__, journal
from onward.cli import _ends
from onward.cli._parser import Parser
from onward.files import shown
from onward.finding import OnwardError

COULD_NOT_RUN = _ends.COULD_NOT_RUN
DESCRIPTION = (
    "An inventory of who touches personal data, a lint against transfer law, and a trust center made from both."
)


def command_names(path: Iterable[str] = __path__) -> tuple[str, ...]:
    """The commands, or the actions of one of them, sorted."""
    found = (one.name for one in pkgutil.iter_modules(path))
    return tuple(sorted(name.replace("_", "-") for name in found if not name.startswith("_")))


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command; the exit code: 0 clean, 1 findings, 2 could not run."""
    words = list(sys.argv[1:] if argv is None else argv)
    try:
        with _ends.streams():
            return _run(words)
    except OnwardError as error:
        return _ends.told(str(error))


def _run(words: Sequence[str]) -> int:
    """The command, and one line for what stops it: the only place that answers for what nobody has foreseen."""
    try:
        try:
            args = parser(words).parse_args(words)
            for path in journal.finish(Path.cwd()):
                print(f"onward: `{shown(path)}`, which an earlier run was writing, is in place now", file=sys.stderr)
            code: int = args.run(args)
            return code
        finally:
            sys.stdout.flush()
    except OnwardError as error:
        return _ends.told(str(error))
    except OSError as error:
        return _ends.unwritten(error)
    except KeyboardInterrupt:
        return _ends.told("interrupted", _ends.INTERRUPTED)
    except Exception as error:  # noqa: BLE001 — the outermost door: a user gets a line and an exit code, never a traceback
        return _ends.unforeseen(words, error)


def parser(words: Sequence[str]) -> Parser:
    """The parser; a named command is the only one that is imported."""
    made = Parser(prog="onward", description=DESCRIPTION, epilog="Information, not legal advice.")
    made.add_argument("--version", action="version", version=f"onward {__version__}")
    commands = made.add_subparsers(title="commands", metavar="COMMAND", required=True)
    named = [word for word in words[:1] if word in command_names()]
    for name in named or command_names():
        add_command(commands, importlib.import_module(f"{__name__}.{name.replace('-', '_')}"), name)
    return made


def add_command(commands: argparse._SubParsersAction[Parser], module: ModuleType, name: str) -> None:
    """One command by its module, which says what it does, shows an example, and runs unless it has actions that do."""
    doc = (module.__doc__ or "").strip()
    made = commands.add_parser(
        name,
        help=doc.partition("\n")[0],
        description=doc,
        epilog=f"example: {module.EXAMPLE}",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    module.configure(made)
    made.set_defaults(run=getattr(module, "run", None))
