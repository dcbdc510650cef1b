"""What several tests share: a real browser, the law of a fixed day, Opsient's trust center built and served once."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

from onward.files import package_law
from onward.law import Law
from served import served

ROOT = Path(__file__).parent.parent
DAY = date(2026, 11, 24)


@pytest.fixture(scope="session")
def law() -> Law:
    return Law.read(package_law(), DAY)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Chromium, headless. `make test` finds or installs it; without it tests that need it fail."""
    path = os.environ.get("ONWARD_CHROMIUM") or shutil.which("chromium") or shutil.which("google-chrome")
    assert path, "no browser: run `make test`, or name one in ONWARD_CHROMIUM"
    flags = ["--disable-gpu", "--disable-background-networking", "--disable-component-update", "--disable-sync"]
    flags += ["--no-first-run", *(["--no-sandbox"] if os.geteuid() == 0 else [])]
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=path, args=flags)
        yield running
        running.close()


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Opsient's trust center, built as a user builds it."""
    folder = tmp_path_factory.mktemp("site")
    command = [
        sys.executable,
        "-m",
        "onward.cli",
        "build",
        "--strict",
        "--on",
        DAY.isoformat(),
        "--site-dir",
        str(folder),
    ]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    assert done.stdout.strip().splitlines()[-1] == str(folder / "index.html")
    return folder


@pytest.fixture(scope="session")
def address(site: Path) -> Iterator[str]:
    """Where Opsient's trust center is served while tests run, with a slash at its end."""
    with served(site) as found:
        yield found
