"""Save a permanent version of the list: a file named by its date and SHA-256 digest.

Run it where the list is public, not on a branch; the first draft and `onward notice send` do it automatically.
"""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from onward.cli._options import add_inventory, inventory_of
from onward.cli.diff import world_at

if TYPE_CHECKING:
    from onward.world import World

EXAMPLE = "onward notice freeze"


def configure(parser: argparse.ArgumentParser) -> None:
    """The options of the command."""
    add_inventory(parser)


def run(args: argparse.Namespace) -> int:
    """Write the list down, unless a file holds it already."""
    held = freeze(inventory_of(args), world_at(args, None))
    if held:
        print(f"{held} is up to date.")
    return 0


def freeze(inventory: Path, world: World) -> str | None:
    """Write the list down and print the file's name; the path of the last version where one of that day holds the same."""
    from onward import files
    from onward.notices.frozen import frozen, says_the_same
    from onward.project.layout import layout_of
    from onward.records.versions import file_name, read_versions

    text, layout = frozen(world), layout_of(inventory)
    kept = read_versions(layout.versions_read())
    last = (version for version in kept if version.day == kept[0].day)
    if held := next((version.path for version in last if says_the_same(version, text)), None):
        return held
    path = layout.versions / file_name(world.today, text)
    files.write_text(path, text)
    print(files.shown(path))
    return None
