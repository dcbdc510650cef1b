"""The site's doors: MkDocs with the plugin's settings of this run."""

from __future__ import annotations

import argparse
import logging
import os
from pathlib import Path
from typing import TYPE_CHECKING, Any

from onward.finding import OnwardError

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig

AUDIENCES = ("public", "customer", "internal")


def add_site(parser: argparse.ArgumentParser) -> None:
    """Options of the commands that make the site."""
    parser.add_argument("--config", metavar="FILE", type=Path, default=Path("mkdocs.yml"), help="default: mkdocs.yml")
    parser.add_argument("--audience", choices=AUDIENCES, help="audience of the site (default: as set in mkdocs.yml)")


def configuration(args: argparse.Namespace, day: str | None = None, **more: Any) -> MkDocsConfig:
    """MkDocs' configuration of this run; OnwardError where it is missing or wrong."""
    os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")
    from mkdocs.config import load_config
    from mkdocs.exceptions import Abort, ConfigurationError

    if not args.config.is_file():
        raise OnwardError(f"`{args.config}` does not exist; start with `onward init`")
    logging.basicConfig(level=logging.WARNING, format="%(levelname)s: %(message)s")
    try:
        config = load_config(str(args.config), **more)
    except (ConfigurationError, Abort) as error:
        raise OnwardError(str(error)) from error
    plugin = config.plugins.get("onward")
    if plugin is None:
        raise OnwardError(f"`{args.config}` does not list the plugin: `plugins: [search, onward]`")
    if args.audience:
        plugin.config.audience = args.audience
    if day:
        plugin.config.day = day
    return config
