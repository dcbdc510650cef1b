"""What packages of ours hold, by its names. It is there before a program starts, and nobody adds to it while that runs.

The standard library's own ways to list a package import the disassembler, or archives, temporary files and chance.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from importlib import import_module


def modules(package: str) -> tuple[str, ...]:
    """The modules and packages in a package, sorted; nothing is imported but the package itself."""
    entries = [*_entries(package)]
    packages = {entry.name for entry in entries if not entry.name.startswith("__") and _is_package(entry)}
    return tuple(sorted({*names(package, ".py"), *packages} - {"__init__"}))


def names(package: str, ending: str) -> tuple[str, ...]:
    """The names of its files of an ending, sorted, without the ending."""
    files = (entry.name for entry in _entries(package) if entry.name.endswith(ending))
    return tuple(sorted(name.removesuffix(ending) for name in files))


def _entries(package: str) -> Iterator[os.DirEntry[str]]:
    for folder in import_module(package).__path__:
        with os.scandir(folder) as entries:
            yield from entries


def _is_package(entry: os.DirEntry[str]) -> bool:
    """Whether a folder is a package: one of caches is none."""
    return entry.is_dir() and any(inner.name == "__init__.py" for inner in os.scandir(entry.path))
