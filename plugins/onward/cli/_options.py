"""Options that commands share."""

from __future__ import annotations

import argparse
from datetime import date
from pathlib import Path

from onward import clock
from onward.contracts import schema_address
from onward.project import programs
from onward.project.settings import project, settings
from onward.records.values import Duration, parse_date


def add_inventory(parser: argparse.ArgumentParser) -> None:
    """`--inventory` and `--on`, which every command that reads the inventory has."""
    parser.add_argument("--inventory", metavar="DIR", type=Path, help="inventory folder (default: inventory)")
    parser.add_argument("--on", metavar="DATE", type=day, help="evaluate as of this date (default: today)")
    add_no_exec(parser)


class _NoExec(argparse.Action):
    """Takes effect where it is read, before anything of the project is."""

    def __call__(self, *_: object) -> None:
        programs.forbid()


def add_no_exec(parser: argparse.ArgumentParser) -> None:
    """`--no-exec`, for what strangers propose."""
    about = "run no code of the project: no local rules, hooks, plugins or templates"
    parser.add_argument("--no-exec", action=_NoExec, nargs=0, help=about)


def add_format(parser: argparse.ArgumentParser, *names: str) -> None:
    """`--format`, the first being the default."""
    parser.add_argument("--format", choices=names, default=names[0], help=f"output format (default: {names[0]})")


def add_fix(parser: argparse.ArgumentParser) -> None:
    """`--fix` and what belongs to it."""
    parser.add_argument(
        "--fix",
        action="store_true",
        help="fix what can be fixed automatically (field names, quotes, shorter forms, shared agreements), then lint",
    )
    parser.add_argument("--diff", "--dry-run", action="store_true", help="show the fixes without writing")
    parser.add_argument("--sort-keys", action="store_true", help="with --fix: sort the fields of records")


def add_language(parser: argparse.ArgumentParser) -> None:
    """`--language`, in which sentences are said; codes, ids and the fields of JSON stay."""
    from onward.records.languages import ENGLISH

    parser.add_argument("--language", metavar="TAG", default=ENGLISH, help="language of the sentences (default: en)")


def inventory_of(args: argparse.Namespace) -> Path:
    """The folder that the command line or the settings name."""
    return args.inventory or project().inventory


def today(args: argparse.Namespace) -> date:
    """The day of `--on`, of SOURCE_DATE_EPOCH, or of the clock in UTC."""
    if getattr(args, "on", None):
        chosen: date = args.on
        return chosen
    return clock.today()


def day(text: str) -> date:
    """A day of the command line."""
    try:
        return parse_date(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"`{text}` is not a date (use 2026-01-31)") from None


def duration(text: str) -> Duration:
    """A duration of the command line."""
    try:
        return Duration.parse(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"`{text}` is not a duration (use P90D)") from None


def listed(text: str) -> list[str]:
    """The names in a list with commas; the text itself where it holds none."""
    return [name.strip() for name in text.split(",") if name.strip()] or [text]


def schema_at(form: str) -> str:
    """What a document of this format says as its `$schema`: an address under `docs_url`, or a relative one without it."""
    return schema_address(form, settings().docs_url)
