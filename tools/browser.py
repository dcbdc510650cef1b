"""Find a Chromium for the tests, or install one; print its path. Never skips: without one it says what is missing."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from onward.visit import FLAGS, NAMES

PAGE = "data:text/html,<title>works</title>"


def works(path: str | None) -> bool:
    """Whether a browser starts and reads a page."""
    if not path:
        return False
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as profile:
        command = [path, "--headless", *FLAGS, f"--user-data-dir={profile}", "--dump-dom", PAGE]
        try:
            done = subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, timeout=60, check=False)
        except (OSError, subprocess.TimeoutExpired):
            return False
    return done.returncode == 0 and b"works" in done.stdout


def on_path() -> str | None:
    return next((found for name in NAMES if works(found := shutil.which(name))), None)


def administrator() -> list[str] | None:
    """What to write before a command that installs: nothing as root, sudo where it asks no password, else None."""
    if os.geteuid() == 0:
        return []
    sudo = shutil.which("sudo")
    if not sudo or subprocess.run([sudo, "-n", "true"], capture_output=True, check=False).returncode:
        return None
    return [sudo, "-n"]


def from_debian() -> str | None:
    """Debian's package; Ubuntu's is a stub for another installer, so Playwright's own browser serves there."""
    system = Path("/etc/os-release")
    ubuntu = system.is_file() and "ID=ubuntu" in system.read_text("utf-8").splitlines()
    if ubuntu or not shutil.which("apt-get") or (before := administrator()) is None:
        return None
    apt(before, "chromium")
    return on_path()


def apt(before: list[str], package: str) -> None:
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for words in (["update", "-q"], ["install", "-qy", "--no-install-recommends", package]):
        subprocess.run([*before, "apt-get", *words], stdout=sys.stderr, env=environment, check=False)


def driver_complaint() -> str:
    """What Playwright's driver says when it cannot start; empty where it starts."""
    done = subprocess.run(
        [sys.executable, "-m", "playwright", "--version"], capture_output=True, text=True, check=False
    )
    return (done.stderr or "Playwright's driver does not start") if done.returncode else ""


def driven() -> bool:
    """Whether Playwright's driver starts; it needs a library that a small Debian or Ubuntu lacks."""
    if driver_complaint() and shutil.which("apt-get") and (before := administrator()) is not None:
        apt(before, "libatomic1")
    complaint = driver_complaint()
    print(complaint, end="", file=sys.stderr)
    return not complaint


def from_playwright() -> str | None:
    """Playwright's own browser; the system's libraries that it needs only where that asks no password."""
    from playwright.sync_api import sync_playwright

    more = [] if administrator() is None else ["--with-deps"]
    subprocess.run([sys.executable, "-m", "playwright", "install", *more, "chromium"], stdout=sys.stderr, check=False)
    with sync_playwright() as playwright:
        path = playwright.chromium.executable_path
    return path if works(path) else None


def main() -> int:
    if not driven():
        print("The tests need Playwright's driver. On Debian and Ubuntu: apt install libatomic1", file=sys.stderr)
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
