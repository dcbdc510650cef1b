"""Fixes: what each does and leaves alone; and that none changes what the inventory says, however it is written."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import settings as profile
from hypothesis import strategies as st

from onward import files
from onward.cli import main
from onward.fixes import FIXES, fixed
from onward.project.settings import settings
from onward.records.inventory import read_inventory
from onward.yamltext.reader import parse

ROOT = Path(__file__).parent.parent
HERE = Path(__file__).parent / "fixes"
CASES = [
    (path.stem.replace("_", "-"), case)
    for path in sorted(HERE.glob("*.yml"))
    for case in yaml.load(path.read_text("utf-8"), yaml.CBaseLoader)
]
NOTES = st.sampled_from(["", "", "   # a note"])
ABOVE = st.sampled_from(["", "", "# about it\n", "\n", "# apart\n\n"])
SCALARS = st.sampled_from(
    [
        "NO",
        "US",
        "010",
        "1.10",
        "2026-01-31",
        "true",
        "Plain words",
        "'quoted'",
        '"x: y"',
        "[NO, IE]",
        "[]",
        "{a: NO}",
        "~",
        "",
    ]
)
FIELDS = st.lists(
    st.sampled_from(["id", "name", "country", "legalName", "legal_name", "service", "notes", "website", "location"]),
    unique=True,
    min_size=1,
)


@st.composite
def inventories(draw: st.DrawFn) -> str:
    """A file of vendors: fields in any order and spelling, comments anywhere, texts of every style."""
    text = draw(ABOVE) + draw(st.sampled_from(["subprocessors:", "sub_processors:"])) + draw(NOTES) + "\n"
    for _ in range(draw(st.integers(1, 3))):
        dash = "  - "
        for name in draw(FIELDS):
            text += draw(ABOVE).replace("#", "    #") if dash == "    " else ""
            block = draw(st.sampled_from(["", "", "", "|", ">-", "nested"]))
            if block == "nested":
                text += f"{dash}{name}:\n      kind: {draw(SCALARS)}\n      audit: {draw(SCALARS)}{draw(NOTES)}\n"
            elif block:
                text += f"{dash}{name}: {block}\n      some\n\n      text\n"
            else:
                text += f"{dash}{name}: {draw(SCALARS)}{draw(NOTES)}\n"
            dash = "    "
        text += draw(ABOVE)
    text = text if draw(st.booleans()) else text.rstrip("\n")
    return text.replace("\n", "\r\n") if draw(st.booleans()) else text


def leaves(value: Any) -> Any:
    if isinstance(value, dict):
        return sorted(json.dumps(leaves(one)) for one in value.values())
    return [leaves(one) for one in value] if isinstance(value, list) else value


@pytest.mark.parametrize(("name", "case"), CASES, ids=lambda one: one if isinstance(one, str) else str(one["name"]))
def test_fix(name: str, case: dict[str, str]) -> None:
    asked = [name] if name == "sorted-keys" else []
    assert fixed(case["before"], asked) == case.get("after", case["before"])


def test_every_fix_has_cases() -> None:
    assert {path.stem.replace("_", "-") for path in HERE.glob("*.yml")} == set(FIXES.names())


@profile(deadline=None)
@given(inventories(), st.booleans())
def test_no_value_changes_and_no_comment_is_lost(text: str, asked: bool) -> None:
    after = fixed(text, ["sorted-keys"] if asked else [])
    assert leaves(parse("a.yml", after)[0]) == leaves(parse("a.yml", text)[0])
    assert sorted(comments(after)) == sorted(comments(text))
    if not asked:
        assert [line.partition(":")[2].replace('"', "") for line in after.splitlines()] == [
            line.partition(":")[2].replace('"', "") for line in text.splitlines()
        ]


@profile(deadline=None)
@given(inventories(), st.booleans())
def test_twice_is_once(text: str, asked: bool) -> None:
    once = fixed(text, ["sorted-keys"] if asked else [])
    assert fixed(once, ["sorted-keys"] if asked else []) == once


@profile(deadline=None)
@given(inventories())
def test_only_names_that_were_unknown_are_read_anew(text: str) -> None:
    """Quotes and order change no record at all; names change only what the reader could not read."""
    before, found = read_inventory({"a.yml": text.replace("\r\n", "\n")})
    after, left = read_inventory({"a.yml": fixed(text, ["sorted-keys"]).replace("\r\n", "\n")})
    if fixed(text, ["sorted-keys"]) == text or not any(one.rule == "unknown-key" for one in found):
        assert before == after
        assert {one.key for one in left} == {one.key for one in found}


def comments(text: str) -> list[str]:
    return [line[line.index("#") :] for line in text.splitlines() if "#" in line]


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    shutil.copytree(ROOT / "inventory", tmp_path / "inventory")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795478400")
    settings.cache_clear()
    return tmp_path


def test_the_worked_example_in_one_order(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Hundreds of records with comments and texts of every style: sorted, they read as before, and a second run rests."""
    before, _ = read_inventory(files.read_folder(Path("inventory")))
    main(["lint", "--fix", "--sort-keys"])
    assert "fixed." in capsys.readouterr().out
    after, findings = read_inventory(files.read_folder(Path("inventory")))
    assert not findings
    assert before == after
    assert main(["lint", "--diff", "--sort-keys"]) == 0
    assert capsys.readouterr().out == ""


def test_the_diff_comes_before_anything_is_written(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = project / "inventory" / "retention.yml"
    path.write_text("# kept\nretention:\n  - {id: a, reason: NO}\n", "utf-8")
    path.chmod(0o640)
    assert main(["lint", "--fix", "--dry-run"]) == 1
    shown = capsys.readouterr().out
    assert '+  - {id: a, reason: "NO"}' in shown
    assert path.read_text("utf-8") == "# kept\nretention:\n  - {id: a, reason: NO}\n"
    main(["lint", "--fix", "--format", "json"])
    told = capsys.readouterr()
    assert told.err.startswith(shown)
    assert json.loads(told.out)["version"] == "onward-lint/1"
    assert path.read_text("utf-8") == '# kept\nretention:\n  - {id: a, reason: "NO"}\n'
    assert path.stat().st_mode & 0o777 == 0o640


def test_line_ends_and_byte_order_mark_stay(project: Path) -> None:
    path = project / "inventory" / "retention.yml"
    path.write_bytes(b"\xef\xbb\xbf# kept\r\nretention:\r\n  - {id: a, reason: NO}\r\n")
    main(["lint", "--fix"])
    assert path.read_bytes() == b'\xef\xbb\xbf# kept\r\nretention:\r\n  - {id: a, reason: "NO"}\r\n'


def test_a_link_stays_a_link(project: Path) -> None:
    (project / "kept.yml").write_text("retention: [{id: zz, reason: NO}]\n", "utf-8")
    (project / "inventory" / "link.yml").symlink_to("../kept.yml")
    main(["lint", "--fix"])
    assert (project / "inventory" / "link.yml").is_symlink()
    assert (project / "kept.yml").read_text("utf-8") == 'retention: [{id: zz, reason: "NO"}]\n'
