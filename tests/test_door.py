"""What is read and what is refused: real links, pipes, devices and sockets, through the command line as in a pipeline."""

from __future__ import annotations

import json
import os
import socket
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from forked import onward
from onward import door, files
from onward.finding import OnwardError
from onward.project.layout import layout_of
from onward.yamltext.unread import Unread

SECRET = "hunter2-of-this-machine"
ACME = "organization: {id: acme, name: Acme, country: IE}\n"


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("SECRET", SECRET)
    (tmp_path / "inventory").mkdir()
    (tmp_path / "inventory" / "acme.yml").write_text(ACME, "utf-8")
    return tmp_path


def lint(*words: str) -> subprocess.CompletedProcess[str]:
    return onward(Path.cwd(), "lint", "--on", "2026-11-24", *words)


def found() -> dict[str, tuple[str, str]]:
    """Files that were not read, with the reason and the way out, from the JSON of a lint that ends with 1."""
    done = lint("--format", "json")
    assert (done.returncode, done.stderr) == (1, "")
    told = json.loads(done.stdout)["findings"]
    return {one["steps"][0]["file"]: (one["message"], one["hint"]) for one in told if one["rule"] == "file-not-read"}


def linked(path: Path) -> None:
    path.symlink_to("/proc/self/environ")


def pipe(path: Path) -> None:
    os.mkfifo(path)


def socketed(path: Path) -> None:
    with socket.socket(socket.AF_UNIX) as one:
        one.bind(str(path))


def folder(path: Path) -> None:
    path.mkdir()


def broken(path: Path) -> None:
    path.symlink_to("nowhere.yml")


def turning(path: Path) -> None:
    path.symlink_to(path.name)


def endless(path: Path) -> None:
    path.symlink_to("/dev/zero")


def large(path: Path) -> None:
    with path.open("wb") as file:
        file.truncate(door.MOST + 1)


REFUSED: list[tuple[Callable[[Path], None], str]] = [
    (linked, "link to a file outside"),
    (endless, "link to a file outside"),
    (pipe, "a pipe, not a file"),
    (socketed, "a socket, not a file"),
    (folder, "a folder that is named like a file"),
    (broken, "does not exist"),
    (turning, "does not exist"),
    (large, "larger than 16 MiB"),
]


@pytest.mark.parametrize(("made", "why"), REFUSED)
@pytest.mark.parametrize("at", ["inventory/x.yml", "law/x.yml"])
def test_what_is_no_file_of_the_folder_is_a_finding(
    made: Callable[[Path], None], why: str, at: str, project: Path
) -> None:
    (project / at).parent.mkdir(exist_ok=True)
    made(project / at)
    told = found()
    assert list(told) == [at]
    assert why in told[at][0]
    assert told[at][1]
    assert SECRET not in (shown := lint()).stdout + shown.stderr


@pytest.mark.parametrize(
    ("name", "kind"), [("/dev/zero", "a device"), ("list.md", "a pipe"), ("inventory", "a folder")]
)
def test_a_file_that_is_named_is_a_file(name: str, kind: str, project: Path) -> None:
    os.mkfifo(project / "list.md")
    done = onward(project, "import", "markdown-tables", name)
    assert done.returncode == 2
    assert done.stderr == f"onward: cannot read `{name}`: it is {kind}, not a file; replace it with a regular file\n"


def test_an_ending_in_capitals_is_told(project: Path) -> None:
    (project / "inventory" / "X.YML").write_text("products: [{id: cloud}]\n", "utf-8")
    assert found() == {
        "inventory/X.YML": ("its extension is not in lowercase, so it was not read", "rename it to `X.yml`")
    }


def test_a_linked_folder_is_told_where_it_leads_out(project: Path) -> None:
    (project / "elsewhere").mkdir()
    (project / "elsewhere" / "more.yml").write_text("products: [{id: cloud}]\n", "utf-8")
    (project / "inventory" / "more").symlink_to("../elsewhere")
    assert list(found()) == ["inventory/more"]


def test_links_inside_the_project_are_read(project: Path) -> None:
    (project / "inventory" / "acme.yml").rename(project / "ours.txt")
    (project / "inventory" / "acme.yml").symlink_to("../ours.txt")
    assert files.read_folder(Path("inventory")) == {"inventory/acme.yml": ACME}


