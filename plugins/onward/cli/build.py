"""Build the trust center with MkDocs and print the path of its home page. A build that is interrupted leaves the previous site."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING, Any

from onward import files, swap
from onward.cli._mkdocs import add_site, configuration, in_one_line
from onward.cli._options import day
from onward.finding import OnwardError
from onward.project.layout import OVERLAY

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig

EXAMPLE = "onward build --strict"


def configure(parser: argparse.ArgumentParser) -> None:
    """The options of the command."""
    add_site(parser)
    parser.add_argument("--strict", action="store_true", help="fail on warnings")
    parser.add_argument("--site-dir", metavar="DIR", type=Path, help="output folder (default: site)")
    parser.add_argument("--on", metavar="DATE", type=day, help="evaluate as of this date (default: today)")


def run(args: argparse.Namespace) -> int:
    """Build the site."""
    more: dict[str, Any] = {"strict": True} if args.strict else {}
    config = configuration(args, args.on, **more)
    from mkdocs.commands.build import build

    site = _site(args, config)
    config.plugins.on_startup(command="build", dirty=False)
    try:
        with swap.replacing(site, _sources(config)) as made, in_one_line("build failed"):
            config.site_dir = str(made)
            build(config)
    finally:
        config.plugins.on_shutdown()
    print(site / "index.html")
    return 0


def _site(args: argparse.Namespace, config: MkDocsConfig) -> Path:
    """Where the site goes; OnwardError below the pages, with which the next build would publish it once more."""
    site: Path = args.site_dir.absolute() if args.site_dir else Path(config.site_dir)
    docs = Path(config.docs_dir)
    if site != docs and site.resolve().is_relative_to(docs.resolve()):
        raise OnwardError(f"`{files.shown(site)}` is in `{files.shown(docs)}`; name a folder outside the pages")
    return site


def _sources(config: MkDocsConfig) -> tuple[Path, ...]:
    """What the site is made of: the project with its settings, the pages, the inventory and the law beside it."""
    project = Path(config.config_file_path).parent
    inventory = project / config.plugins["onward"].config["inventory"]
    return project, Path(config.docs_dir), inventory, inventory.parent / OVERLAY
