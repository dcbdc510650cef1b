"""Files that are written as one: all of them or none, whatever comes in between, and nothing that a stranger's journal names."""

from __future__ import annotations

import errno
import fcntl
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from onward import files, journal
from onward.finding import OnwardError

NAMES = ("a.yml", "deep/b.yml", "c.yml")


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "project"
    folder.mkdir()
    monkeypatch.chdir(folder)
    write("old")
    return folder


def write(text: str) -> None:
    with files.together(Path()):
        for name in NAMES:
            files.write_text(Path(name), text)


def texts(folder: Path) -> list[str]:
    return [(folder / name).read_text("utf-8") for name in NAMES]


def hidden(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.rglob(".*"))


def gone() -> int:
    """The number of a process that has ended."""
    done = subprocess.Popen([sys.executable, "-c", ""])
    done.wait()
    return done.pid


def test_nothing_is_there_before_the_end(place: Path) -> None:
    with files.together(place):
        files.write_text(place / "a.yml", "new")
        assert texts(place) == ["old"] * 3
        assert hidden(place) == []
    assert texts(place) == ["new", "old", "old"]


def test_what_fails_before_the_end_leaves_everything(place: Path) -> None:
    def fails() -> None:
        with files.together(place):
            files.write_text(place / "a.yml", "new")
            raise OnwardError("not today")

    with pytest.raises(OnwardError, match="not today"):
        fails()
    assert texts(place) == ["old"] * 3


@pytest.mark.parametrize("at", range(1, 4))
def test_a_full_disk_leaves_everything(at: int, place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real, count = os.fsync, iter(range(1, 100))

    def full(handle: int) -> None:
        if next(count) == at:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        real(handle)

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OnwardError, match=rf"cannot write `{NAMES[at - 1]}`: No space left on device"):
        write("new")
    assert texts(place) == ["old"] * 3
    assert hidden(place) == []


def test_a_folder_in_the_place_of_a_file_leaves_everything(place: Path) -> None:
    (place / "c.yml").unlink()
    (place / "c.yml").mkdir()
    with pytest.raises(OnwardError, match=r"cannot write `c\.yml`: Is a directory"):
        write("new")
    assert (place / "a.yml").read_text("utf-8") == "old"
    assert hidden(place) == []


@pytest.mark.parametrize("at", range(1, 5))
def test_an_interruption_leaves_all_or_nothing(at: int, place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The first rename is that of the journal: from then on what is begun is finished."""
    real, count = Path.replace, iter(range(1, 100))

    def interrupted(one: Path, other: Path) -> Path:
        if next(count) == at:
            raise KeyboardInterrupt
        return real(one, other)

    monkeypatch.setattr(Path, "replace", interrupted)
    with pytest.raises(KeyboardInterrupt):
        write("new")
    assert texts(place) == ["old" if at == 1 else "new"] * 3
    assert hidden(place) == []


def begun(place: Path, names: list[list[str]], process: int) -> None:
    """What a run leaves that was killed once its journal was written."""
    for folder, beside, _ in names:
        (place / folder / beside).write_text(f"of {process}", "utf-8")
    (place / journal.NAME).write_text(json.dumps(names), "utf-8")


def test_the_next_command_in_any_folder_below_finishes(place: Path) -> None:
    begun(place, [[".", ".a.yml.onward-1-x", "a.yml"], ["deep", ".b.yml.onward-1-y", "b.yml"]], 1)
    done = subprocess.run(
        [sys.executable, "-m", "onward.cli", "schema"], cwd=place / "deep", capture_output=True, text=True, check=True
    )
    assert [line.partition("`, which")[0] for line in done.stderr.splitlines()] == [
        f"onward: `{place}/a.yml",
        "onward: `b.yml",
    ]
    assert texts(place) == ["of 1", "of 1", "old"]
    assert hidden(place) == []


def test_a_journal_that_another_run_holds_is_left_alone(place: Path) -> None:
    begun(place, [[".", ".a.yml.onward-1-x", "a.yml"]], 1)
    with (place / journal.NAME).open() as held:
        fcntl.flock(held, fcntl.LOCK_EX)
        assert journal.finish(place) == ()
    assert texts(place) == ["old"] * 3
    assert journal.finish(place) == (place / "a.yml",)


STRANGE = {
    "a file elsewhere": '[["..", ".x.onward-1-a", "x"]]',
    "an absolute path": '[["/tmp", ".x.onward-1-a", "x"]]',
    "a path in the name": '[[".", "../.x.onward-1-a", "../x"]]',
    "another file than it says": '[[".", ".x.onward-1-a", "a.yml"]]',
    "a file that is not ours": '[[".", "theirs", "a.yml"]]',
    "a link to elsewhere": '[["link", ".x.onward-1-a", "x"]]',
    "numbers": "[[1, 2, 3], 4]",
    "nothing": "",
    "a number": "7",
}


@pytest.mark.parametrize("name", STRANGE)
def test_a_journal_moves_nothing_but_what_onward_wrote_below_it(name: str, place: Path) -> None:
    (place / "link").symlink_to(place.parent)
    for path in (place.parent, place):
        (path / ".x.onward-1-a").write_text("new", "utf-8")
        (path / "theirs").write_text("new", "utf-8")
    (place / journal.NAME).write_text(STRANGE[name], "utf-8")
    assert journal.finish(place) == ()
    assert texts(place) == ["old"] * 3
    assert not (place.parent / "x").exists()
    assert not (place / journal.NAME).exists()


def test_a_journal_that_is_a_link_is_not_followed(place: Path) -> None:
    begun(place, [[".", ".a.yml.onward-1-x", "a.yml"]], 1)
    (place / journal.NAME).rename(place / "named")
    (place / journal.NAME).symlink_to("named")
    assert journal.finish(place) == ()
    assert texts(place) == ["old"] * 3


def test_the_next_write_clears_what_dead_runs_left_of_it(place: Path) -> None:
    dead, here = gone(), os.getppid()
    left = [f".a.yml.onward-{dead}-x", f".a.yml.onward-{here}-x", f".c.yml.onward-{dead}-x", ".a.yml.mine"]
    for name in left:
        (place / name).write_text("half", "utf-8")
    files.write_text(place / "a.yml", "new")
    assert hidden(place) == sorted(left[1:])