def test_a_folder_that_is_a_link_out_of_its_own_is_refused(
    project: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    (project / "inventory").rename(tmp_path_factory.mktemp("other") / "inventory")
    (project / "inventory").symlink_to(tmp_path_factory.getbasetemp())
    done = lint()
    assert done.returncode == 2
    assert done.stderr.count("\n") == 1
    assert "`inventory` is a link to another folder" in done.stderr


def test_a_folder_has_an_end(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(door, "MOST_OF_ALL", 2**20)
    for name in ("b", "c", "d"):
        (project / "inventory" / f"{name}.yml").write_bytes(b"# " + b"x" * 2**19)
    read = files.read_folder(Path("inventory"))
    assert list(read) == ["inventory/acme.yml", "inventory/b.yml", "inventory/c.yml"]
    assert isinstance(last := read["inventory/c.yml"], Unread)
    assert "exceeds 1 MiB" in last.message


@pytest.mark.parametrize(
    "at", ["docs/notices/x.md", "docs/versions/x.json", "inventory/templates/notice.md", "docs/x.md"]
)
@pytest.mark.parametrize("made", [linked, pipe])
def test_pages_are_read_through_the_same_door(made: Callable[[Path], None], at: str, project: Path) -> None:
    readers: dict[str, Callable[[Path], object]] = {
        "docs/notices/x.md": lambda inventory: layout_of(inventory).notices_read(),
        "docs/versions/x.json": lambda inventory: layout_of(inventory).versions_read(),
        "inventory/templates/notice.md": files.read_template,
        "docs/x.md": lambda inventory: layout_of(inventory).pages_by_language(()),
    }
    (project / "mkdocs.yml").write_text("plugins: [search, onward]\n", "utf-8")
    (project / at).parent.mkdir(parents=True, exist_ok=True)
    made(project / at)
    with pytest.raises(OnwardError, match=rf"cannot read `{at}`: it is a (pipe|link)"):
        readers[at](Path("inventory"))


def test_a_page_may_be_a_link_to_a_file_of_the_project(project: Path) -> None:
    (project / "docs").mkdir()
    (project / "mkdocs.yml").write_text("plugins: [search, onward]\n", "utf-8")
    (project / "README.md").write_text("# Acme\n", "utf-8")
    (project / "docs" / "de").mkdir()
    for page, to in (("index.md", "../README.md"), ("de/index.md", "../../README.md")):
        (project / "docs" / page).symlink_to(to)
    layout = layout_of(Path("inventory"))
    assert layout.hand_written(layout.pages_by_language(["de"])) == {
        "docs/index.md": "# Acme\n",
        "docs/de/index.md": "# Acme\n",
    }
    (project / ".git").mkdir()
    (project / ".git" / "config").write_text("[token]\n", "utf-8")
    (project / "docs" / "more.md").symlink_to("../.git/config")
    with pytest.raises(OnwardError, match=r"docs/more.md"):
        layout.pages_by_language(())


def test_a_folder_of_pages_has_an_end_too(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(door, "MOST_OF_ALL", 2**20)
    (project / "mkdocs.yml").write_text("plugins: [search, onward]\n", "utf-8")
    (project / "docs").mkdir()
    for name in ("a", "b", "c"):
        (project / "docs" / f"{name}.md").write_bytes(b"x" * 2**19)
    with pytest.raises(OnwardError, match=r"cannot read `docs/c.md`: with this file the folder exceeds 1 MiB"):
        layout_of(Path("inventory")).pages_by_language(())


def test_a_notice_is_no_link_to_a_page_beside_it_nor_in_a_folder_below(project: Path) -> None:
    (project / "docs" / "notices" / "old").mkdir(parents=True)
    linked(project / "docs" / "notices" / "old" / "x.md")
    layout = layout_of(Path("inventory"))
    assert layout.notices_read() == {}
    (project / "docs" / "index.md").write_text("# Acme\n", "utf-8")
    (project / "docs" / "notices" / "x.md").symlink_to("../index.md")
    with pytest.raises(OnwardError, match=r"cannot read `docs/notices/x.md`: it is a link"):
        layout.notices_read()


@pytest.mark.parametrize("name", ["onward.toml", "pyproject.toml", "mkdocs.yml"])
def test_settings_are_read_through_the_same_door(name: str, project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (project / name).write_bytes(b"# " + b"x" * 2**10)
    monkeypatch.setattr(door, "MOST", 2**10)
    with pytest.raises(OnwardError, match=rf"cannot read `{name}`: it is larger than"):
        layout_of(Path("inventory"))


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("- adequacy\n", "a file of the law names its collections"),
        ("adequacy\n", "a file of the law names its collections"),
        ("adequacy: {id: x}\n", "`adequacy` is a list of entries"),
        ("adequacy: [x]\n", "an entry is a mapping"),
        ("edition: today\n", "`edition` is one mapping"),
        ("policy: [strict]\n", "`policy` is one mapping"),
        ("adequecy: []\n", "`adequecy` is not a collection of the law"),
    ],
)
def test_an_overlay_of_the_wrong_shape_is_a_finding(text: str, says: str, project: Path) -> None:
    (project / "law").mkdir()
    (project / "law" / "ours.yml").write_text(text, "utf-8")
    done = lint()
    assert done.returncode == 1
    assert says in done.stdout
    assert "law/ours.yml:1:" in done.stdout


@pytest.mark.parametrize(
    ("link", "to"),
    [("more.md", "/proc/self/environ"), ("picture.svg", "/etc/hostname"), ("linked", "")],
)
def test_a_site_takes_nothing_from_outside_of_the_project(
    link: str, to: str, project: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """MkDocs follows links, those of folders too, and would publish what they lead to."""
    (project / "mkdocs.yml").write_text(
        "site_name: Acme\ntheme: {name: material, font: false}\nplugins: [search, onward]\n", "utf-8"
    )
    (project / "docs" / ".well-known").mkdir(parents=True)
    (project / "docs" / ".well-known" / "own.txt").write_text("ours\n", "utf-8")
    (project / "docs" / "index.md").write_text("# Acme\n", "utf-8")
    other = tmp_path_factory.mktemp("other")
    (other / "own.txt").write_text("theirs\n", "utf-8")
    (project / "docs" / link).symlink_to(to or other)
    done = onward(project, "build")
    assert done.returncode == 2
    assert "cannot be published: it is a link to a file outside `" in done.stderr
    assert not list((project / "site").glob("*"))
