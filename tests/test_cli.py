"""The command line as people and pipelines meet it: exit codes, streams, contracts, the terminal."""

from __future__ import annotations

import json
import os
import pty
import shutil
import subprocess
import sys
import termios
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
import yaml

from forked import onward
from onward import cli
from onward.cli import command_names, main, notice
from onward.formats import format_names
from onward.project.settings import settings
from struck import CODE, struck

ROOT = Path(__file__).parent.parent
CALLS = [
    case
    for path in sorted((Path(__file__).parent / "cli").glob("*.yml"))
    for case in yaml.load(path.read_text("utf-8"), yaml.CBaseLoader)
]
MIDNIGHT = "1795478400"
"""2026-11-24 in seconds."""
ONWARD = [sys.executable, "-m", "onward.cli"]
IN_INDIA = """\
organization: {id: acme, name: Acme, country: IE, regimes: [eu-gdpr]}
purposes: [{id: service, role: controller}]
data_categories: [{id: content}]
systems: [{id: app, locations: [IE], collects: [content]}]
subprocessors:
  - id: mailer
    name: Mailer
    roles: [{purpose: service, role: processor}]
    data: [content]
    contract: {kind: dpa}
    locations: [{country: IN, activity: storage}]
flows: [{id: send, from: app, to: mailer, data: [content], purpose: service}]
"""


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", MIDNIGHT)
    settings.cache_clear()
    return tmp_path


def write(project: Path, files: dict[str, str]) -> None:
    for name, text in files.items():
        (project / name).parent.mkdir(parents=True, exist_ok=True)
        (project / name).write_text(text, "utf-8")


def call(words: str) -> int:
    try:
        return main(words.split())
    except SystemExit as ended:
        return int(ended.code or 0)


