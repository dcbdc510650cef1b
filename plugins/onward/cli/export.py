"""Export the inventory: registers and annexes to file, lists and graphs for other programs.

Every file states the revision, date and digest that it was made from, and what its format cannot express; unknown facts are marked
blanks, and a format that has none is refused until they are stated.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from onward.cli._mkdocs import AUDIENCES
from onward.cli._options import add_inventory, inventory_of, today
from onward.counting import counted
from onward.finding import OnwardError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from onward.exports import Content, Source

EXAMPLE = "onward export art30 --output register.docx"


def configure(parser: argparse.ArgumentParser) -> None:
    """The options of the command."""
    from onward.exports import EXPORTERS

    names = EXPORTERS.names()
    parser.add_argument("format", metavar="FORMAT", choices=names, help=f"one of {', '.join(names)}")
    parser.add_argument(
        "--output",
        metavar="PATH",
        type=Path,
        help="file to write, whose extension selects the form; or a folder, for all forms of the format"
        " (default: the first form, to standard output)",
    )
    parser.add_argument(
        "--audience",
        choices=AUDIENCES,
        help="audience of the files (default: public; internal for your own registers)",
    )
    parser.add_argument("--language", metavar="LANGUAGE", default="en", help="language of the files (default: en)")
    parser.add_argument(
        "--product", metavar="PRODUCT", help="only for this product, where the format has a file for each"
    )
    parser.add_argument("--url", metavar="URL", help="address of the trust center, for links into it")
    add_inventory(parser)


def run(args: argparse.Namespace) -> int:
    """Write the files, or print the first."""
    from onward.exports import EXPORTERS

    exporter = EXPORTERS.member(args.format)
    source = _source(args, args.audience or exporter.AUDIENCE)
    made = exporter.files(source)
    if not made:
        raise OnwardError(f"the inventory has nothing that `{args.format}` could express")
    if args.output is None:
        sys.stdout.flush()
        sys.stdout.buffer.write(_text(args.format, made))
        return 0
    _write(args.output, made)
    return 0


def _source(args: argparse.Namespace, audience: str) -> Source:
    from dataclasses import replace

    from onward import git
    from onward.exports import Source
    from onward.project.load import load_whole
    from onward.records.versions import read_versions
    from onward.site.parts.edition import edition

    inventory = inventory_of(args)
    loaded = load_whole(inventory, today(args))
    world = replace(loaded.world, versions=read_versions(loaded.layout.versions_read()))
    if args.product and args.product not in world.inventory.products:
        raise OnwardError(f"no product has the id `{args.product}`")
    ours = world.inventory.organization
    title = world.site.text if world.site else ours.title if ours else ""
    url = f"{args.url.rstrip('/')}/" if args.url else None
    return Source(edition(world, audience, args.language), title, url, git.checked_out(inventory), args.product)


def _text(name: str, made: Mapping[str, Content]) -> bytes:
    """The first form, for standard output: no terminal takes one that is no text."""
    first, content = next(iter(made.items()))
    written = content()
    if b"\0" in written:
        raise OnwardError(f"`{first}` is not text; name a file: `onward export {name} --output {first}`")
    return written


def _write(path: Path, made: Mapping[str, Content]) -> None:
    from onward import files

    if path.is_dir() or not path.suffix:
        with files.together(path):
            for name, content in made.items():
                files.write_bytes(path / name, content())
        print(f"{files.shown(path)}: {counted(len(made), 'file')}")
        return
    fitting = [content for name, content in made.items() if name.endswith(path.suffix)]
    if not fitting:
        endings = dict.fromkeys(Path(name).suffix for name in made)
        raise OnwardError(f"no form of this format ends with `{path.suffix}`; use one of {', '.join(endings)}")
    files.write_bytes(path, fitting[0]())
    print(files.shown(path))
