"""Install what tests need into .venv, and what the system lacks beside it; say so in one line, and errors in full.

    python tools/install.py site|dev

Only the standard library is there before, and pip.
"""

from __future__ import annotations

import compileall
import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from pip._vendor.packaging.requirements import Requirement

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT / "tools"))
import system  # noqa: E402

NPM_WANTED, NPM_HERE = ROOT / "tests" / "npm" / "package-lock.json", ROOT / ".venv" / "npm" / "package-lock.json"


def pinned(lock: Path) -> Iterator[Requirement]:
    """The packages of a lock that this machine needs."""
    for line in re.findall(r"^[\w.-]+==[^\\\n]+", lock.read_text("utf-8"), re.MULTILINE):
        one = Requirement(line.strip())
        if one.marker is None or one.marker.evaluate():
            yield one


def missing(one: Requirement) -> bool:
    try:
        return version(one.name) not in one.specifier
    except PackageNotFoundError:
        return True


def counted(number: int, kind: str) -> list[str]:
    return [f"{number} {kind} package{'s' if number > 1 else ''}"] if number else []


def announce(lock: Path, tests: bool) -> None:
    """One line that names all that is about to come, if anything is."""
    parts = counted(sum(map(missing, pinned(lock))), "Python")
    if tests and not system.same(NPM_WANTED, NPM_HERE):
        parts += counted(len(json.loads(NPM_WANTED.read_text("utf-8"))["packages"]) - 1, "npm")
    parts += system.lacking() if tests else []
    if parts:
        print(f"installing into .venv: {', '.join(parts)}", flush=True)


def pip(*words: str) -> None:
    command = [sys.executable, "-m", "pip", "install", "-qq", "--disable-pip-version-check", *words]
    done = subprocess.run(command, env={**os.environ, "PIP_ROOT_USER_ACTION": "ignore"}, check=False)
    if done.returncode:
        sys.exit(done.returncode)


def main(what: str) -> int:
    lock = ROOT / "requirements" / f"{what}.txt"
    announce(lock, tests=what == "dev")
    pip("--require-hashes", "-r", str(lock))
    pip("--no-deps", "--no-build-isolation", "-e", str(ROOT))
    compileall.compile_dir(
        ROOT / "plugins", quiet=1
    )  # as pip does for what it copies: else a first run, or each, does it
    if what == "dev" and not system.same(NPM_WANTED, NPM_HERE):
        return subprocess.run([sys.executable, str(ROOT / "tools" / "npm.py"), "install"], check=False).returncode
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
