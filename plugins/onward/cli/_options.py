"""Options that commands share, the settings of the project, and the clock."""

from __future__ import annotations

import argparse
import os
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from functools import cache
from pathlib import Path
from typing import Any

from onward.finding import OnwardError
from onward.records.values import Duration, parse_date

KEYS = {"inventory", "policy", "material", "mail", "rules", "docs_url"}
TABLES = {"policy", "material", "mail"}


@dataclass(frozen=True, slots=True)
class Settings:
    """`[tool.onward]` of the nearest pyproject.toml, or the nearest onward.toml."""

    inventory: str = "inventory"
    """The folder of the inventory, below the folder in which a command runs; `--inventory` goes before it."""
    policy: Mapping[str, Any] = field(default_factory=dict)
    """How strict the lint is: a table of the values that differ from the defaults below."""
    material: Mapping[str, Any] = field(default_factory=dict)
    """Which kinds of change customers must hear of: a table of the kinds on which the project decides otherwise."""
    mail: Mapping[str, Any] = field(default_factory=dict)
    """How notices are sent: a table with `from`, the sender, and `unsubscribe`, the address at which one leaves the list."""
    rules: str | None = None
    """A folder with rules of your own, below the folder of the settings. They are programs and run as you do."""
    docs_url: str = ""
    """Where the manual is published; the address of a rule's page in the outputs starts with it."""


@cache
def settings() -> Settings:
    """The settings of the folder one stands in, or of the nearest above that has some."""
    here = Path.cwd()
    for folder in (here, *here.parents):
        for name in ("onward.toml", "pyproject.toml"):
            table = _table(folder / name) if (folder / name).is_file() else None
            if table is not None:
                return _settings(folder / name, table)
    return Settings()


def _table(path: Path) -> dict[str, Any] | None:
    try:
        content = tomllib.loads(path.read_text("utf-8"))
    except (ValueError, RecursionError, OSError) as error:
        raise OnwardError(f"cannot read the settings in `{path}`: {error}") from error
    if path.name == "onward.toml":
        return content
    tools = content.get("tool")
    found = tools.get("onward") if isinstance(tools, dict) else None
    if not isinstance(found, dict | None):
        raise OnwardError(f"`{path}`: `tool.onward` must be a table")
    return found


def _settings(path: Path, table: dict[str, Any]) -> Settings:
    unknown = sorted(set(table) - KEYS)
    if unknown:
        raise OnwardError(f"`{path}` has the unknown setting `{unknown[0]}`; there are {', '.join(sorted(KEYS))}")
    for name, value in table.items():
        if not isinstance(value, dict if name in TABLES else str):
            raise OnwardError(f"`{path}`: `{name}` must be {'a table' if name in TABLES else 'a text'}")
    if "rules" in table:
        table = {**table, "rules": str(path.parent / table["rules"])}
    return Settings(**table)


def add_inventory(parser: argparse.ArgumentParser) -> None:
    """`--inventory` and `--on`, which every command that reads the inventory has."""
    parser.add_argument(
        "--inventory", metavar="DIR", type=Path, help="the folder of the inventory (default: inventory)"
    )
    parser.add_argument("--on", metavar="DATE", type=day, help="the day to judge by (default: today)")


def add_format(parser: argparse.ArgumentParser, *names: str) -> None:
    """`--format`, the first being the default."""
    parser.add_argument(
        "--format", choices=names, default=names[0], help=f"the form of the output (default: {names[0]})"
    )


def inventory_of(args: argparse.Namespace) -> Path:
    """The folder that the command line or the settings name."""
    return args.inventory or Path(settings().inventory)


def today(args: argparse.Namespace) -> date:
    """The day of `--on`, of SOURCE_DATE_EPOCH, or of the clock in UTC."""
    if getattr(args, "on", None):
        chosen: date = args.on
        return chosen
    return clock()


def clock() -> date:
    """Today, in UTC."""
    return instant().date()


def instant() -> datetime:
    """Now: SOURCE_DATE_EPOCH where it is set, else the clock, in UTC."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    if epoch is None:
        return datetime.now(UTC)
    try:
        return datetime.fromtimestamp(int(epoch), UTC)
    except (ValueError, OverflowError, OSError):
        raise OnwardError(f"SOURCE_DATE_EPOCH is `{epoch}`, not a number of seconds") from None


def day(text: str) -> date:
    """A day of the command line."""
    try:
        return parse_date(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"`{text}` is not a day as 2026-01-31") from None


def duration(text: str) -> Duration:
    """A duration of the command line."""
    try:
        return Duration.parse(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"`{text}` is not a duration as P90D") from None
