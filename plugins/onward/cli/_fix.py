"""`onward lint --fix`: what can be fixed automatically is fixed in the text of the inventory, and shown before it is written."""

from __future__ import annotations

import argparse
import sys
from dataclasses import replace
from pathlib import Path

from onward import files
from onward.cli._ends import own
from onward.cli._rewrite import MARK, Rewrite, modeline, rewritten, told, write
from onward.cli._terminal import terminal
from onward.counting import counted
from onward.finding import OnwardError
from onward.fixes import fixed, hoisted
from onward.records.agreed import AGREEMENTS
from onward.yamltext.unread import Unread


def fix(args: argparse.Namespace, inventory: Path) -> bool:
    """Show every fix and, unless only asked to show, write it; whether there was any."""
    if args.sort_keys and not (args.fix or args.diff):
        raise OnwardError("--sort-keys requires --fix, or --diff to see the changes first")
    asked = ["sorted-keys"] if args.sort_keys else []
    read = [Path(path) for path, text in files.read_folder(inventory).items() if not isinstance(text, Unread)]
    made = [rewritten(path, lambda text: fixed(text, asked)) for path in read]
    made = _hoisted(inventory, made)
    changed: list[Rewrite] = [rewrite for rewrite in made if rewrite.after != rewrite.before]
    stream = sys.stdout if args.diff or args.format == "text" else sys.stderr
    own(stream, told(changed, terminal(args, stream)))
    if not args.diff:
        write(changed)
        if changed:
            stream.write(f"{counted(len(changed), 'file')} fixed.\n\n")
    return bool(changed)


def _hoisted(inventory: Path, made: list[Rewrite]) -> list[Rewrite]:
    """The same with what several vendors have agreed in files of their own."""
    folder = inventory / AGREEMENTS
    texts = {rewrite.path.as_posix(): rewrite.after.removeprefix(MARK) for rewrite in made}
    changed = hoisted(texts, folder.as_posix())
    for index, rewrite in enumerate(made):
        if (text := changed.pop(rewrite.path.as_posix(), None)) is not None:
            mark = MARK if rewrite.after.startswith(MARK) else ""
            made[index] = replace(rewrite, after=mark + text)
    return [*made, *(_new(inventory, Path(name), text) for name, text in changed.items())]


def _new(inventory: Path, path: Path, text: str) -> Rewrite:
    return Rewrite(path, "", modeline(inventory, path) + text)
