"""Programs that tests need and that no package of Python brings: which are lacking, and how a Debian gets them."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent
LOG = ROOT / ".venv" / "apt.log"
sys.path.insert(0, str(ROOT / "plugins"))
from onward.observe.browser import NAMES  # noqa: E402

BROWSERS = ("chromium-headless-shell", *NAMES)
"""The one without a window first: it needs half of the work for the same pages."""


def lacking() -> list[str]:
    """What will have to be installed beside .venv, in words."""
    browser = os.environ.get("ONWARD_CHROMIUM") or any(map(shutil.which, BROWSERS))
    return [*([] if browser else ["Chromium"]), *([] if shutil.which("git") else ["git"])]


def same(one: Path, other: Path) -> bool:
    return one.is_file() and other.is_file() and one.read_bytes() == other.read_bytes()


def administrator() -> list[str] | None:
    """What to write before a command that installs: nothing as root, sudo where it asks no password, else None."""
    if os.geteuid() == 0:
        return []
    sudo = shutil.which("sudo")
    if not sudo or subprocess.run([sudo, "-n", "true"], capture_output=True, check=False).returncode:
        return None
    return [sudo, "-n"]


def apt(package: str) -> bool:
    """Installs a package of Debian where that is allowed; what apt says goes into a log, and is shown if it fails."""
    if not shutil.which("apt-get") or (before := administrator()) is None:
        return False
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    with LOG.open("w", encoding="utf-8") as log:
        for words in (["update", "-q"], ["install", "-qy", "--no-install-recommends", package]):
            command = [*before, "apt-get", *words]
            done = subprocess.run(command, stdout=log, stderr=subprocess.STDOUT, env=environment, check=False)
    if done.returncode:
        print(LOG.read_text("utf-8"), file=sys.stderr)
    return done.returncode == 0
