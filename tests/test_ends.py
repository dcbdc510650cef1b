"""Every end of a run is one line and the right code: streams that cannot take the output, and files that hold anything."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import markdown
import pytest
import yaml

from forked import onward
from onward.cli._mkdocs import _joined, in_one_line
from onward.finding import OnwardError

ONWARD = [sys.executable, "-m", "onward.cli"]
ODD = 'subprocessors: [{id: mailer, name: "Größe → 株 😀"}]\n'
FINE = "products: [{id: cloud}]\n"


def write(folder: Path, files: Mapping[str, str | bytes]) -> None:
    for name, content in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(content if isinstance(content, bytes) else content.encode())


def variables(more: Mapping[str, str]) -> dict[str, str]:
    """The environment without what it says of Python's streams."""
    apart = ("PYTHONUNBUFFERED", "PYTHONIOENCODING", "PYTHONUTF8", "ONWARD_TRACEBACK")
    kept = {name: value for name, value in os.environ.items() if name not in apart}
    return {**kept, "SOURCE_DATE_EPOCH": "1795478400", **more}


def run(folder: Path, *words: str, **more: Any) -> subprocess.CompletedProcess[bytes]:
    """A command as a process of its own."""
    given = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, "env": variables({}), **more}
    return subprocess.run([*ONWARD, *words], cwd=folder, check=False, timeout=60, **given)


def one_line(done: subprocess.CompletedProcess[bytes], *pieces: str) -> None:
    """It could not run, and says why in a line."""
    told = done.stderr.decode()
    assert done.returncode == 2, told
    assert told.startswith("onward: ")
    assert told.count("\n") == 1, told
    assert [piece for piece in pieces if piece not in told] == [], told
    assert "failed unexpectedly" not in told


def test_an_extension_of_markdown_that_cannot_work_is_named() -> None:
    """A setting that MkDocs takes and the extension does not; what fails elsewhere is no matter of extensions."""
    wrong = {"pymdownx.emoji": {"emoji_generator": "os.system"}}
    with (
        pytest.raises(OnwardError, match=r"build failed: 'str' object is not callable; .*`pymdownx.emoji` under"),
        in_one_line("build failed"),
    ):
        markdown.markdown(":smile:", extensions=[*wrong], extension_configs=wrong)
    with (
        pytest.raises(OnwardError, match="cannot be used: a value in it cannot be read: month"),
        in_one_line("it cannot be used"),
    ):
        yaml.safe_load("day: 2026-13-01")
    with pytest.raises(TypeError), in_one_line("build failed"):
        json.loads(1)  # type: ignore[arg-type]
    assert (
        _joined(['Failed to load.\n  File "/x.py", line 1, in y\n    y()\nKeyError: 1\n'])
        == "Failed to load. KeyError: 1"
    )


COMMANDS = "a ##[error]b ##vso[task.logissue]c ##teamcity[message]d\n::add-mask::e"


@pytest.mark.parametrize("name", ["text", "github", "gitlab", "json", "junit", "markdown", "sarif"])
def test_the_log_of_a_ci_system_finds_no_command_in_a_record(name: str, tmp_path: Path) -> None:
    """`##[…]` is one anywhere in a line, `::…::` at its start; a program reads the same text."""
    write(
        tmp_path, {"inventory/a.yml": f"subprocessors: [{{id: mailer, name: {json.dumps(COMMANDS)}, country: XX}}]\n"}
    )
    told = onward(tmp_path, "lint", "--format", name, env=variables({})).stdout
    lines = [
        line.strip()
        for line in told.splitlines()
        if not (name == "github" and line.startswith(("::error", "::warning")))
    ]
    assert [line for line in lines if line.startswith("::")] == []
    assert not any(command in told for command in ("##[", "##vso[", "##teamcity["))
    if name in ("json", "gitlab", "sarif"):
        assert "##[error]b" in json.dumps(json.loads(told))


@pytest.mark.parametrize("encoding", ["cp1252", "ascii", "latin-1"])
def test_a_stream_that_is_not_utf_8_gets_what_it_can_hold(encoding: str, tmp_path: Path) -> None:
    write(tmp_path, {"inventory/a.yml": ODD})
    asked = variables({"PYTHONIOENCODING": encoding})
    told = run(tmp_path, "lint", env=asked)
    assert (told.returncode, told.stderr) == (0, b"")
    assert "\\u2192 \\u682a \\ud83d\\ude00" in told.stdout.decode(encoding)
    machine = run(tmp_path, "lint", "--format", "json", env=asked)
    plain = onward(tmp_path, "lint", "--format", "json", env=variables({}))
    assert json.loads(machine.stdout.decode(encoding)) == json.loads(plain.stdout)


