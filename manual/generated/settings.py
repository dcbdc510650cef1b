"""The settings: of a project, of the lint's strictness, and of the plugin in mkdocs.yml."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import MISSING, fields
from pathlib import Path

import yaml

from generated._markdown import attributes, code, fence, plain, table
from onward.files import package_law
from onward.project import settings
from onward.site import config

_LEAD = """\
# Settings

Commands read `onward.toml`, or `[tool.onward]` of `pyproject.toml`, in the working folder or the nearest parent folder that has
one. Paths in it are relative to that file, so that commands find the inventory from any subfolder. Without settings, they look for
the folder `inventory` in the working folder, then in its parents within the same git repository. An unknown setting is an error, so
that a typing error cannot relax anything."""
_EXAMPLE = """\
[tool.onward]
inventory = "privacy/inventory"

[tool.onward.policy]
tia_max_age_days = 180
transport_minimum = "TLS 1.3"
"""


def pages() -> Iterator[tuple[str, str]]:
    """One page."""
    parts = [_LEAD, fence(_EXAMPLE, "toml", "pyproject.toml"), _project(), *_policy(), *_plugin()]
    yield "reference/settings.md", "\n\n".join(parts) + "\n"


def _project() -> str:
    said = attributes(Path(settings.__file__), "Settings")
    rows = [(f"`{one.name}`", _default(one.default), plain(said[one.name])) for one in fields(settings.Settings)]
    return table(("setting", "default", "meaning"), rows)


def _default(value: object) -> str:
    return "" if value in (None, MISSING, "") else code(str(value))


def _policy() -> Iterator[str]:
    text = package_law()["law/policy.yml"]
    defaults = yaml.load(text, yaml.BaseLoader)["policy"]
    lines = (line.partition("#") for line in text.splitlines())
    said = {fact.partition(":")[0].strip(): comment.strip() for fact, _, comment in lines}
    rows = [(f"`{name}`", code(value), plain(said[name])) for name, value in defaults.items()]
    yield "## `policy`: how strict the lint is"
    yield "These are choices, not law."
    yield table(("setting", "default", "meaning"), rows)


def _plugin() -> Iterator[str]:
    said = attributes(Path(config.__file__), "OnwardConfig")
    rows = [
        (f"`{name}`", _default(option.default), plain(said[name])) for name, option in config.OnwardConfig()._schema
    ]
    yield "## In `mkdocs.yml`"
    yield "The options of the plugin `onward`; paths are relative to `mkdocs.yml`."
    yield fence("plugins:\n  - search\n  - onward: {inventory: inventory, audience: public}", "yaml", "mkdocs.yml")
    yield table(("setting", "default", "meaning"), rows)
