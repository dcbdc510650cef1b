"""The trust center, built by MkDocs; the last line is the path of its first page. A build that is stopped leaves the old site."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

from onward import files
from onward.cli._mkdocs import add_site, configuration
from onward.cli._options import day
from onward.finding import OnwardError

EXAMPLE = "onward build --strict"


def configure(parser: argparse.ArgumentParser) -> None:
    """The options of the command."""
    add_site(parser)
    parser.add_argument("--strict", action="store_true", help="warnings stop the build")
    parser.add_argument("--site-dir", metavar="DIR", type=Path, help="where the site goes (default: site)")
    parser.add_argument("--on", metavar="DATE", type=day, help="the day to judge by (default: today)")


def run(args: argparse.Namespace) -> int:
    """Build the site."""
    more: dict[str, Any] = {"strict": True} if args.strict else {}
    if args.site_dir:
        more["site_dir"] = str(args.site_dir.absolute())
    config = configuration(args, args.on, **more)
    from mkdocs.commands.build import build
    from mkdocs.exceptions import Abort, BuildError

    site = Path(config.site_dir)
    config.plugins.on_startup(command="build", dirty=False)
    try:
        with files.replacing(site) as made:
            config.site_dir = str(made)
            build(config)
    except (BuildError, Abort) as error:
        raise OnwardError(f"the site was not built: {error}") from error
    finally:
        config.plugins.on_shutdown()
    print(site / "index.html")
    return 0
