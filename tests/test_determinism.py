"""The same inventory and the same day give the same bytes, whatever the order in which a process keeps its sets."""

from __future__ import annotations

import hashlib
from pathlib import Path

from served import build

ROOT = Path(__file__).parent.parent


def digests(folder: Path) -> dict[str, str]:
    files = (one for one in sorted(folder.rglob("*")) if one.is_file())
    return {one.relative_to(folder).as_posix(): hashlib.sha256(one.read_bytes()).hexdigest() for one in files}


def test_a_second_build_changes_no_byte(site: Path, tmp_path: Path) -> None:
    build(ROOT, tmp_path, PYTHONHASHSEED="1")
    assert digests(tmp_path) == digests(site)
