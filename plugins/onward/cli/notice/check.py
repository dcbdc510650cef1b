"""Check whether a notice is due, as a gate before a release; git history is only needed to list the changes."""

from __future__ import annotations

import argparse
from collections.abc import Iterable
from typing import TYPE_CHECKING

from onward.cli._options import add_inventory
from onward.cli.diff import world_at
from onward.cli.notice import _owed
from onward.finding import OnwardError

if TYPE_CHECKING:
    from onward.diff import Change
    from onward.world import World

EXAMPLE = "onward notice check"


def configure(parser: argparse.ArgumentParser) -> None:
    """The options of the command."""
    parser.add_argument(
        "--since",
        metavar="REV",
        help="list each material change since a git revision or folder that no notice covers",
    )
    add_inventory(parser)


def run(args: argparse.Namespace) -> int:
    """1 where a notice is due."""
    world = world_at(args, None)
    if args.since and (code := _check_since(args, world)):
        return code
    if not world.notices:
        return _check_first(args, world)
    if world.announced:
        print(_owed.told(world))
        return 0
    return _check(args, world)


def _check_first(args: argparse.Namespace, world: World) -> int:
    """Without any notice, what is public is what the published branch says."""
    from onward.notices.model import unannounced

    try:
        old = _owed.public_before(args, world)
    except OnwardError as error:
        print(f"No notice has been published yet, and {error}.")
        return 1
    if old.tally == world.tally:
        print("No notice has been published yet: there is nothing to compare with.")
        print("Start with `onward notice draft`, which records the current list.")
        return 0
    print("A notice is due: no notice has been published yet, and the published facts have changed.")
    _list(unannounced(old, world, ()), world)
    print("Start with `onward notice draft`: it records the list that customers know, and then the changes.")
    return 1


def _check(args: argparse.Namespace, world: World) -> int:
    """Say what is owed, where the history tells."""
    from onward.notices import latest

    last = latest(world.notices)
    assert last
    try:
        owed = _owed.owed(args, world)
    except OnwardError:
        owed = None
    if owed and owed.stale:
        print(f"A notice is due: {_owed.redraft(owed.stale)}.")
        return 1
    print(f"A notice is due: published facts have changed since {last.path}.")
    _list(owed.changes if owed else (), world)
    print("Draft it with `onward notice draft`; if no change is material, it records that instead.")
    return 1


def _list(changes: Iterable[Change], world: World) -> None:
    from onward.words.catalogue import words
    from onward.words.changes import sentence

    for change in changes:
        print(f"  {change.kind.value}  {change.subject}  {sentence(change, world, words())}")


def _check_since(args: argparse.Namespace, world: World) -> int:
    """Which material changes since a revision no notice names."""
    owed = _owed.owed_since(args, world, args.since).changes
    _list(owed, world)
    if not owed:
        print(f"Every material change of published facts since {args.since} is announced.")
        return 0
    print(f"A notice is due: draft it with `onward notice draft --since {args.since}`.")
    return 1
