"""Write the pages as plain Markdown and SVG, for any other site generator."""

from __future__ import annotations

import argparse
import posixpath
import sys
from collections.abc import Mapping
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from onward import files, git, swap
from onward.cli._mkdocs import AUDIENCES
from onward.cli._options import add_inventory, inventory_of, today
from onward.finding import OnwardError
from onward.project.layout import layout_of

if TYPE_CHECKING:
    from onward.site.draw import Drawer
    from onward.site.page import Block
    from onward.world import World

EXAMPLE = "onward render public/"
DIAGRAMS = "diagrams"


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
    parser.add_argument("--language", default="en", help="language of the generated text (default: en)")
    parser.add_argument("--dot", metavar="PROGRAM", help="Graphviz program (default: graphviz-pure)")


def run(args: argparse.Namespace) -> int:
    """Write the pages; a hand-written page wins over a generated one of the same path."""
    from onward.site import fences, inputs, statements
    from onward.site.draw import PURE, Drawer, engine
    from onward.site.page import fill

    layout = layout_of(inventory_of(args))
    docs: Path = args.docs or layout.docs
    swap.refuse_sources(args.folder, (docs, inventory_of(args)))
    written = sorted(docs.rglob("*.md")) if docs.is_dir() else []
    judged = inputs.world_of(inventory_of(args), today(args), strict=True)
    paths = {path.relative_to(docs).as_posix(): path for path in written}
    # The same pages in another language have a folder of their own.
    paths = {
        name: path for name, path in paths.items() if name.partition("/")[0] not in inputs.languages_of(judged)[1:]
    }
    texts_of = {name: files.read_text(path, docs.parent) for name, path in paths.items()}
    world = inputs.with_pages(judged, texts_of)
    for line in inputs.not_published(world):
        print(line, file=sys.stderr)
    drawer = Drawer(engine(args.dot or PURE), layout.folder / ".cache" / "onward" / "diagrams")
    pages: dict[str, tuple[str, Mapping[str, Block]]] = {
        page.path: (f"# {page.title}\n\n{page.markdown}", page.blocks)
        for page in inputs.pages_of(world, args.audience, args.language)
    }
    for name, path in paths.items():
        view = partial(_view, world, args, path)
        mark = partial(inputs.plain_mark_of, world, args.audience, args.language)
        text, shown = fences.place(texts_of[name], files.shown(path), 1, view)
        text, marks = statements.place(text, files.shown(path), 1, mark)
        pages[name] = (text, {**shown, **marks})
    ours = world.inventory.organization
    texts = inputs.resources_of(world, args.audience, ours.title if ours else "", None, args.language)
    texts |= {f"versions/{one.name}.json": one.text for one in world.versions}
    for name, (markdown, blocks) in pages.items():
        texts[name] = fill(markdown, {key: _html(block, name, pages, drawer, texts) for key, block in blocks.items()})
    files.write_all(args.folder, texts)
    print(args.folder)
    return 0


def _view(world: World, args: argparse.Namespace, path: Path, name: str, options: Mapping[str, object]) -> Block:
    from onward.site import inputs

    if name == "updated" and (day := git.changed_on((path, inventory_of(args)))):
        options = {**options, "day": day}
    return inputs.view_of(world, args.audience, args.language, name, options)


def _html(block: Block, page: str, pages: Mapping[str, object], drawer: Drawer, texts: dict[str, str]) -> str:
    from onward.site.diagrams.svg import finish, slug
    from onward.site.diagrams.trial import tried
    from onward.site.page import parts, resolve

    made = []
    for part in parts(block):
        if isinstance(part, str):
            made.append(resolve(part, lambda target: _relative(target, page, pages)))
            continue
        name = f"{DIAGRAMS}/{slug(part.id)}.svg"
        drawn = finish(part, *tried(part, drawer.draw))
        texts[name] = resolve(drawn, lambda target, name=name: _relative(target, name, pages)) + "\n"  # type: ignore[misc]
        made.append(f"![{part.title}]({posixpath.relpath(name, posixpath.dirname(page) or '.')})")
    return "\n\n".join(made)


def _relative(target: str, page: str, pages: Mapping[str, object]) -> str:
    if target.endswith(".md") and target not in pages:
        raise OnwardError(f"{page} links to `{target}`, which is not a page")
    return posixpath.relpath(target, posixpath.dirname(page) or ".")
