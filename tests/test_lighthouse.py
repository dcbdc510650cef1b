"""Lighthouse: at least 95 of 100 for access, good practice and being found, on the page that is read most."""

from __future__ import annotations

import json
import os
import subprocess
from pathlib import Path
from typing import Any

from onward.observe.browser import FLAGS, browser
from programs import program

CATEGORIES = ("accessibility", "best-practices", "seo")
LEAST = 0.95
TRIES = 3
AGAIN = "Please run Lighthouse again"
"""What it says where it could not record the page."""


def report(url: str, folder: Path, categories: tuple[str, ...], *more: str) -> dict[str, Any]:
    """What Lighthouse says of a page; its browser keeps what it needs in a folder of the test."""
    command = [
        *program("lighthouse"), url, "--quiet", "--output=json", f"--output-path={folder / 'report.json'}",
        f"--only-categories={','.join(categories)}",
        f"--chrome-flags=--headless=new --disable-quic {' '.join(FLAGS)}", "--max-wait-for-load=300000",
        *more,
    ]  # fmt: skip
    environment = {**os.environ, "CHROME_PATH": browser() or "", "HOME": str(folder), "CI": "1"}
    for _ in range(TRIES):
        done = subprocess.run(
            command, env=environment, cwd=folder, capture_output=True, text=True, check=False, timeout=900
        )
        if AGAIN not in done.stderr:
            break
    assert done.returncode == 0, done.stdout + done.stderr
    found: dict[str, Any] = json.loads((folder / "report.json").read_text("utf-8"))
    return found


def low(told: dict[str, Any]) -> dict[str, Any]:
    """The categories below the mark, each with its score and with the audits that cost it."""
    found = {}
    for name, category in told["categories"].items():
        if category["score"] is None or category["score"] < LEAST:
            audits = (told["audits"][one["id"]] for one in category["auditRefs"] if one["weight"])
            lost = [f"{one['title']} {one.get('displayValue', '')}" for one in audits if one["score"] not in (None, 1)]
            found[name] = (category["score"], lost)
    return found


def test_the_list_of_subprocessors_scores(address: str, tmp_path: Path) -> None:
    """One page stands for all: their frame is the same, and axe looks at each of them."""
    asked = report(
        address + "subprocessors/",
        tmp_path,
        CATEGORIES,
        "--throttling-method=provided",
        "--disable-full-page-screenshot",
    )
    assert low(asked) == {}
