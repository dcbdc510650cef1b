"""The settings of a project: `[tool.onward]` of the nearest pyproject.toml, or the nearest onward.toml."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from onward.finding import OnwardError

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
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, OSError) as error:
        raise OnwardError(f"cannot read the settings in `{path}`: {error}") from error
    if path.name == "onward.toml":
        return content
    found: dict[str, Any] | None = content.get("tool", {}).get("onward")
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
