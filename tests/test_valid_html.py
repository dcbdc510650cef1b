"""Valid HTML: what the standard asks of every type of page, in each language."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Iterable
from pathlib import Path

from programs import program
from test_axe import LONGEST, TYPES

SETTINGS = {
    "root": True,
    "extends": ["html-validate:standard"],
    "rules": {"valid-autocomplete": "off"},  # the theme's switches of menus, which are fields of no form
}


def faults(pages: Iterable[Path], folder: Path) -> list[str]:
    settings, told = folder / "settings.json", folder / "told.json"
    settings.write_text(json.dumps(SETTINGS), "utf-8")
    command = [*program("html-validate"), "--config", str(settings), "--formatter", f"json={told}", *map(str, pages)]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", check=False)
    assert not done.stderr, done.stderr
    return [
        f"{one['filePath']}:{said['line']}: {said['ruleId']}: {said['message']}"
        for one in json.loads(told.read_text("utf-8"))
        for said in one["messages"]
    ]


def test_every_type_of_page_is_valid(site: Path, tmp_path: Path) -> None:
    paths = [*TYPES, *(f"de/{path}" for path in LONGEST), *(f"fr/{path}" for path in LONGEST)]
    pages = [site / path if path.endswith(".html") else site / path / "index.html" for path in paths]
    versions = sorted(site.glob("versions/*/index.html"))
    assert versions
    assert faults([*pages, versions[0]], tmp_path) == []


def test_a_fault_is_found(tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    page.write_text(
        '<!doctype html><html lang="en"><head><title>A</title></head><body><p><div>B</div></p></body></html>', "utf-8"
    )
    assert [one.split(": ")[1] for one in faults([page], tmp_path)] != []
