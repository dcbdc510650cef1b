"""Commands as parsers: the list of them says what each one does, and only the one that is asked for is imported."""

from __future__ import annotations

import argparse
import importlib
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from onward.cli._parser import Parser


def command_names(path: Iterable[str]) -> tuple[str, ...]:
    """The commands in a package, or the actions of one of them, sorted."""
    return tuple(sorted(_files(path)))


def _files(path: Iterable[str]) -> dict[str, Path]:
    """The file of each command: a module, or the first one of a package."""
    modules = (
        file for folder in path for form in ("[!_]*.py", "[!_]*/__init__.py") for file in Path(folder).glob(form)
    )
    return {
        (module.parent if module.stem == "__init__" else module).stem.replace("_", "-"): module for module in modules
    }


class Command(Parser):
    """One command by its module, which says what it does, shows an example, and runs unless it has actions that do.

    Without a module it is a part of a command that knows its options already. It becomes a parser when something is asked of it:
    of all commands a call needs one.
    """

    def __init__(self, module: str = "", **given: Any) -> None:
        self._module, self._given = module, given

    def __getattr__(self, name: str) -> Any:
        given = self.__dict__.pop("_given", None)
        if given is None:
            raise AttributeError(f"a parser has no attribute `{name}`")
        super().__init__(**given)
        return getattr(self, name)

    def load(self) -> None:
        """Import the module and take its options, once."""
        if self._module and not self.epilog:
            module = importlib.import_module(self._module)
            self.formatter_class = argparse.RawDescriptionHelpFormatter
            self.description = (module.__doc__ or "").strip()
            self.epilog = f"example: {module.EXAMPLE}"
            module.configure(self)
            self.set_defaults(run=getattr(module, "run", None))

    def parse_known_args(self, args: Any = None, namespace: Any = None) -> Any:
        """The same as of any parser, for a command that somebody has asked for."""
        self.load()
        return super().parse_known_args(args, namespace)


def add_commands(parser: argparse.ArgumentParser, kind: str, package: str, path: Iterable[str]) -> None:
    """The commands of a package below a parser, each with the first line of its file; `kind` is what they are called."""
    made = parser.add_subparsers(title=f"{kind}s", metavar=kind.upper(), required=True, parser_class=Command)
    for name, file in sorted(_files(path).items()):
        with file.open(encoding="utf-8") as opened:
            summary = opened.readline().strip().strip('"')
        made.add_parser(name, help=summary, module=f"{package}.{name.replace('-', '_')}")
