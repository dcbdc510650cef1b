"""Foreign formats: what becomes of a list that somebody published, and what is said of what was not understood."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from onward.diff import compare
from onward.diff.kinds import ChangeKind
from onward.finding import OnwardError
from onward.imports import markdown_tables
from onward.law import Law
from onward.records.inventory import read_inventory
from onward.words.changes import in_codes
from onward.world import World

HERE = Path(__file__).parent / "imports"
ROOT = Path(__file__).parent.parent
CASES = yaml.load((HERE / "markdown_tables.yml").read_text("utf-8"), yaml.CBaseLoader)


@pytest.mark.parametrize("case", CASES, ids=lambda case: str(case["name"]))
def test_table(case: dict[str, Any], law: Law) -> None:
    if "refused" in case:
        with pytest.raises(OnwardError, match=re.escape(case["refused"])):
            markdown_tables.read(case["table"], "list.md", law)
        return
    found = markdown_tables.read(case["table"], "list.md", law)
    records = yaml.load(found.text, yaml.CBaseLoader)["subprocessors"]
    notes = [line for one in records for line in one.pop("notes", "").splitlines()]
    assert records == case["records"]
    assert notes == case.get("notes", [])
    assert list(found.remarks) == case.get("remarks", [])
    assert [one for one in found.remarks if f"# {' '.join(one.split())}\n" not in found.text] == []
    assert found.records == len(records)
    assert read_inventory({"inventory/list.yml": found.text})[1] == ()


def world(name: str, law: Law) -> World:
    text = markdown_tables.read((HERE / name).read_text("utf-8"), name, law).text
    inventory, findings = read_inventory({name: text})
    assert not findings
    return World.of(inventory, law)


def test_the_story_of_a_list(law: Law) -> None:
    """Names were tidied, two rows became one, places changed, one vendor came and one went: no more than that."""
    old, new = world("before.md", law), world("after.md", law)
    told: dict[ChangeKind, list[str]] = {}
    for one in compare(old, new).of:
        told.setdefault(one.kind, []).append(in_codes(one))
    assert told[ChangeKind.SUBPROCESSOR_ADDED] == ["Otter PBC will be engaged"]
    assert told[ChangeKind.SUBPROCESSOR_REMOVED] == ["DataHeron is no longer engaged"]
    assert told[ChangeKind.SUBPROCESSOR_MERGED] == ["TextLark is now part of Wren (TextLark)"]
    assert sorted(told[ChangeKind.SUBPROCESSOR_RENAMED]) == [
        "Ibis (aka Sandpiper) is now called Ibis Inc (aka Sandpiper)",
        "Nimbus Web Hosting (NWH) is now called Nimbus Web Hosting Inc (NWH)",
        "Parcel, Inc. is now called parcel Inc",
        "Rain (Nimbus) is now called Nimbus (Rain)",
        "Rain Language Services is now called Nimbus (Rain)",
        "Wren is now called Wren (TextLark)",
    ]
    assert told[ChangeKind.LOCATION_ADDED] == [
        "Ibis Inc (aka Sandpiper) processes data in a new location: Czechia (processing)",
        "Nimbus (Rain) processes data in a new location: United States, Portland, OR (processing)",
    ]
    assert names_of(old, new) == (6, 8)


def names_of(old: World, new: World) -> tuple[int, int]:
    """How many came and went by name alone."""
    names = [{one.title for one in of.inventory.subprocessors.values()} for of in (old, new)]
    return len(names[1] - names[0]), len(names[0] - names[1])


def test_the_story_is_told_with_both_numbers(tmp_path: Path) -> None:
    (tmp_path / "list").mkdir()
    (tmp_path / "other").mkdir()
    for name, revision in (("before.md", "2024-06-03.md"), ("after.md", "2025-05-28.md")):
        (tmp_path / "list" / revision).write_text((HERE / name).read_text("utf-8"), "utf-8")
    (tmp_path / "other" / "systems.json").write_text("{}", "utf-8")
    command = [sys.executable, str(ROOT / "tools" / "cases.py"), str(tmp_path)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    lines = done.stdout.splitlines()
    assert "In all: 1 came, 1 went; a comparison by name says: 6 came, 8 went" in lines
    assert "  Rain (Nimbus) is now called Nimbus (Rain) (matched: the same words in the name)" in lines
    assert "systems.json: no format that can be imported ends with `.json`; not read" in lines


WORD = st.from_regex(r"[b-df-hj-np-tv-z]{4,7}", fullmatch=True)
CELL = st.lists(WORD, max_size=3).map(" ".join)
HEADINGS = st.sampled_from(["Purpose", "Locations", "Headquarters", "Website", "Address", "Colour", ""])


@settings(max_examples=150, deadline=None)
@given(
    headings=st.lists(HEADINGS, max_size=4),
    names=st.lists(CELL, min_size=1, max_size=4),
    data=st.data(),
)
def test_no_word_of_a_table_is_lost(headings: list[str], names: list[str], data: st.DataObject, law: Law) -> None:
    """Whatever the columns are called: in a field, in the notes, or in a remark."""
    assume(any(names))
    cells = [[name, *(data.draw(CELL) for _ in headings)] for name in names]
    lines = [["Vendor", *headings], ["---"] * (len(headings) + 1), *cells]
    page = "\n".join(f"| {' | '.join(line)} |" for line in lines)
    found = markdown_tables.read(page, "list.md", law)
    words = {word for row in cells for cell in row for word in cell.split()}
    assert {word for word in words if word not in found.text} == set()
    assert not read_inventory({"inventory/list.yml": found.text})[1]


@settings(max_examples=200, deadline=None)
@given(text=st.text(alphabet="|-: \n`~#[]()<>^*_\\ab&;", max_size=120))
def test_any_text_is_a_list_or_is_refused(text: str, law: Law) -> None:
    try:
        found = markdown_tables.read(f"| Vendor | Where |\n|---|---|\n{text}", "list.md", law)
    except OnwardError:
        return
    assert not [one for one in read_inventory({"inventory/list.yml": found.text})[1] if one.rule != "wrong-type"]
