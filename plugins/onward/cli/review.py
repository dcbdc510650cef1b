"""Write what a pull request changes, as Markdown for a comment: changes, transfer mechanisms, who must be notified by when.

The files as they are now are compared with the commit in which their branch left BASE. Nothing is written but what is asked
for, and nothing is sent.
"""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from onward.cli._options import add_inventory, add_language, inventory_of, today
from onward.cli.diff import draw, world_at
from onward.finding import OnwardError

if TYPE_CHECKING:
    from onward.review import Owed
    from onward.world import World

EXAMPLE = "onward review origin/main --output review.md --picture review.svg"


def configure(parser: argparse.ArgumentParser) -> None:
    """The options of the command."""
    parser.add_argument("base", metavar="BASE", help="the branch to merge into, such as `origin/main`; or a folder")
    add_inventory(parser)
    parser.add_argument("--output", metavar="FILE", type=Path, help="write to a file instead of the terminal")
    parser.add_argument("--picture", metavar="FILE", type=Path, help="also write an SVG of the changes")
    add_language(parser)


def run(args: argparse.Namespace) -> int:
    """Print the review; the exit code is 0 whatever it says, since the lint and `notice check` are what stops a release."""
    from onward import files
    from onward.diff import compare
    from onward.review import review
    from onward.site.diagrams.difference import difference
    from onward.site.diagrams.mermaid import to_mermaid
    from onward.words.catalogue import words

    say = words(args.language)
    old, new = world_at(args, _left(args)), world_at(args, None)
    changes = compare(old, new)
    diagram = difference(old, new, changes, say)
    if args.picture:
        draw(args.picture, diagram)
    text = review(old, new, changes, _owed(args, old, new), to_mermaid(diagram), say)
    if args.output:
        files.write_text(args.output, text)
    else:
        print(text, end="")
    return 0


def _left(args: argparse.Namespace) -> str:
    """The commit in which this branch left the base; a folder as it is."""
    from onward import git

    inventory = inventory_of(args)
    if Path(args.base).is_dir() and not git.is_revision(inventory, args.base):
        return str(args.base)
    return git.merge_base(inventory, args.base)


def _owed(args: argparse.Namespace, old: World, world: World) -> Owed:
    """The notices that are due, as `onward notice draft` would write them today; those that the branch brings already."""
    from onward.cli.notice import _owed
    from onward.notices.model import telling
    from onward.review import Owed

    if world.notices and world.announced:
        known = {notice.edition for notice in old.notices}
        return Owed(announced=tuple(each for each in world.notices if each.front.changes and each.edition not in known))
    try:
        before = None if world.notices else _owed.public_before(args, world)
        owed = _owed.since_the_first(before, world) if before else _owed.owed(args, world)
        pages = tuple(covered for covered in owed.covered if covered.front.changes)
        if owed.stale:
            return Owed(announced=pages, problem=_owed.redraft(owed.stale))
        return Owed(telling(owed.old, world, today(args), owed.changes), pages)
    except OnwardError as error:
        return Owed(problem=str(error))
