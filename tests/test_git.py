"""An inventory from a revision is the inventory that was on disk; what cannot be read is said, with the way out."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from onward import files
from onward.finding import OnwardError
from onward.project.tree import Revision

HERE = Path("inventory")
TEXTS = {
    "inventory/a.yml": b"products: [{id: cloud}]\n",
    "inventory/deep/er/b.yaml": b"data_categories: [{id: email}]\n",
    "inventory/mark.yml": b"\xef\xbb\xbfmeasures: []\n",
    "inventory/windows.yml": b"purposes:\r\n  - {id: billing}\r\n",
    "inventory/two words \xc3\xbc.yml": b"rights: []\n",
    "inventory/.hidden/c.yml": b"not: [read\n",
    "inventory/notes.txt": b"not read\n",
    "elsewhere/d.yml": b"products: [{id: other}]\n",
}


def run(*words: str, at: Path | None = None) -> None:
    who = ["-c", "user.name=Test", "-c", "user.email=test@example.org", "-c", "protocol.file.allow=always"]
    subprocess.run(["git", *who, *words], cwd=at, check=True, capture_output=True)


def read(folder: Path, revision: str) -> dict[str, str]:
    tree = Revision.of(folder, revision)
    tree.demand(folder)
    return tree.read(folder)


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    run("init", "-q", "-b", "main")
    for name, content in TEXTS.items():
        path = tmp_path / name.encode("latin-1").decode("utf-8")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    (tmp_path / "inventory/link.yml").symlink_to("a.yml")
    run("add", "-A")
    run("-c", "core.autocrlf=false", "commit", "-q", "-m", "first")
    return tmp_path


def test_a_revision_is_what_was_on_disk(repository: Path) -> None:
    assert read(HERE, "HEAD") == files.read_folder(HERE)
    assert len(read(HERE, "HEAD")) == 6


def test_an_older_revision(repository: Path) -> None:
    before = files.read_folder(HERE)
    (repository / "inventory/a.yml").write_text("products: [{id: changed}]\n")
    (repository / "inventory/new.yml").write_text("rights: []\n")
    run("add", "-A")
    run("commit", "-q", "-m", "second")
    assert read(HERE, "HEAD~1") == before
    assert read(HERE, "main") == files.read_folder(HERE)


def test_a_folder_that_is_gone(repository: Path) -> None:
    before = files.read_folder(HERE)
    run("rm", "-r", "-q", "inventory")
    run("commit", "-q", "-m", "moved away")
    assert read(HERE, "HEAD~1") == before
    with pytest.raises(OnwardError, match="no YAML file below `inventory`"):
        read(HERE, "HEAD")


def test_the_repository_itself_as_inventory(repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(repository / "elsewhere")
    assert read(Path(), "HEAD") == files.read_folder(Path())


def test_no_such_revision(repository: Path) -> None:
    with pytest.raises(OnwardError, match=r"git knows no revision `v9`$"):
        read(HERE, "v9")


@pytest.mark.parametrize("revision", ["--help", "-p", "HEAD:inventory", ""])
def test_what_is_no_revision_is_no_option_either(revision: str, repository: Path) -> None:
    with pytest.raises(OnwardError, match="git knows no revision"):
        read(HERE, revision)


def test_a_shallow_history_names_the_way_out(repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    run("commit", "-q", "--allow-empty", "-m", "second")
    run("clone", "-q", "--depth", "1", f"file://{repository}", "clone")
    monkeypatch.chdir(repository / "clone")
    with pytest.raises(OnwardError, match="fetch-depth: 0"):
        read(HERE, "HEAD~1")


def test_no_repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    HERE.mkdir()
    with pytest.raises(OnwardError, match="not a git repository"):
        read(HERE, "HEAD")


def test_text_that_is_not_utf_8(repository: Path) -> None:
    (repository / "inventory/a.yml").write_bytes(b"\xff")
    run("commit", "-q", "-a", "-m", "bytes")
    with pytest.raises(OnwardError, match=r"`inventory/a.yml` is not UTF-8"):
        read(HERE, "HEAD")


def test_a_link_that_leads_nowhere(repository: Path) -> None:
    (repository / "inventory/gone.yml").symlink_to("nowhere.yml")
    run("add", "-A")
    run("commit", "-q", "-m", "link")
    with pytest.raises(OnwardError, match=r"cannot read `inventory/gone.yml` in this revision"):
        read(HERE, "HEAD")
