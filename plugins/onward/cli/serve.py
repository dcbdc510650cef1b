"""Serve the trust center locally, and rebuild it whenever the inventory or a page changes."""

from __future__ import annotations

import argparse

from onward.cli._mkdocs import add_site, configuration
from onward.finding import OnwardError

EXAMPLE = "onward serve --address 127.0.0.1:8000"


def configure(parser: argparse.ArgumentParser) -> None:
    """The options of the command."""
    add_site(parser)
    parser.add_argument("--address", metavar="HOST:PORT", default="127.0.0.1:8000", help="default: 127.0.0.1:8000")


def run(args: argparse.Namespace) -> int:
    """Serve until interrupted."""
    path = configuration(args).config_file_path
    from mkdocs.commands.serve import serve
    from mkdocs.exceptions import Abort

    print(f"http://{args.address}/ (press Ctrl-C to stop)", flush=True)
    try:
        serve(path, livereload=True, dev_addr=args.address, watch_theme=False)
    except Abort as error:
        raise OnwardError(str(error)) from error
    return 0
