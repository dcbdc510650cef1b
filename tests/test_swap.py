"""A site takes the place of the former one whole or not at all, and of nothing that is not a site of Onward."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from forked import onward
from onward import swap
from onward.finding import OnwardError

OLD = {"index.html": "old", "facts.json": "{}", "_headers": "old", "gone/index.html": "old"}
NEW = {"index.html": "new", "facts.json": "{1}", "_headers": "new", "come/index.html": "new"}
LEFT = (".onward-", ".site.onward-")
"""How names of temporary folders begin."""


def write(folder: Path, texts: dict[str, str]) -> None:
    for name, text in texts.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, "utf-8")


def held(folder: Path) -> dict[str, str]:
    """What is in a folder, but for the marker."""
    found = (path for path in folder.rglob("*") if path.is_file() and path.name != swap.MARKER)
    return {path.relative_to(folder).as_posix(): path.read_text("utf-8") for path in found}


def replace(site: Path, *sources: Path) -> None:
    with swap.replacing(site, sources) as made:
        write(made, NEW)


def left_over(site: Path) -> list[str]:
    return [one.name for one in (*site.iterdir(), *site.parent.iterdir()) if one.name.startswith(LEFT) and one.is_dir()]


@pytest.fixture(params=["exchanged", "a mount"])
def site(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A site of an earlier version, in a folder that the system exchanges, and in one that is a mount of its own."""
    site = tmp_path / "site"
    write(site, OLD)
    if request.param == "a mount":
        rename = os.rename

        def across(one: str | Path, other: str | Path) -> None:
            inside = [Path(path).is_relative_to(site) for path in (one, other)]
            if inside[0] != inside[1] or Path(one) == site:
                raise OSError(18, "Invalid cross-device link")
            rename(one, other)

        monkeypatch.setattr(os, "rename", across)
        monkeypatch.setattr(swap, "_exchanged", lambda one, other: False)
    return site


def test_the_new_site_is_all_that_is_there(site: Path) -> None:
    replace(site)
    assert held(site) == NEW
    assert (site / swap.MARKER).is_file()
    assert left_over(site) == []


def test_what_is_hidden_stays(site: Path) -> None:
    write(site, {".git": "gitdir: elsewhere"})
    replace(site)
    assert held(site) == {**NEW, ".git": "gitdir: elsewhere"}


def test_a_site_that_is_not_there_yet(tmp_path: Path) -> None:
    replace(tmp_path / "deep" / "site")
    assert held(tmp_path / "deep" / "site") == NEW


def test_a_link_to_the_site_stays_a_link(site: Path) -> None:
    (site.parent / "link").symlink_to("site")
    replace(site.parent / "link")
    assert (site.parent / "link").is_symlink()
    assert held(site) == NEW


@pytest.mark.parametrize("error", [OSError(28, "No space left on device"), KeyboardInterrupt()])
def test_a_build_that_fails_leaves_the_old_site(error: BaseException, site: Path) -> None:
    def failing() -> None:
        with swap.replacing(site, ()) as made:
            write(made, {"index.html": "new"})
            raise error

    with pytest.raises((OnwardError, KeyboardInterrupt)):
        failing()
    assert held(site) == OLD
    assert left_over(site) == []


@pytest.mark.parametrize("error", [OSError(5, "Input/output error"), KeyboardInterrupt()])
def test_each_interrupted_step_of_the_exchange_is_undone(
    error: BaseException, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One entry after the other: it fails before each rename there is, the last time before none."""
    monkeypatch.setattr(swap, "_exchanged", lambda one, other: False)
    rename = Path.rename
    for fails_at in range(10):
        site, done = tmp_path / str(fails_at) / "site", []
        write(site, OLD)

        def failing(one: Path, other: Path, at: int = fails_at, done: list[Path] = done) -> Path:
            done.append(one)
            if len(done) == at + 1:
                raise error
            return rename(one, other)

        monkeypatch.setattr(Path, "rename", failing)
        if fails_at < 9:
            with pytest.raises((OnwardError, KeyboardInterrupt)):
                replace(site)
            assert held(site) == OLD
        else:
            replace(site)
            assert held(site) == NEW
        assert left_over(site) == []


def test_a_site_is_built_where_nothing_may_be_written_beside_it(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    make = swap.tempfile.mkdtemp

    def refusing(dir: Path, prefix: str) -> str:
        if dir == site.parent:
            raise PermissionError(13, "Permission denied")
        return make(dir=dir, prefix=prefix)

    monkeypatch.setattr(swap.tempfile, "mkdtemp", refusing)
    replace(site)
    assert held(site) == NEW
    assert left_over(site) == []


def test_what_a_dead_run_left_is_cleared_and_what_a_live_one_needs_is_not(site: Path) -> None:
    write(site.parent / ".site.onward-dead", {"made/index.html": "half"})
    write(site / ".onward-build-dead", {"made/index.html": "half"})
    with swap.replacing(site, ()) as made:
        write(made, NEW)
        replace(site)
        assert made.is_dir()
    assert held(site) == NEW
    assert left_over(site) == []


def project(folder: Path) -> None:
    settings = "site_name: Acme\ntheme: {name: material, font: false}\nplugins: [search, onward]\n"
    acme = "organization: {id: acme, name: Acme, country: IE}\n"
    write(folder, {"mkdocs.yml": settings, "inventory/acme.yml": acme, "docs/index.md": "# Acme\n"})
    write(folder, {"other/notes.txt": "mine\n", "work/.git": "gitdir: elsewhere", "file": "mine\n"})


@pytest.mark.parametrize(
    ("command", "says"),
    [
        ("build --site-dir inventory", "`inventory` is one of the sources of the site"),
        ("build --site-dir docs", "`docs` is one of the sources"),
        ("build --site-dir docs/site", "`docs/site` is in `docs`"),
        ("build --site-dir .", "is one of the sources"),
        ("build --site-dir ..", "` contains sources of the site (`"),
        ("build --site-dir other", "`other` is not empty, and was not built by Onward"),
        ("build --site-dir work", "`work` is the root of a git work tree"),
        ("build --site-dir file", "`file` is not a folder"),
        ("render docs", "`docs` is one of the sources"),
        ("render inventory", "`inventory` is one of the sources"),
    ],
)
def test_a_folder_of_something_else_is_refused(command: str, says: str, tmp_path: Path) -> None:
    project(tmp_path / "trust")
    before = held(tmp_path)
    done = onward(tmp_path / "trust", *command.split())
    assert done.returncode == 2
    assert says in done.stderr
    assert done.stderr.count("\n") == 1
    assert held(tmp_path) == before


@pytest.mark.parametrize("made", [lambda site: None, lambda site: site.mkdir(), lambda site: write(site, OLD)])
def test_a_folder_that_is_new_or_empty_or_was_built_before_is_taken(
    made: Callable[[Path], None], tmp_path: Path
) -> None:
    made(tmp_path / "site")
    replace(tmp_path / "site", tmp_path / "docs")
    write(tmp_path / "site", {"_headers": "changed"})
    (tmp_path / "site" / "facts.json").unlink()
    replace(tmp_path / "site", tmp_path / "docs")
    assert held(tmp_path / "site") == NEW