@pytest.mark.parametrize("case", CALLS, ids=lambda case: str(case["name"]))
def test_call(case: dict[str, Any], project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(project, case["files"])
    code = call(case["call"])
    told = capsys.readouterr()
    assert code == int(case["exit"]), told
    assert [piece for piece in case.get("out", []) if piece not in told.out] == [], told.out
    assert [piece for piece in case.get("err", []) if piece not in told.err] == [], told.err
    assert [piece for piece in case.get("not", []) if piece in told.out] == [], told.out
    assert {name: (project / name).read_text("utf-8") for name in case.get("written", {})} == case.get("written", {})
    assert (told.out if code == 2 else told.err) == ""
    assert struck("en", CODE.sub(" ", told.err)) == [], "an error speaks in the terms of the field"


@pytest.mark.parametrize(
    "name", [*command_names(cli.__path__), *(f"notice {one}" for one in command_names(notice.__path__))]
)
def test_help_shows_an_example(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert call(f"{name} --help") == 0
    assert f"example: onward {name}" in capsys.readouterr().out


def test_lint_json_is_the_contract(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Every name and value of onward-lint/1 that a machine may rely on."""
    write(project, {"inventory/mailer.yml": IN_INDIA})
    assert call("lint --format json --select no-transfer-ground") == 1
    told = json.loads(capsys.readouterr().out)
    assert list(told) == ["$schema", "version", "inventory", "day", "law", "summary", "not_checked", "findings"]
    assert (told["version"], told["inventory"], told["day"]) == ("onward-lint/1", "inventory", "2026-11-24")
    assert told["law"] == {"as_of": "2026-11-24", "review_by": "2027-02-24"}
    assert told["summary"] == {"errors": 1, "warnings": 0, "notes": 0, "waived": 0}
    (found,) = told["findings"]
    texts = {name: found.pop(name) for name in ("message", "hint", "url")}
    assert all(texts.values())
    steps = found.pop("steps")
    assert "eu-gdpr/art-44" in found.pop("law")
    assert found == {
        "rule": "no-transfer-ground",
        "kind": "law",
        "severity": "error",
        "key": "no-transfer-ground@subprocessors/mailer#eu-gdpr:IN:storage",
        "subject": {"collection": "subprocessors", "id": "mailer"},
        "cause": "subprocessors/mailer",
        "regime": "eu-gdpr",
        "country": "IN",
    }
    label = steps[0].pop("label")
    assert "India" in label
    assert steps[0] == {"file": "inventory/mailer.yml", "line": 11, "column": 27, "end_line": 11, "end_column": 29}


def test_why_json_is_the_contract(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(project, {"inventory/mailer.yml": IN_INDIA})
    assert call("why mailer --format json") == 0
    told = json.loads(capsys.readouterr().out)
    assert (told["version"], told["party"]) == ("onward-why/1", "mailer")
    (found,) = told["transfers"]
    wanted = {
        "path": ["app", "mailer"],
        "flow": "send",
        "regime": "eu-gdpr",
        "country": "IN",
        "activity": "storage",
        "exporter_role": "controller",
        "importer_role": "processor",
        "outcome": "no-ground",
        "reason": None,
        "ground": None,
        "use": None,
        "defects": [],
        "rejected": [],
    }
    assert {name: found[name] for name in wanted} == wanted


def test_outputs_are_files_of_their_own(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(project, {"inventory/mailer.yml": IN_INDIA})
    assert call("lint --output json=out/lint.json --output text=out/lint.txt") == 1
    shown = capsys.readouterr().out
    assert (project / "out/lint.txt").read_text("utf-8") == shown
    assert json.loads((project / "out/lint.json").read_text("utf-8"))["version"] == "onward-lint/1"
    assert sorted(path.name for path in (project / "out").iterdir()) == ["lint.json", "lint.txt"]


def test_text_that_is_not_utf_8(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(project, {"inventory/a.yml": ""})
    (project / "inventory/a.yml").write_bytes(b'products: [{id: "\xff"}]\n')
    assert call("lint") == 2
    assert "`inventory/a.yml` is not UTF-8 (line 1, column 18); save it in this encoding" in capsys.readouterr().err


def test_a_byte_order_mark_is_no_fault(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(project, {"inventory/a.yml": "\ufeffproducts: [{id: cloud}]\n"})
    assert call("lint") == 0
    assert capsys.readouterr().out.startswith("0 findings")


def test_a_file_that_cannot_be_read(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(project, {"inventory/a.yml": "products: [{id: cloud}]\n"})
    (project / "inventory/b.yml").symlink_to("nowhere.yml")
    assert call("lint") == 1
    assert "error[file-not-read]: the target of the link does not exist" in capsys.readouterr().out


@pytest.mark.parametrize("epoch", ["", "soon", "99999999999999999999"])
def test_a_clock_that_is_none(epoch: str, project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(project, {"inventory/a.yml": "products: [{id: cloud}]\n"})
    monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch)
    assert call("lint") == 2
    assert call("lint --on 2026-11-24") == 0


def test_the_same_bytes_every_time(project: Path) -> None:
    """Whatever order the machine gives to sets, a report is the same."""
    shutil.copytree(ROOT / "inventory", project / "inventory")
    told = {
        subprocess.run(
            [*ONWARD, "lint", "--output", "json=findings.json", "--on", "2026-11-24"],
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            check=False,
        ).stdout
        + (project / "findings.json").read_bytes()
        for seed in ("0", "1", "2")
    }
    assert len(told) == 1


@pytest.mark.parametrize(
    ("words", "variables", "coloured"),
    [
        ("", {}, True),
        ("", {"NO_COLOR": "1"}, False),
        ("", {"TERM": "dumb"}, False),
        ("", {"FORCE_COLOR": "0"}, False),
        ("--color never", {"FORCE_COLOR": "1"}, False),
        ("--color always", {"NO_COLOR": "1"}, True),
        ("--format json", {}, False),
    ],
)
def test_colours_on_a_terminal(words: str, variables: dict[str, str], coloured: bool, project: Path) -> None:
    write(project, {"inventory/mailer.yml": IN_INDIA})
    assert (b"\x1b[" in on_a_terminal(f"lint {words}", variables)) is coloured


@pytest.mark.parametrize(
    ("words", "variables", "coloured"),
    [
        ("", {}, False),
        ("", {"FORCE_COLOR": "1"}, True),
        ("", {"FORCE_COLOR": "1", "NO_COLOR": "1"}, False),
        ("--color always", {}, True),
    ],
)
def test_colours_in_a_pipe(words: str, variables: dict[str, str], coloured: bool, project: Path) -> None:
    write(project, {"inventory/mailer.yml": IN_INDIA})
    piped = onward(project, "lint", *words.split(), env=surroundings(variables))
    assert ("\x1b[" in piped.stdout) is coloured
    assert "\x1b]8" not in piped.stdout


@pytest.mark.parametrize(
    ("variables", "linked"),
    [
        ({}, False),
        ({"TERM_PROGRAM": "WezTerm"}, True),
        ({"VTE_VERSION": "7400"}, True),
        ({"VTE_VERSION": "4600"}, False),
        ({"TERM": "xterm-kitty"}, True),
        ({"FORCE_HYPERLINK": "1"}, True),
        ({"TERM_PROGRAM": "vscode", "FORCE_HYPERLINK": "0"}, False),
    ],
)
def test_links_where_the_terminal_follows_them(variables: dict[str, str], linked: bool, project: Path) -> None:
    write(project, {"inventory/mailer.yml": IN_INDIA, "onward.toml": "docs_url = 'https://docs.example'\n"})
    told = on_a_terminal("lint --select no-transfer-ground", variables).decode()
    place = (project / "inventory/mailer.yml").as_uri()
    assert (f"\x1b]8;;{place}\x1b\\inventory/mailer.yml:11:27\x1b]8;;\x1b\\" in told) is linked
    assert ("\x1b]8;;https://docs.example/reference/rules/no-transfer-ground/\x1b\\" in told) is linked


def test_lines_are_as_wide_as_the_terminal(project: Path) -> None:
    write(project, {"inventory/mailer.yml": IN_INDIA})
    told = on_a_terminal("lint --select no-transfer-ground --color never", {}, columns=50).decode()
    assert [line[:8] for line in told.splitlines() if len(line) > 50] == ["   = key"]  # a key is not broken


def surroundings(variables: dict[str, str]) -> dict[str, str]:
    """The environment without what this terminal says of itself."""
    said = (
        "NO_COLOR",
        "FORCE_COLOR",
        "FORCE_HYPERLINK",
        "TERM_PROGRAM",
        "VTE_VERSION",
        "WT_SESSION",
        "COLUMNS",
        "LINES",
    )
    plain = {name: value for name, value in os.environ.items() if name not in (*said, "KITTY_WINDOW_ID", "DOMTERM")}
    return {**plain, "TERM": "xterm", **variables}


def on_a_terminal(words: str, variables: dict[str, str], columns: int = 100) -> bytes:
    """What a command says to a terminal that has this many columns."""
    reading, writing = pty.openpty()
    termios.tcsetwinsize(writing, (40, columns))
    told, env = b"", surroundings(variables)
    with ThreadPoolExecutor(1) as beside:
        ended = beside.submit(onward, Path.cwd(), *words.split(), env=env, terminal=os.ttyname(writing))
        ended.add_done_callback(lambda _: os.close(writing))
        while piece := drained(reading):
            told += piece
    os.close(reading)
    assert ended.result().returncode == 1
    return told


def drained(terminal: int) -> bytes:
    """What the terminal has to say; nothing once the other end is closed."""
    try:
        return os.read(terminal, 65536)
    except OSError:
        return b""


def test_a_reader_that_leaves_early(project: Path) -> None:
    """`onward lint | head -1` ends without a word on the error stream."""
    vendors = "".join(f"  - {{id: vendor-{number}}}\n" for number in range(2_000))
    write(project, {"inventory/a.yml": f"subprocessors:\n{vendors}"})
    child = subprocess.Popen([*ONWARD, "lint"], stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    assert child.stdout is not None
    assert child.stderr is not None
    child.stdout.readline()
    child.stdout.close()
    assert child.stderr.read() == b""
    child.stderr.close()
    child.wait()


def test_without_its_safeguards_stripe_has_no_ground(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The worked example lints clean for the right reasons: take the grounds away, and the place is named."""
    shutil.copytree(ROOT / "inventory", project / "inventory")
    assert call("lint --ignore fact-unknown --fail-on warning") == 0
    (path,) = [one for one in (project / "inventory").rglob("*.yml") if "  - id: stripe\n" in one.read_text("utf-8")]
    path.write_text(without(path.read_text("utf-8"), "stripe", ("agreement", "dpf")), "utf-8")
    capsys.readouterr()
    assert call("lint --format json --select no-transfer-ground") == 1
    found = json.loads(capsys.readouterr().out)["findings"]
    assert {one["subject"]["id"] for one in found} == {"stripe"}
    for step in (one["steps"][0] for one in found):
        line = (project / step["file"]).read_text("utf-8").splitlines()[step["line"] - 1]
        assert line[step["column"] - 1 : step["end_column"] - 1] == "US"


def without(text: str, vendor: str, names: tuple[str, ...]) -> str:
    """The text of a file of vendors without some fields of one of them."""
    kept, here, dropping = [], False, False
    for line in text.splitlines(keepends=True):
        if line.startswith("  - id: "):
            here, dropping = line.strip() == f"- id: {vendor}", False
        elif line.startswith("    ") and line[4] not in " -#":
            dropping = here and line.strip().partition(":")[0] in names
        elif line.strip() and not line.startswith("    "):
            here = dropping = False
        if not dropping:
            kept.append(line)
    return "".join(kept)


def test_several_outputs_in_one_run(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(project, {"inventory/mailer.yml": IN_INDIA})
    names = format_names()
    outputs = " ".join(f"--output {name}=out/report.{name}" for name in names)
    assert call(f"lint {outputs}") == 1
    assert capsys.readouterr().out == (project / "out/report.text").read_text("utf-8")
    assert sorted(path.name for path in (project / "out").iterdir()) == sorted(f"report.{name}" for name in names)
