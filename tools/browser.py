"""Find a Chromium and git for the tests, or install them; print the path of the browser. What is missing is said."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from system import BROWSERS, administrator, apt

from onward.observe.browser import FLAGS

PAGE = "data:text/html,<title>works</title>"


def works(path: str | None) -> bool:
    """Whether a browser starts and reads a page."""
    if not path:
        return False
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as profile:
        command = [path, "--headless", *FLAGS, f"--user-data-dir={profile}", "--dump-dom", PAGE]
        try:
            done = subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, timeout=300, check=False)
        except (OSError, subprocess.TimeoutExpired):
            return False
    return done.returncode == 0 and b"works" in done.stdout


def on_path() -> str | None:
    return next((found for name in BROWSERS if works(found := shutil.which(name))), None)


def from_debian() -> str | None:
    """Debian's package; Ubuntu's is a stub for another installer, so Playwright's own browser serves there."""
    release = Path("/etc/os-release")
    ubuntu = release.is_file() and "ID=ubuntu" in release.read_text("utf-8").splitlines()
    return on_path() if not ubuntu and apt("chromium-headless-shell") else None


def driver_complaint() -> str:
    """What Playwright's driver says when it cannot start; empty where it starts."""
    done = subprocess.run(
        [sys.executable, "-m", "playwright", "--version"], capture_output=True, text=True, check=False
    )
    return (done.stderr or "Playwright's driver does not start") if done.returncode else ""


def driven() -> bool:
    """Whether Playwright's driver starts; it needs a library that a small Debian or Ubuntu lacks."""
    if driver_complaint():
        apt("libatomic1")
    complaint = driver_complaint()
    print(complaint, end="", file=sys.stderr)
    return not complaint


def from_playwright() -> str | None:
    """Playwright's own browser; the system's libraries that it needs only where that asks no password."""
    from playwright.sync_api import sync_playwright

    more = [] if administrator() is None else ["--with-deps"]
    command = [sys.executable, "-m", "playwright", "install", *more, "chromium"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        print(done.stdout + done.stderr, file=sys.stderr)
    with sync_playwright() as playwright:
        path = playwright.chromium.executable_path
    return path if works(path) else None


def main() -> int:
    if not driven():
        print("The tests need Playwright's driver. On Debian and Ubuntu: apt install libatomic1", file=sys.stderr)
        return 1
    if not shutil.which("git") and not (apt("git") and shutil.which("git")):
        print("The tests need git. On Debian and Ubuntu: apt install git", file=sys.stderr)
        return 1
    named = os.environ.get("ONWARD_CHROMIUM")
    if named:
        found = named if works(named) else None
        if not found:
            print(f"ONWARD_CHROMIUM is `{named}`, which does not start as a browser", file=sys.stderr)
            return 1
    else:
        found = on_path() or from_debian() or from_playwright()
    if not found:
        print(
            "The tests need a Chromium and none could be installed. Install `chromium` or Google Chrome,"
            " or name one in ONWARD_CHROMIUM.",
            file=sys.stderr,
        )
        return 1
    print(found)
    return 0


if __name__ == "__main__":
    sys.exit(main())
