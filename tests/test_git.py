"""An inventory from a revision is the inventory that was on disk; what cannot be read is said, with the way out."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

import forked
from onward import files, git
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
    with pytest.raises(OnwardError, match="no YAML files in `inventory`"):
        read(HERE, "HEAD")


def test_the_repository_itself_as_inventory(repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(repository / "elsewhere")
    assert read(Path(), "HEAD") == files.read_folder(Path())


def test_no_such_revision(repository: Path) -> None:
    with pytest.raises(OnwardError, match=r"unknown revision `v9`$"):
        read(HERE, "v9")


@pytest.mark.parametrize("revision", ["--help", "-p", "HEAD:inventory", ""])
def test_what_is_no_revision_is_no_option_either(revision: str, repository: Path) -> None:
    with pytest.raises(OnwardError, match="unknown revision"):
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


def test_links_and_folders_are_what_git_says(repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A link is no folder, a file is none either, and texts that gave way are read again."""
    (repository / "linked").symlink_to("inventory")
    (repository / "inventory/deep/up.yml").symlink_to("../a.yml")
    run("add", "-A")
    run("commit", "-q", "-m", "links")
    (repository / "linked").unlink()
    tree = Revision.of(HERE, "HEAD")
    monkeypatch.setattr("onward.objects.MOST", 1)
    for _ in range(2):
        assert tree.read(HERE)["inventory/deep/up.yml"] == "products: [{id: cloud}]\n"
    kinds = {
        name: (tree.has(Path(name)), tree.exists(Path(name))) for name in ("linked", "inventory", "inventory/a.yml")
    }
    assert kinds == {"linked": (False, True), "inventory": (True, False), "inventory/a.yml": (False, True)}
    assert (tree.read(Path("linked")), tree.read(Path("inventory/a.yml")), tree.text(HERE)) == ({}, {}, None)
    assert (tree.text(Path("inventory/link.yml")), tree.text(Path("a/b"))) == ("products: [{id: cloud}]\n", None)


def onward(folder: Path, *words: str) -> subprocess.CompletedProcess[str]:
    """A command on a machine that has no git, nor any other program."""
    (folder / "nothing").mkdir(exist_ok=True)
    return forked.onward(folder, *words, env={**os.environ, "PATH": str(folder / "nothing")})


@pytest.fixture
def center(tmp_path: Path) -> Path:
    """A new trust center, with history, whose pages would say when they were changed last."""
    done = onward(tmp_path, "init", "new")
    assert done.returncode == 0, done.stderr
    index = tmp_path / "new" / "docs" / "index.md"
    index.write_text(f"{index.read_text('utf-8')}\n```onward\nview: updated\n```\n", "utf-8")
    run("init", "-q", at=tmp_path / "new")
    run("add", "-A", at=tmp_path / "new")
    run("commit", "-q", "-m", "first", at=tmp_path / "new")
    return tmp_path / "new"


@pytest.mark.parametrize(
    "command",
    [
        "build --strict",
        "render out",
        "lint --fail-on warning",
        "diff inventory",
        "diff inventory inventory",
        "notice draft --already-public mailer",
    ],
)
def test_without_git_nothing_has_a_history(command: str, center: Path) -> None:
    done = onward(center, *command.split(), "--on", "2026-11-24")
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize(
    "command", ["lint --since HEAD", "lint --since HEAD...", "history", "diff HEAD", "notice draft --since HEAD"]
)
def test_what_needs_the_history_says_that_git_is_missing(command: str, center: Path) -> None:
    done = onward(center, *command.split(), "--on", "2026-11-24")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == "onward: git is not installed, but this command needs the history\n"


def test_a_hook_in_a_linked_worktree_reads_its_own_folder(repository: Path) -> None:
    """Git tells a hook its repository in variables, by which `git -C` would take the folder for the top of the work tree."""
    seen, own = repository / "seen", repository / "linked"
    hook = repository / ".git" / "hooks" / "pre-commit"
    code = (
        "from pathlib import Path; from onward.project.tree import Revision; here = Path('inventory');"
        " print(*Revision.of(here, 'HEAD').read(here), sep='\\n')"
    )
    hook.write_text(f'#!/bin/sh\nenv | grep -q ^GIT_DIR= || exit 3\n"{sys.executable}" -c "{code}" >"{seen}"\n')
    hook.chmod(0o755)
    run("worktree", "add", "-q", str(own))
    run("commit", "-q", "--allow-empty", "-m", "from the hook", at=own)
    assert seen.read_text().splitlines() == list(files.read_folder(HERE))


def test_variables_that_name_another_repository_are_not_heard(
    repository: Path, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = tmp_path_factory.mktemp("other")
    run("init", "-q", str(other))
    monkeypatch.setenv("GIT_DIR", str(other / ".git"))
    monkeypatch.setenv("GIT_WORK_TREE", str(other))
    monkeypatch.setenv("GIT_INDEX_FILE", str(other / "index"))
    assert read(HERE, "HEAD") == files.read_folder(HERE)
    assert git.last_change(HERE / "a.yml")
