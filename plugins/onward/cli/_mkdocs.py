"""The site's doors: MkDocs with the plugin's settings of this run."""

from __future__ import annotations

import argparse
import logging
import os
import re
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from onward.cli._options import add_no_exec
from onward.cli._said import placed
from onward.files import shown
from onward.finding import OnwardError
from onward.project import mkdocs_yml, programs
from onward.project.layout import CONFIGS, layout_of
from onward.project.settings import project
from onward.project.tree import Disk

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig

_FRAMES = re.compile(r'^ +File "[^\n]*\n(?: {4}[^\n]*\n)*', re.MULTILINE)
"""A step of a traceback, with its line of code."""
_ROOT = Path(__file__).parent.parent
_LISTED = re.compile(r" errors?:\n")
AUDIENCES = ("public", "customer", "internal")


def add_site(parser: argparse.ArgumentParser) -> None:
    """Options of the commands that make the site."""
    parser.add_argument(
        "--config",
        metavar="FILE",
        type=Path,
        help="settings of the site (default: mkdocs.yml here, or that of the project)",
    )
    add_no_exec(parser)
    parser.add_argument("--audience", choices=AUDIENCES, help="audience of the site (default: as set in mkdocs.yml)")


def settings_of(args: argparse.Namespace) -> Path:
    """The mkdocs.yml that is named, that of the folder one stands in, or the project's; OnwardError where there is none."""
    named: Path | None = args.config
    here = named or next((path for path in map(Path, CONFIGS) if path.is_file()), None)
    config = here or layout_of(project().inventory).config
    if config is None or not config.is_file():
        raise OnwardError(f"`{config or CONFIGS[0]}` does not exist; start with `onward init`")
    return config


class _Errors(logging.Handler):
    """Keeps what MkDocs says of errors."""

    def __init__(self) -> None:
        super().__init__(logging.ERROR)
        self.messages: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        """Take a message, without the traceback that some of them carry."""
        message = record.getMessage()
        self.messages.append(message.partition("\nTraceback")[0])


@contextmanager
def in_one_line(what: str) -> Iterator[None]:
    """MkDocs at work: its warnings are shown, and what stops it is one error, which begins with what has failed."""
    from jinja2 import TemplateError
    from mkdocs.exceptions import Abort, BuildError, ConfigurationError

    shows = logging.StreamHandler()
    shows.addFilter(lambda record: record.levelno < logging.ERROR)
    logging.basicConfig(level=logging.WARNING, format="%(levelname)s: %(message)s", handlers=[shows])
    errors, logger = _Errors(), logging.getLogger("mkdocs")
    logger.addHandler(errors)
    try:
        yield
    except (Abort, BuildError, ConfigurationError) as error:
        raise OnwardError(f"{what}: {_joined(errors.messages) or _joined([str(error)])}") from error
    except TemplateError as error:
        raise OnwardError(f"{what}: a template of the theme is missing or invalid: {_joined([str(error)])}") from error
    except (AttributeError, LookupError, TypeError, ValueError) as error:
        if Path(traceback.extract_tb(error.__traceback__)[-1].filename).parent.name == "yaml":
            raise OnwardError(f"{what}: a value in it cannot be read: {error}") from error
        extension = _extension(error)
        if extension is None:
            raise
        why = _joined(errors.messages or [str(error)]).removesuffix(".")
        ask = f"check the settings of `{extension}` under `markdown_extensions`"
        raise OnwardError(f"{what}: {why}; an extension of Markdown failed: {ask}") from error
    finally:
        logger.removeHandler(errors)


def _extension(error: Exception) -> str | None:
    """The module in which Markdown failed at a page; None where it was at work for nobody, or something of ours."""
    import markdown

    frames = [Path(frame.filename) for frame in traceback.extract_tb(error.__traceback__)]
    package = Path(markdown.__file__).parent
    at_work = next((number for number, file in enumerate(frames) if file.is_relative_to(package)), len(frames))
    if at_work == len(frames) or any(file.is_relative_to(_ROOT) for file in frames[at_work:]):
        return None
    installed, last = package.parent, frames[-1]
    return ".".join(last.relative_to(installed).with_suffix("").parts) if last.is_relative_to(installed) else last.stem


def _joined(messages: list[str]) -> str:
    """In one line, without what only names a page before its error; a list of findings keeps its lines."""
    said = [_FRAMES.sub("", message) for message in messages if not message.endswith(":")] or messages
    return " ".join(message if _LISTED.search(message) else " ".join(message.split()) for message in said)


def configuration(args: argparse.Namespace, day: str | None = None, **more: Any) -> MkDocsConfig:
    """MkDocs' configuration of this run; OnwardError where it is missing or wrong."""
    os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")
    from mkdocs.config import load_config

    path = settings_of(args)
    mkdocs_yml.read(Disk(), path)  # refuses what grows without end, which MkDocs would read
    if programs.forbidden():
        programs.refuse(Disk(), path)
    try:
        with in_one_line(f"`{shown(path)}` cannot be used"):
            config = load_config(str(path), **more)
    except OnwardError as error:
        raise OnwardError(placed(path, str(error))) from error
    plugin = config.plugins.get("onward")
    if plugin is None:
        raise OnwardError(f"`{shown(path)}` does not list the plugin: `plugins: [search, onward]`")
    if "onward #2" in config.plugins:  # so MkDocs calls what is listed twice
        raise OnwardError(f"`{shown(path)}` lists the plugin `onward` more than once")
    if args.audience:
        plugin.config.audience = args.audience
    if day:
        plugin.config.day = day
    return config
