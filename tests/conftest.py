"""What several tests share: a real browser, the law of a fixed day, Opsient's trust center built and served once."""

from __future__ import annotations

import gc
import os
import signal
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from playwright.sync_api import Browser, sync_playwright

from onward.law import Law
from onward.observe.browser import FLAGS
from onward.observe.browser import browser as program
from served import build, served
from shared import Shelf, shipped_law

ROOT = Path(__file__).parent.parent
DAY = date(2026, 11, 24)
BRIEF = "--js-flags=--no-opt --no-maglev"
"""No page of a test is open for as long as a script would need to repay its optimizing."""
settings.register_profile("patient", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("patient")
os.environ["ONWARD_CACHE"] = ""  # a test sees what is found, and never what an earlier one has kept
sys.modules["rfc3987_syntax"] = None  # type: ignore[assignment]  # a second to load, for the IRIs that no schema here asks about
# A shell that runs the tests in the background has them ignore interrupts, and so would every program that a test interrupts.
signal.signal(signal.SIGINT, signal.default_int_handler)


def pytest_collection_finish() -> None:
    """What is loaded stays until the end, and need not be looked through for what could go."""
    gc.freeze()
    gc.set_threshold(5_000, 10, 10)


def pytest_xdist_auto_num_workers() -> int:
    """A process more than there are cores, since whoever drives a browser or a command often waits for it."""
    return (os.cpu_count() or 1) + 1


@pytest.fixture(scope="session")
def shelf(tmp_path_factory: pytest.TempPathFactory) -> Shelf:
    """What all tests of a run have in common; a process that runs beside others has a folder below that of the run."""
    own = tmp_path_factory.getbasetemp()
    return Shelf((own.parent if "PYTEST_XDIST_WORKER" in os.environ else own) / "shared")


@pytest.fixture(scope="session")
def law() -> Law:
    return shipped_law(DAY)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Chromium, headless. `make test` finds or installs it; without it tests that need it fail."""
    path = program()
    assert path, "no browser: run `make test`, or name one in ONWARD_CHROMIUM"
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=path, args=[*FLAGS, BRIEF])
        yield running
        running.close()


@pytest.fixture(scope="session")
def site(shelf: Shelf) -> Path:
    """Opsient's trust center, built as a user builds it."""

    def make(folder: Path) -> None:
        assert build(ROOT, folder).strip().splitlines()[-1] == str(folder / "index.html")

    return shelf.once("opsient", make)


@pytest.fixture(scope="session")
def address(site: Path) -> Iterator[str]:
    """Where Opsient's trust center is served while tests run, with a slash at its end."""
    with served(site) as found:
        yield found
