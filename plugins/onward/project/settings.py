"""The settings of a project: `[tool.onward]` of the nearest pyproject.toml, or the nearest onward.toml."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Set
from contextlib import contextmanager
from dataclasses import field
from functools import cache
from pathlib import Path
from typing import Any

from onward.conflicts import refuse
from onward.files import shown
from onward.finding import OnwardError
from onward.frozen import dataclass
from onward.git import repository
from onward.project.stated import SHARED, TABLE, misspelt, place
from onward.project.tree import Disk, Tree
from onward.yamltext.nearest import suggested

KEYS = {"inventory", "policy", "material", "mail", "rules", "docs_url"}
TABLES = {"policy", "material", "mail"}
MAIL = {"from", "unsubscribe"}
NAMES = ("onward.toml", SHARED)


@dataclass(frozen=True, slots=True)
class Settings:
    """`[tool.onward]` of the nearest pyproject.toml, or the nearest onward.toml."""

    inventory: str = "inventory"
    """The folder of the inventory, below the folder of the settings; `--inventory` goes before it."""
    policy: Mapping[str, Any] = field(default_factory=dict)
    """How strict the lint is: a table of the values that differ from the defaults below."""
    material: Mapping[str, Any] = field(default_factory=dict)
    """Which kinds of change customers must be notified of: a table of the kinds on which the project decides otherwise."""
    mail: Mapping[str, Any] = field(default_factory=dict)
    """How notices are sent: a table with `from`, the sender, and `unsubscribe`, the address for leaving the list."""
    rules: str | None = None
    """A folder with rules of your own, below the folder of the settings. They are programs and run as you do."""
    docs_url: str = ""
    """Where the manual is published; the address of a rule's page in the outputs starts with it."""


@dataclass(frozen=True, slots=True)
class Project:
    """Settings, and the folder from which their paths start: that of the file which states them."""

    folder: Path
    settings: Settings
    file: Path | None = None
    """The file that states them; None where none does."""
    text: str = field(default="", repr=False)

    @contextmanager
    def at(self, table: str) -> Iterator[None]:
        """What is wrong with a setting of a table begins with the place where the setting stands."""
        try:
            yield
        except OnwardError as error:
            stated: Mapping[str, Any] = getattr(self.settings, table)
            name = next((name for name in stated if f"`{name}`" in str(error)), None)
            if name is None or self.file is None:
                raise
            raise OnwardError(f"{place(self.file, self.text, table, name)}: {error}") from error

    @property
    def inventory(self) -> Path:
        """The folder of the inventory."""
        return Path(shown(self.folder / self.settings.inventory))

    @property
    def rules(self) -> Path | None:
        """The folder of the project's own rules; None where it has none."""
        return self.folder / self.settings.rules if self.settings.rules is not None else None


@cache
def settings() -> Settings:
    """The settings of the folder one stands in, or of the nearest above that has some."""
    return project().settings


def project() -> Project:
    """The project of the folder one stands in."""
    return found(Disk(), Path.cwd())


def found(tree: Tree, start: Path) -> Project:
    """The project with the nearest settings at a folder or above it; without any, one of defaults."""
    for folder in (start, *start.absolute().parents):
        for name in NAMES:
            text = tree.text(folder / name)
            table = None if text is None else _table(folder / name, text)
            if table is not None:
                return Project(folder, _settings(folder / name, text or "", table), folder / name, text or "")
    return Project(_home(tree, start), Settings())


def _home(tree: Tree, start: Path) -> Path:
    """Without settings, the nearest folder of the repository, at one or above it, that has an `inventory`; else that one."""
    top = repository(start)
    above = [path for path in start.absolute().parents if top and path.is_relative_to(top)]
    return next((path for path in (start, *above) if tree.has(path / Settings().inventory)), start)


@cache
def _table(path: Path, text: str) -> dict[str, Any] | None:
    """The settings of a file with this text; a command asks for them more than once."""
    import tomllib

    refuse(shown(path), text)
    try:
        content = tomllib.loads(text)
    except (ValueError, RecursionError) as error:
        raise OnwardError(f"cannot read the settings in `{shown(path)}`: {error}") from error
    if path.name == NAMES[0]:
        return content
    tools = content.get("tool")
    tables = tools if isinstance(tools, dict) else {}
    if (name := misspelt(tables)) is not None:
        raise OnwardError(f"{place(path, text, name)}: `[tool.{name}]` is not read; did you mean `[tool.{TABLE}]`?")
    stated = tables.get(TABLE)
    if not isinstance(stated, dict | None):
        raise OnwardError(f"{place(path, text, TABLE)}: `tool.onward` must be a table")
    return stated


def _settings(path: Path, text: str, table: dict[str, Any]) -> Settings:
    _known(path, text, table, KEYS)
    for name, value in table.items():
        if not isinstance(value, dict if name in TABLES else str):
            kind = "a table" if name in TABLES else "a string"
            raise OnwardError(f"{place(path, text, name)}: `{name}` must be {kind}")
    _known(path, text, table.get("mail", {}), MAIL, "mail")
    return Settings(**table)


def _known(path: Path, text: str, table: Mapping[str, Any], known: Set[str], *above: str) -> None:
    for name in sorted(set(table) - known):
        where = f" of `{above[0]}`" if above else ""
        raise OnwardError(
            f"{place(path, text, *above, name)}: unknown setting `{name}`{where}; {suggested(name, sorted(known))}"
        )
