"""`onward lint --fix`: what is mechanical is mended in the text of the inventory, and shown before it is written."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from onward import files
from onward.cli._ends import own
from onward.cli._rewrite import Rewrite, rewritten, told, write
from onward.cli._terminal import terminal
from onward.finding import OnwardError
from onward.fixes import fixed
from onward.yamltext.reader import Unread


def add_fix(parser: argparse.ArgumentParser) -> None:
    """`--fix` and what belongs to it."""
    parser.add_argument(
        "--fix", action="store_true", help="mend what is mechanical: names of fields, quotes, shorter forms; then lint"
    )
    parser.add_argument("--diff", "--dry-run", action="store_true", help="show what --fix would mend, write nothing")
    parser.add_argument(
        "--sort-keys", action="store_true", help="with --fix: bring the fields of records into one order"
    )


def fix(args: argparse.Namespace, inventory: Path) -> bool:
    """Show every fix and, unless only asked to show, write it; whether there was any."""
    if args.sort_keys and not (args.fix or args.diff):
        raise OnwardError("--sort-keys belongs to --fix: say both, or --diff to look first")
    asked = ["sorted-keys"] if args.sort_keys else []
    read = [Path(path) for path, text in files.read_folder(inventory).items() if not isinstance(text, Unread)]
    made = [rewritten(path, lambda text: fixed(text, asked)) for path in read]
    changed: list[Rewrite] = [one for one in made if one.after != one.before]
    stream = sys.stdout if args.diff or args.format == "text" else sys.stderr
    own(stream, told(changed, terminal(args, stream)))
    if not args.diff:
        write(changed)
        if changed:
            stream.write(f"{len(changed)} file{'s' * (len(changed) != 1)} mended.\n\n")
    return bool(changed)
