"""A new trust center that lints clean and builds: inventory, pages, mkdocs.yml, a CI workflow, a pre-commit entry."""

from __future__ import annotations

import argparse
from importlib import resources
from importlib.resources.abc import Traversable
from pathlib import Path

from onward import files
from onward.finding import OnwardError

EXAMPLE = "onward init trust-center"
PLACES = {"workflow.yml": ".github/workflows/trust-center.yml", "pre-commit.yml": ".pre-commit-config.yaml"}
"""Files that would not be seen in the package by their own names."""


def configure(parser: argparse.ArgumentParser) -> None:
    """The options of the command."""
    parser.add_argument("folder", metavar="DIR", nargs="?", type=Path, default=Path(), help="default: where you stand")


def run(args: argparse.Namespace) -> int:
    """Write the starter; nothing that exists is touched."""
    from onward.cli.schema import text as schema

    texts = _starter(resources.files("onward") / "starter", "")
    texts["schema/inventory.schema.json"] = schema()
    texts[".gitignore"] = "/site/\n/.cache/\n/.onward/\n/.onward-writing\n.*.onward-*\n"
    there = sorted(name for name in texts if (args.folder / name).exists())
    if there:
        raise OnwardError(f"`{args.folder / there[0]}` exists already; nothing was written")
    files.write_all(args.folder, texts)
    print(f"{len(texts)} files in {args.folder}. Next:")
    print(f"  cd {args.folder}" if args.folder != Path() else "  look into inventory/")
    print("  onward lint\n  onward serve")
    return 0


def _starter(folder: Traversable, path: str) -> dict[str, str]:
    found: dict[str, str] = {}
    for entry in sorted(folder.iterdir(), key=lambda entry: entry.name):
        if entry.is_dir():
            found |= _starter(entry, f"{path}{entry.name}/")
        else:
            text = entry.read_text("utf-8")
            name = PLACES.get(entry.name, f"{path}{entry.name}")
            modeline = (
                "# yaml-language-server: $schema=../schema/inventory.schema.json\n" if path == "inventory/" else ""
            )
            found[name] = modeline + text
    return found