def test_a_pipe_is_utf_8_whatever_the_locale(tmp_path: Path) -> None:
    write(tmp_path, {"inventory/a.yml": ODD})
    told = run(tmp_path, "lint", env=variables({"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}))
    assert "Größe → 株 😀" in told.stdout.decode()
    assert told.returncode == 0


@pytest.mark.parametrize(
    "words", [["lint"], ["lint", "--format", "json"], ["--help"], ["explain", "syntax"], ["schema"]]
)
def test_a_full_disk(words: list[str], tmp_path: Path) -> None:
    write(tmp_path, {"inventory/a.yml": ODD})
    with Path("/dev/full").open("w") as full:
        one_line(run(tmp_path, *words, stdout=full), "No space left on device")


@pytest.mark.parametrize("words", ["lint", "--help", "schema"])
def test_a_reader_that_never_reads(words: str, tmp_path: Path) -> None:
    write(tmp_path, {"inventory/a.yml": ODD})
    reading, writing = os.pipe()
    os.close(reading)
    done = run(tmp_path, words, stdout=writing)
    os.close(writing)
    assert (done.returncode, done.stderr) == (2, b"")


@pytest.mark.parametrize(("closing", "code"), [(">&-", 2), ("2>&-", 0), ("2>/dev/full", 0), ("<&-", 0)])
def test_streams_that_are_closed(closing: str, code: int, tmp_path: Path) -> None:
    write(tmp_path, {"inventory/a.yml": FINE})
    done = subprocess.run(
        ["/bin/sh", "-c", f'"$0" -m onward.cli lint {closing}', sys.executable],
        cwd=tmp_path, env=variables({}), capture_output=True, check=False,
    )  # fmt: skip
    assert done.returncode == code
    assert done.stderr == (b"onward: standard output is closed\n" if code else b"")


def test_nobody_hears_why(tmp_path: Path) -> None:
    done = subprocess.run(
        ["/bin/sh", "-c", '"$0" -m onward.cli lint 2>/dev/full', sys.executable],
        cwd=tmp_path, env=variables({}), capture_output=True, check=False,
    )  # fmt: skip
    assert (done.returncode, done.stdout, done.stderr) == (2, b"", b"")


FAULTY = """\
import sys
import onward.lint as lint
from onward.cli import main
lint.run = lambda *_: 1 / 0
sys.exit(main(["lint"]))
"""


@pytest.mark.parametrize("asked", [False, True])
def test_what_nobody_has_foreseen(asked: bool, tmp_path: Path) -> None:
    """A fault of Onward itself is a line that names the command and asks for a report; the details are there for whoever asks."""
    write(tmp_path, {"inventory/a.yml": FINE})
    env = variables({"ONWARD_TRACEBACK": "1"} if asked else {})
    done = subprocess.run(
        [sys.executable, "-c", FAULTY], cwd=tmp_path, env=env, capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stdout) == (2, "")
    *trace, last = done.stderr.splitlines()
    assert last.startswith("onward: `onward lint` failed unexpectedly at cli/lint.py:")
    assert "ZeroDivisionError: division by zero" in last
    assert "please report it" in last
    assert bool(trace) is asked


CONFLICT = "products:\n<<<<<<< HEAD\n  - id: cloud\n=======\n  - id: clouds\n>>>>>>> other\n"


def test_a_merge_conflict_is_named_at_its_line(tmp_path: Path) -> None:
    write(tmp_path, {"inventory/a.yml": CONFLICT})
    done = run(tmp_path, "lint")
    told = done.stdout.decode()
    assert (done.returncode, done.stderr) == (1, b"")
    assert "error[syntax]: unresolved merge conflict\n  --> inventory/a.yml:2:1" in told
    assert "1 finding (1 error)" in told


STEERING = "\x1b[2J\x9b\u202egnp\u200b"


@pytest.mark.parametrize(
    "words",
    [
        ["import", "markdown-tables", "list.md"],
        ["diff", "old", "inventory"],
        ["lint", "--inventory", f"no{STEERING}"],
        ["verify-site", "--har", "visit.har"],
        ["explain", STEERING],
    ],
    ids=lambda words: words[0],
)
def test_nothing_from_elsewhere_steers_a_terminal(words: list[str], tmp_path: Path) -> None:
    """What stands in foreign files, names and arguments is seen as it is written."""
    vendor = 'subprocessors: [{id: a, name: "Acme \u202egnp\u200b"}]\n'
    archive = {"log": {"entries": [{"request": {"url": f"https://a.test/{STEERING}"}, "response": {}}]}}
    write(
        tmp_path,
        {
            "inventory/a.yml": vendor,
            "old/a.yml": FINE,
            "list.md": f"| Name | Country |\n|---|---|\n| Acme{STEERING} | {STEERING} |\n",
            "visit.har": json.dumps(archive),
        },
    )
    done = run(tmp_path, *words)
    told = (done.stdout + done.stderr).decode()
    assert told
    assert not set(told) & set(STEERING) & set("\x1b\x9b\u202e\u200b")
    assert "Traceback" not in told
    assert "failed unexpectedly" not in told


CALLS = {
    "lnt": ("there is no command `lnt`; did you mean `lint`? Run `onward --help`",),
    "": ("COMMAND", "Run `onward --help`"),
    "lint --fromat json": ("there is no option `--fromat`; did you mean `--format`? Run `onward lint --help`",),
    "lint --format=xml": ("`xml` is not a value of --format; use one of ", "Run `onward lint --help`"),
    "lint --format=jsn": ("`jsn` is not a value of --format; did you mean `json`? Run `onward lint --help`",),
    "schema onward-dif/1": ("`onward-dif/1` is not a value of NAME; did you mean `onward-diff/1`?",),
    "lint --on 2026-13-01": ("`2026-13-01` is not a date", "Run `onward lint --help`"),
    "lint here": ("`here` is one argument too many. Run `onward lint --help`",),
    "lint --since": ("--since", "Run `onward lint --help`"),
    "notice": ("ACTION", "Run `onward notice --help`"),
    "notice drft": ("there is no action `drft`; did you mean `draft`? Run `onward notice --help`",),
    "notice check --sice=HEAD": ("`--sice`; did you mean `--since`? Run `onward notice check --help`",),
    "notice send": ("NOTICE, --to", "Run `onward notice send --help`"),
    "add sytem": ("there is no kind `sytem`; did you mean `system`? Run `onward add --help`",),
    "add vendor": ("there is no kind `vendor`; use one of", "subprocessor", "Run `onward add --help`"),
    "serve --adress :1": ("did you mean `--address`? Run `onward serve --help`",),
}


@pytest.mark.parametrize("words", CALLS)
def test_a_call_that_is_wrong(words: str, tmp_path: Path) -> None:
    done = run(tmp_path, *words.split())
    one_line(done, *CALLS[words])
    assert done.stdout == b""


LEFT = "<<<<<<< HEAD\nfacts: a\n=======\nfacts: b\n>>>>>>> branch\n"
CONFLICTS = {
    "docs/notices/a.md": (f"---\nnotice: a1\ntitle: T\n{LEFT}---\n\n# T\n", ["notice check"], 4),
    "docs/notices/b.md": (f"---\nnotice: a1\ntitle: T\nannounced: 2026-01-01\nfacts: a\n---\n{LEFT}", ["lint"], 7),
    "inventory/templates/notice.md": (f"# T\n{LEFT}", ["notice draft --already-public cloud"], 2),
    "onward.toml": (LEFT, ["lint"], 1),
    "mkdocs.yml": (f"site_name: A\n{LEFT}plugins: [onward]\n", ["lint", "build"], 2),
}


@pytest.mark.parametrize("path", CONFLICTS)
def test_a_merge_conflict_in_other_texts_is_named_too(path: str, tmp_path: Path) -> None:
    text, calls, line = CONFLICTS[path]
    ours = "organization: {id: ours, contacts: {privacy: privacy@ours.example}, notice: {period: P30D}}\n"
    vendors = "subprocessors: [{id: mailer, name: M}, {id: cloud, name: C}]\n"
    write(tmp_path, {"inventory/a.yml": ours + vendors, path: text})
    for words in calls:
        one_line(run(tmp_path, *words.split()), f"{path}:{line}:1: a merge conflict is left here")


def test_a_notice_that_cannot_be_read_is_not_passed_over(tmp_path: Path) -> None:
    write(tmp_path, {"inventory/a.yml": FINE, "docs/notices/a.md": "---\nnotice: [a1\n---\n\n# T\n"})
    one_line(run(tmp_path, "notice", "check"), "docs/notices/a.md:")
