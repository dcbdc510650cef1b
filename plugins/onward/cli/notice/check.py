"""Whether a notice is owed: the gate before a release, for which the last notice is enough; no history is needed."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from onward.cli._options import add_inventory
from onward.cli.diff import world_at

if TYPE_CHECKING:
    from onward.world import World

EXAMPLE = "onward notice check"


def configure(parser: argparse.ArgumentParser) -> None:
    """The options of the command."""
    parser.add_argument(
        "--since",
        metavar="REV",
        help="name each material change since a git revision, or folder, that no notice tells of",
    )
    add_inventory(parser)


def run(args: argparse.Namespace) -> int:
    """1 where a notice is owed."""
    world = world_at(args, None)
    return _check_since(args, world) if args.since else _check(world)


def _check(world: World) -> int:
    from onward.notices import latest

    last = latest(world.notices)
    if last is None:
        print("No notice has been published yet: there is nothing to compare with.")
        print("Begin with `onward notice draft`, which writes down the list as it stands.")
        return 0
    if world.facts == last.front.facts:
        print(f"The public facts are those of the last notice, {last.path}.")
        return 0
    print(f"A notice is owed: the public facts differ from those after the last one, {last.path}.")
    print("Draft it with `onward notice draft`; where nothing that changed is material, it writes that down instead.")
    return 1


def _check_since(args: argparse.Namespace, world: World) -> int:
    """With the history at hand: which material changes no notice names."""
    from onward.diff import public_changes

    announced = {id_ for one in world.notices for id_ in one.front.changes}
    owed = [one for one in public_changes(world_at(args, args.since), world).material if one.id not in announced]
    for one in owed:
        print(f"{one.kind.value}  {one.subject}  {one.sentence}")
    if not owed:
        print(f"Every material change of public facts since {args.since} is announced.")
        return 0
    print(f"A notice is owed: draft it with `onward notice draft --since {args.since}`.")
    return 1
