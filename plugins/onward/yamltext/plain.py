"""The YAML files that Onward itself brings: what they say, without places."""

from __future__ import annotations

from pkgutil import get_data
from typing import Any

import yaml

_LOADER: Any = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
"""libyaml's where PyYAML has it: ten times as fast."""


def plain(text: str) -> Any:
    """Texts, lists and mappings; nothing else is made of a text, whatever it looks like."""
    return yaml.load(text, _LOADER)  # noqa: S506


def packaged(package: str, name: str) -> Any:
    """What a file of a package of ours says; OSError where there is none."""
    content = get_data(package, name)
    if content is None:
        raise FileNotFoundError(name)
    return plain(content.decode())
