"""Write the pages as plain Markdown, HTML and SVG, in every language, for any other site generator."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from onward import files, swap
from onward.cli._mkdocs import AUDIENCES
from onward.cli._options import add_inventory, inventory_of, today
from onward.cli._rendered import Rendering, Written, rendered, written
from onward.finding import OnwardError
from onward.project.layout import Layout, layout_of

if TYPE_CHECKING:
    from onward.world import World

EXAMPLE = "onward render public/"


def configure(parser: argparse.ArgumentParser) -> None:
    """The options of the command."""
    parser.add_argument("folder", metavar="DIR", type=Path, help="output folder")
    add_inventory(parser)
    parser.add_argument(
        "--docs", metavar="DIR", type=Path, help="hand-written pages (default: docs, or as set in mkdocs.yml)"
    )
    parser.add_argument(
        "--audience", choices=AUDIENCES, default="public", help="audience of the pages (default: public)"
    )
    parser.add_argument(
        "--language",
        metavar="TAG",
        help="this language alone (default: all in which you publish: the first in DIR, each other one in DIR/TAG)",
    )
    parser.add_argument(
        "--links",
        choices=("folders", "files"),
        default="folders",
        help="links in tables: to `stripe/`, as generators publish pages, or to `stripe.md`, as a repository shows them"
        " (default: folders)",
    )
    parser.add_argument(
        "--address", metavar="URL", help="where the pages will be published; feeds and security.txt need it"
    )
    parser.add_argument("--dot", metavar="PROGRAM", help="Graphviz program (default: graphviz-pure)")


def run(args: argparse.Namespace) -> int:
    """Write the pages; a hand-written page wins over a generated one of the same path."""
    from onward.site import inputs
    from onward.site.draw import PURE, Drawer, engine

    inventory: Path = inventory_of(args)
    layout = layout_of(inventory)
    swap.refuse_sources(args.folder, (args.docs or layout.docs, inventory))
    world = inputs.world_of(inventory, today(args), strict=True)
    drawer = Drawer(engine(args.dot or PURE), layout.folder / ".cache" / "onward" / "diagrams")
    made: dict[str, str | bytes] = {}
    for language, folder, source in _languages(args, layout, world):
        texts = {name: files.read_text(path, path.parent) for name, path in source.pages.items()}
        spoken = inputs.with_pages(inputs.noticed(world, source.docs, language) if source.further else world, texts)
        for line in () if folder else inputs.not_published(spoken):
            print(line, file=sys.stderr)
        address = f"{args.address.rstrip('/')}/{folder}" if args.address else None
        how = Rendering(inventory, args.audience, language, address, args.links == "folders", drawer)
        made |= {folder + name: content for name, content in rendered(spoken, how, source, texts).items()}
    files.write_all(args.folder, made)
    print(args.folder)
    return 0


def _languages(args: argparse.Namespace, layout: Layout, world: World) -> Iterator[tuple[str, str, Written]]:
    """Each language with its folder in DIR and what people have written in it."""
    from onward.site import inputs

    ours = world.inventory.organization
    first, *further = inputs.languages_of(world)
    if not (ours and ours.languages):
        first = args.language or layout.theme_language or first
    if args.language not in {None, first, *further} and not args.docs:
        every = ", ".join((first, *further))
        raise OnwardError(
            f"you publish in {every} and not in `{args.language}`; `--docs` names the pages written in it"
        )
    whole = written(layout, args.docs or layout.docs if args.language in {None, first} else layout.docs, first, further)
    if args.language in {None, first}:
        yield first, "", whole
    for language in further if args.language is None else {args.language} - {first}:
        chosen = args.language == language
        docs = args.docs if chosen and args.docs else layout.docs_in(language)
        yield language, "" if chosen else f"{language}/", written(layout, docs, language, (), whole)
