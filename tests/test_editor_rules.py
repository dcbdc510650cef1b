"""What an editor would catch before publishing: each fault, planted in a copy of the worked example, is found and nothing else."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
import yaml

from conftest import DAY
from onward.lint import run
from onward.project.load import load
from onward.project.settings import settings

ROOT = Path(__file__).parent.parent
FAULTS = yaml.load((ROOT / "tests" / "editor" / "faults.yml").read_text("utf-8"), yaml.CBaseLoader)


@pytest.fixture
def copy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name in ("inventory", "docs"):
        shutil.copytree(ROOT / name, tmp_path / name)
    shutil.copy(ROOT / "mkdocs.yml", tmp_path)
    monkeypatch.chdir(tmp_path)
    settings.cache_clear()
    return tmp_path


def found() -> set[str]:
    loaded = load(Path("inventory"), DAY)
    return {one.key for one in run(loaded.world, loaded.findings).findings}


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: str(fault["name"]))
def test_a_planted_fault_is_found_and_nothing_else(fault: dict[str, str], copy: Path) -> None:
    before = found()
    path = copy / fault["file"]
    text = path.read_text("utf-8")
    assert text.count(fault["right"]) >= 1
    path.write_text(text.replace(fault["right"], fault["wrong"], 1), "utf-8")
    apart = {key for key in found() - before if not key.startswith("unannounced-change@")}
    assert apart == set(fault["finds"])


def test_there_are_seven() -> None:
    assert len({fault["name"] for fault in FAULTS}) >= len("1234567")
