"""Adds to the manual what is generated from the code, as it is at this moment: nothing that could grow stale is stored."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files

HERE = Path(__file__).parent
LOOK = HERE.parent / "plugins" / "onward" / "site" / "assets" / "onward.css"
SCHEMAS = HERE.parent / "schema"
STYLES = "assets/onward/onward.css"
sys.path[:0] = [str(HERE), str(HERE.parent / "tests")]

import generated  # noqa: E402 — found on the path that the lines above have made

PAGES = generated.pages()


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """The look of Onward's trust centers; generated folders in the navigation."""
    config.extra_css = [STYLES, *config.extra_css]
    config.nav = _spelled_out(config.nav)
    return config


def _spelled_out(entry: Any) -> Any:
    if isinstance(entry, list):
        return [_spelled_out(one) for one in entry]
    if isinstance(entry, dict):
        return {name: _spelled_out(value) for name, value in entry.items()}
    return [path for path in PAGES if path.startswith(entry)] if entry.endswith("/") else entry


def on_files(files: Files, *, config: MkDocsConfig) -> Files:
    """The generated pages, beside those that are written by hand, and the schemas."""
    for path, text in PAGES.items():
        files.append(File.generated(config, path, content=text))
    for path in sorted(SCHEMAS.glob("*.json")):
        files.append(File.generated(config, f"{SCHEMAS.name}/{path.name}", abs_src_path=str(path)))
    files.append(File.generated(config, STYLES, abs_src_path=str(LOOK)))
    return files
