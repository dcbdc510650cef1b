"""The same inventory and the same day give the same bytes, whatever the order in which a process keeps its sets."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent


def digests(folder: Path) -> dict[str, str]:
    files = (one for one in sorted(folder.rglob("*")) if one.is_file())
    return {one.relative_to(folder).as_posix(): hashlib.sha256(one.read_bytes()).hexdigest() for one in files}


def test_a_second_build_changes_no_byte(site: Path, tmp_path: Path) -> None:
    command = [
        sys.executable,
        "-m",
        "onward.cli",
        "build",
        "--strict",
        "--on",
        "2026-11-24",
        "--site-dir",
        str(tmp_path),
    ]
    subprocess.run(command, cwd=ROOT, env={**os.environ, "PYTHONHASHSEED": "1"}, capture_output=True, check=True)
    assert digests(tmp_path) == digests(site)
