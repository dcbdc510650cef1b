"""The list as it was published: kept for good, by its digest, with nothing in it that is not public."""

from __future__ import annotations

import hashlib
import json
import re
from datetime import date
from pathlib import Path

import pytest

from filled import inventory, world
from onward.cli import main
from onward.finding import OnwardError
from onward.notices.frozen import frozen
from onward.project.settings import settings
from onward.records.versions import file_name, read_versions
from test_publication import CANARY, NEVER_SAID, canaries

ROOT = Path(__file__).parent.parent
BASE = "organization: {id: ours}\nsubprocessors: [{id: acme, name: Acme}]\n"


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    settings.cache_clear()
    (tmp_path / "inventory").mkdir()
    (tmp_path / "inventory" / "a.yml").write_text(BASE, "utf-8")
    return tmp_path


def freeze(day: str) -> list[str]:
    assert main(["notice", "freeze", "--on", day]) == 0
    return sorted(path.name for path in Path("docs/versions").glob("*.json"))


def test_nothing_internal_is_kept() -> None:
    text = frozen(world(canaries("public")))
    assert CANARY.lower() not in text.lower()
    assert [day for day in NEVER_SAID if day in text] == []
    assert "Seen Subprocessor service" in text


def test_the_same_list_gives_the_same_bytes() -> None:
    content = inventory(lambda kind, name: f"{kind.__name__} {name}", lambda *_: "2026-01-31")
    assert frozen(world(content)) == frozen(world(content))


def test_a_list_is_written_once(project: Path) -> None:
    (first,) = freeze("2026-11-24")
    assert freeze("2026-11-25") == [first]
    (project / "inventory" / "a.yml").write_text(BASE.replace("Acme", "Acme Search"), "utf-8")
    before = (project / "docs/versions" / first).read_bytes()
    both = freeze("2026-11-26")
    assert [name[:10] for name in both] == ["2026-11-24", "2026-11-26"]
    assert (project / "docs/versions" / first).read_bytes() == before


def test_the_first_draft_keeps_the_list(project: Path) -> None:
    assert main(["notice", "draft", "--already-public", "acme", "--on", "2026-11-24"]) == 0
    (kept,) = (project / "docs/versions").iterdir()
    assert json.loads(kept.read_text("utf-8"))["subprocessors"] == [
        {"id": "acme", "name": "Acme", "standing": ["unknown"]}
    ]


def test_a_version_that_was_changed_is_refused(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (name,) = freeze("2026-11-24")
    path = project / "docs/versions" / name
    path.write_text(path.read_text("utf-8").replace("Acme", "Acne"), "utf-8")
    assert main(["notice", "freeze", "--on", "2026-11-25"]) == 2
    assert "was changed after it was written" in capsys.readouterr().err


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"version": "onward-list/1", "day": "soon", "subprocessors": []}'])
def test_a_file_that_is_no_version(text: str) -> None:
    with pytest.raises(OnwardError, match="is not a version of the list"):
        read_versions({f"docs/versions/{file_name(date(2026, 11, 24), text)}": text})


def test_the_site_shows_a_digest_that_anybody_can_find_again(site: Path) -> None:
    """Of every version the page, the list of versions, and the file itself say the same."""
    changes = (site / "changes" / "index.html").read_text("utf-8")
    kept = sorted((ROOT / "docs" / "versions").glob("*.json"))
    assert kept
    for path in kept:
        digest = hashlib.sha256((site / "versions" / path.name).read_bytes()).hexdigest()
        page = (site / "versions" / path.stem / "index.html").read_text("utf-8")
        assert re.findall(r'<code class="ow-hash">([0-9a-f]{64})</code>', page) == [digest]
        assert f'<code class="ow-hash">{digest}</code>' in changes
        for vendor in json.loads(path.read_text("utf-8"))["subprocessors"]:
            assert vendor["name"] in page
