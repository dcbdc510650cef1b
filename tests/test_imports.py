"""Foreign formats: what becomes of a list that somebody published, and what is said of what was not understood."""

from __future__ import annotations

import io
import re
import subprocess
import sys
import zipfile
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from openpyxl import Workbook
from openpyxl.styles import Font

from conftest import DAY
from onward.diff import compare
from onward.diff.kinds import ChangeKind
from onward.finding import OnwardError
from onward.imports import IMPORTERS, Asked, File, Reading, format_of
from onward.imports._records import Finder, made
from onward.imports._update import updated
from onward.imports._writing import written
from onward.law import Law
from onward.records.inventory import Inventory, read_inventory
from onward.words.catalogue import words
from onward.words.changes import in_codes
from onward.words.together import line, together
from onward.world import World
from onward.yamltext.edits import composed

HERE = Path(__file__).parent / "imports"
ROOT = Path(__file__).parent.parent
NAMES = {"markdown": "list.md", "html": "list.html", "csv": "list.csv", "json": "list.json", "yaml": "list.yml"}
CASES = [
    (kind, case) for kind in NAMES for case in yaml.load((HERE / f"{kind}.yml").read_text("utf-8"), yaml.CBaseLoader)
]
MANIFESTS = [
    (kind, case)
    for kind in ("fides", "tilt")
    for case in yaml.load((HERE / f"{kind}.yml").read_text("utf-8"), yaml.CBaseLoader)
]
WORKBOOKS = yaml.load((HERE / "xlsx.yml").read_text("utf-8"), yaml.CSafeLoader)


def file(name: str, content: bytes | str) -> File:
    held = content.encode() if isinstance(content, str) else content
    return File(name, held, lambda: io.BytesIO(held))


def read(kind: str, name: str, content: bytes | str, law: Law, **asked: str) -> Reading:
    return IMPORTERS.member(kind).read(file(name, content), Asked(law, asked))


def text_of(reading: Reading, name: str = "list.md") -> str:
    return written(made(reading.drafts, Inventory()), name, Finder("privacy", DAY), map(str, reading.told))


def without_owners(value: Any) -> Any:
    """Records with `?` for what is unknown."""
    if isinstance(value, dict):
        return "?" if {*value} == {"unknown"} else {name: without_owners(one) for name, one in value.items()}
    return [without_owners(one) for one in value] if isinstance(value, list) else value


def holds(case: dict[str, Any], reading: Reading) -> None:
    text = text_of(reading)
    found = without_owners(yaml.load(text, yaml.CBaseLoader))
    vendors = found.pop("subprocessors")
    notes = [f"{one['id']}: {line}" for one in vendors for line in one.pop("notes", "").split("\n") if line]
    assert vendors == case["records"]
    assert found == {name: case[name] for name in ("data_categories", "data_subjects", "products") if name in case}
    assert notes == case.get("notes", [])
    assert [str(one) for one in reading.told] == case.get("told", [])
    assert read_inventory({"inventory/list.yml": text})[1] == ()


@pytest.mark.parametrize(("kind", "case"), CASES, ids=lambda one: one["name"] if isinstance(one, dict) else one)
def test_list(kind: str, case: dict[str, Any], law: Law) -> None:
    if "refused" in case:
        with pytest.raises(OnwardError) as told:
            read(kind, NAMES[kind], case["text"], law)
        assert str(told.value) == case["refused"]
        return
    assert format_of(file(NAMES[kind], case["text"])) == kind
    holds(case, read(kind, NAMES[kind], case["text"], law))


@pytest.mark.parametrize(("kind", "case"), MANIFESTS, ids=lambda one: one["name"] if isinstance(one, dict) else one)
def test_manifest(kind: str, case: dict[str, Any], law: Law) -> None:
    name = {"fides": "list.yml", "tilt": "list.json"}[kind]
    assert format_of(file(name, case["text"])) == kind
    if "refused" in case:
        with pytest.raises(OnwardError) as told:
            read(kind, name, case["text"], law)
        assert str(told.value) == case["refused"]
        return
    found = read(kind, name, case["text"], law)
    assert without_owners(yaml.load(text_of(found), yaml.CBaseLoader)) == case["collections"]
    assert [str(one) for one in found.told] == case["told"]
    assert [one.message for one in read_inventory({"a.yml": text_of(found)})[1]] == []


def workbook(case: dict[str, Any]) -> bytes:
    book = Workbook()
    book.remove(book.active)
    for title, rows in case["sheets"].items():
        sheet = book.create_sheet(title)
        for row in rows:
            sheet.append(row)
        for area in case.get("merged", []):
            sheet.merge_cells(area)
        for place in case.get("struck", []):
            sheet[place].font = Font(strike=True)
        for place, link in case.get("links", {}).items():
            sheet[place].hyperlink = link
        for number in case.get("hidden", []):
            sheet.row_dimensions[number].hidden = True
    held = io.BytesIO()
    book.save(held)
    return held.getvalue()


@pytest.mark.parametrize("case", WORKBOOKS, ids=lambda case: case["name"])
def test_workbook(case: dict[str, Any], law: Law) -> None:
    content = workbook(case)
    assert format_of(file("list.xlsx", content)) == "xlsx"
    holds(case, read("xlsx", "list.xlsx", content, law))


SHEET = "xl/worksheets/sheet1.xml"
FAR = b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">%s</worksheet>'
HOSTILE = {
    "larger than": {"xl/media/image1.bin": b"0" * (25 * 2**20)},
    "declares entities": {SHEET: b'<!DOCTYPE a [<!ENTITY b "c">]><worksheet>&b;</worksheet>'},
    "more than 20000 rows": {SHEET: FAR % b'<sheetData><row r="1048576"><c r="A1048576"/></row></sheetData>'},
    "more than 20000 rows or 200 columns": {
        SHEET: FAR % b'<sheetData/><mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>'
    },
    "cannot be read as a workbook (ParseError)": {SHEET: b"<worksheet>"},
}


@pytest.mark.parametrize("told", HOSTILE)
def test_a_hostile_workbook_is_refused_before_it_is_read(told: str, law: Law) -> None:
    sound, held = workbook({"sheets": {"List": [["Vendor", "Location"], ["Sky Co", "Germany"]]}}), io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(sound)) as before, zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as after:
        for part in {*before.namelist(), *HOSTILE[told]}:
            after.writestr(part, HOSTILE[told].get(part) or before.read(part))
    with pytest.raises(OnwardError) as error:
        read("xlsx", "list.xlsx", held.getvalue(), law)
    assert told in str(error.value)


@pytest.mark.parametrize("content", [b"PK\x03\x04xl/", b"\xd0\xcf\x11\xe0", b""], ids=["cut short", "former", "empty"])
def test_what_is_no_workbook_is_refused(content: bytes, law: Law) -> None:
    with pytest.raises(OnwardError, match="workbook"):
        read("xlsx", "list.xlsx", content, law)


DOWN = "<tr><td rowspan=999 colspan=99>a</tr>"
WIDE = "<tr><td colspan=999>a<td>b</tr>"
BOUNDED = {
    "cells that span the page": ("html", f"<table><tr><th>Vendor<th>Purpose</tr>{WIDE * 2500}</table>", "cells"),
    "cells that reach down the page": ("html", f"<table><tr><th>Vendor<th>Purpose</tr>{DOWN * 99}</table>", "cells"),
    "rows without end": ("csv", "Vendor,Location\n" + "Sky Co,Germany\n" * 20_001, "20000 rows"),
    "columns without end on a page": ("markdown", f"|{'a|' * 300}\n|{'-|' * 300}\n|{'b|' * 300}", "200 columns"),
    "columns without end": ("csv", "Vendor,Location" + ",a" * 300, "200 columns"),
    "a cell without end": ("csv", f'Vendor,Location\n"{"a" * 200_000}",Germany', "field larger than"),
    "lists within lists": ("json", "[" * 100_000 + "]" * 100_000, "too deep"),
    "entities": ("yaml", "a: &a [x, x]\nb: &b [*a, *a]\nvendors: *b\n", "list.yaml"),
    "no text": ("csv", "Vendor\0Location", "is not a text"),
}  # fmt: skip


@pytest.mark.parametrize("name", BOUNDED)
def test_what_a_list_has_not_is_refused(name: str, law: Law) -> None:
    kind, text, told = BOUNDED[name]
    with pytest.raises(OnwardError) as error:
        read(kind, f"list.{kind}", text, law)
    assert told in str(error.value)


def test_cells_that_no_list_has_are_told(law: Law) -> None:
    rows = [f"| Sky Co | {'x' * 5000} | Germany |", f"| {'n' * 200} | a | Ireland |", "| Letter Co | Mail | Spain |"]
    page = "\n".join(["| Vendor | Purpose | Location |", "|---|---|---|", *rows])
    found = read("markdown", "list.md", page, law)
    assert [one.name for one in found.drafts] == ["Letter Co"]
    assert [str(one)[:60] for one in found.told] == [
        f"line {line}: a cell is longer than a list has, not imported: {said}"[:60]
        for line, said in ((3, "Sky Co"), (4, "n" * 200))
    ]


def test_what_steers_a_terminal_is_written_out(law: Law) -> None:
    text = text_of(
        read(
            "markdown",
            "list.md",
            "| Vendor | Location |\n|---|---|\n| Sky\x1b[2J \u202eCo | <script>alert(1)</script>Germany |",
            law,
        )
    )
    assert "name: Sky\\x1b[2J \\u202eCo" in text
    assert "locations: [DE]" in text
    assert "script" not in text
    assert not {*text} & {*"\x1b\u202e"}


@pytest.mark.parametrize("character", ["\x08", "\x7f", "\x9f", "\ufffe"])
def test_what_an_inventory_does_not_take_is_written_out(character: str, law: Law) -> None:
    """In a title that becomes a note, and in a list that escapes it."""
    rows = f"Our{character}list;;;\n;;;\nName;Zweck;Land;Seit\nSky Co;Hosting;Irland;01.02.2024\n"
    entry = f'{{"id": "sky", "name": "Sky\\u{ord(character):04x}Co"}}'
    listed = f'{{"osl": "1.0", "as_of": "2026-03-01", "publisher": {{"name": "Acme"}}, "entries": [{entry}]}}'
    for kind, name, content in (("csv", "list.csv", rows), ("osl", "list.json", listed)):
        text = text_of(read(kind, name, content, law))
        assert read_inventory({"a.yml": text})[1] == ()
        assert f"{ord(character):02x}" in text


def test_somebody_says_what_columns_are(law: Law) -> None:
    page = "| Nutzer | Wo | Farbe |\n|---|---|---|\n| Sky Co | Germany | red |"
    found = read("markdown", "list.md", page, law, nutzer="name", farbe="service", wo="notes")
    assert [dict(one.fields) for one in found.drafts] == [{"name": "Sky Co", "service": "red"}]
    assert found.tables[0].columns == (
        ("Nutzer", "name", "as you said"),
        ("Wo", "notes", "as you said"),
        ("Farbe", "service", "as you said"),
    )


@pytest.mark.parametrize(
    ("asked", "places", "columns"),
    [
        ({}, ["US", "EU"], ("the marks under US, EU",)),
        ({"us": "locations"}, ["US", "EU"], ("the marks under US, EU",)),
        ({"us": "notes", "eu": "notes"}, None, ()),
        ({"eu": "notes"}, None, ()),
        ({"our cloud": "locations"}, ["US", "EU"], ("the marks under US, EU, Our cloud",)),
    ],
)
def test_somebody_says_what_columns_of_marks_are(
    asked: dict[str, str], places: list[str] | None, columns: tuple[str, ...], law: Law
) -> None:
    heads = "| Vendor | Purpose | US | EU | Our cloud |\n|---|---|---|---|---|\n"
    page = f"{heads}| Sky Co | Hosting | ✅ | ✓ | x |\n| Sea Co | Mail | – | no | |"
    found = read("markdown", "list.md", page, law, **asked)
    assert found.drafts[0].fields.get("locations") == places
    assert tuple(why for _, name, why in found.tables[0].columns if name == "locations") == columns
    doubts = [str(doubt) for doubt in found.drafts[0].doubts]
    assert bool(doubts) == ("our cloud" in asked)


def test_a_column_that_a_list_does_not_have_is_named(law: Law) -> None:
    with pytest.raises(OnwardError) as told:
        read("markdown", "list.md", "| Vendor | Purpose |\n|---|---|\n| Acme | Mail |", law, vendors="name")
    assert str(told.value) == "`list.md` has no column `vendors`; it has Vendor, Purpose"


def world(name: str, law: Law) -> World:
    text = text_of(read("markdown", name, (HERE / name).read_text("utf-8"), law), name)
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
        "Ibis Inc (aka Sandpiper) processes data in a new location: a location to be confirmed (processing)",
    ]
    assert [one.partition(" – ")[0] for one in told[ChangeKind.LOCATION_NARROWED]] == [
        "Nimbus (Rain) states the location more precisely",
    ]
    assert names_of(old, new) == (6, 8)


def told_between(old: World, new: World) -> list[str]:
    """What happened, a line a change, without what was and is."""
    found = (one for one in compare(old, new).of if one.field != "notes")
    said = (in_codes(one).partition(" – ")[0] for one in found)
    return sorted(re.sub("^change to (.*): (.*)$", r"\1 changes \2", one) for one in said)


def test_six_revisions_of_a_page(law: Law) -> None:
    """Each says what happened since the one before and nothing else, also where the text around the tables changes."""
    page, before = "", None
    for revision in yaml.load((HERE / "story.yml").read_text("utf-8"), yaml.CSafeLoader):
        page = revision.get("page", page)
        for old, new in revision.get("edits", {}).items():
            assert old in page
            page = page.replace(old, new)
        text = text_of(read("markdown", "list.md", page, law))
        now = World.of(read_inventory({"list.md": text})[0], law)
        assert "unknown" not in text
        if before:
            assert told_between(before, now) == sorted(revision["changes"])
        before = now


def test_what_was_announced_is_engaged_when_the_list_says_so(law: Law) -> None:
    """Without a day it waits for confirmation; listed as active later, it waits no longer."""
    page = "| Vendor | Purpose | Country | Status |\n|---|---|---|---|\n| New Co | Chat | Germany | {status} |"
    before = text_of(read("markdown", "list.md", page.format(status="Upcoming"), law))
    assert "active_from: on-confirmation" in before
    known, finder = read_inventory({"inventory/list.yml": before})[0], Finder("privacy", DAY)
    records = made(read("markdown", "list.md", page.format(status="Active"), law).drafts, Inventory())
    texts = {"inventory/list.yml": before}
    after = updated(texts, known, records, "list.md", finder, "inventory/list.yml").texts["inventory/list.yml"]
    assert "active_from: date" in after


@pytest.mark.parametrize("end", ["}", ", }"])
def test_a_record_in_braces_stays_one(law: Law, end: str) -> None:
    """What a list says otherwise, or more, is written as braces need it: a comma in a name parts nothing there."""
    before = f"subprocessors:\n  - {{id: nimbus, name: Nimbus, legal_name: 'Nimbus AG', service: Mail{end}\n"
    page = "| Vendor | Legal name | Purpose | Data |\n|---|---|---|---|\n| Nimbus | Nimbus, Inc. | Mail | names, addresses |"
    records = made(read("markdown", "list.md", page, law).drafts, Inventory())
    texts = {"inventory/list.yml": before}
    known, finder = read_inventory(texts)[0], Finder("privacy", DAY)
    after = updated(texts, known, records, "list.md", finder, "inventory/list.yml").texts
    again, findings = read_inventory(after)
    assert again.subprocessors["nimbus"].legal_name == "Nimbus, Inc."
    assert {finding.rule for finding in findings} <= {"unresolved-reference"}, findings


def test_each_file_of_an_inventory_is_taken_apart_once(law: Law, monkeypatch: pytest.MonkeyPatch) -> None:
    """A list of 1,000 vendors that was imported before took minutes: the file was parsed anew for each of them."""
    finder, parsed = Finder("privacy", DAY), list[str]()
    monkeypatch.setattr("onward.imports._update.composed", lambda text: parsed.append(text) or composed(text))
    page = "# Subprocessors\n" + "".join(f"- Board Co {number} – hosting – Germany\n" for number in range(9))
    texts = {"inventory/list.yml": text_of(read("markdown", "list.md", page, law))}
    records = made(read("markdown", "list.md", page.replace("Germany", "France"), law).drafts, Inventory())
    after = updated(texts, read_inventory(texts)[0], records, "list.md", finder, "inventory/list.yml")
    assert after.texts["inventory/list.yml"].count("locations: [FR]") == 9
    assert len(parsed) == 1


def test_a_column_that_is_new_is_one_remark(law: Law) -> None:
    """A seat in a country where the vendor works says nothing new; one elsewhere does."""
    rows = [["Board Co", "Boards", "US", "IL"], ["Mail Co", "Mail", "US", "US"], ["Pay Co", "Payment", "US", "US"]]
    heads = ["Vendor", "Purpose", "Location", "Corporate Location"]
    worlds = []
    for width in (3, 4):
        lines = [heads[:width], ["---"] * width, *(row[:width] for row in rows)]
        page = "\n".join(f"| {' | '.join(line)} |" for line in lines)
        inventory = read_inventory({"list.md": text_of(read("markdown", "list.md", page, law))})[0]
        worlds.append(World.of(inventory, law))
    old, new = worlds
    assert [line(group, new, words()) for group in together(compare(old, new).of)] == [
        "Now stated for Board Co: country of establishment – Israel",
        "Now stated for the first time: country of establishment – Mail Co (United States), Pay Co (United States)",
    ]


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
    assert [one for one in lines if one.startswith("systems.json: not read: `systems.json` has no table of vendors")]


WORD = st.from_regex(r"[b-df-hj-np-tv-z]{4,7}", fullmatch=True)
CELL = st.lists(WORD, max_size=3).map(" ".join)
HEADINGS = st.sampled_from(
    ["Purpose", "Locations", "Headquarters", "Website", "Address", "Colour", "Data", "Since", ""]
)


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
    try:
        found = read("markdown", "list.md", "\n".join(f"| {' | '.join(line)} |" for line in lines), law)
    except OnwardError:
        return
    text = text_of(found).casefold()
    words = {word for row in cells for cell in row for word in cell.split()}
    assert {word for word in words if word not in text} == set()
    assert not read_inventory({"inventory/list.yml": text_of(found)})[1]


@settings(max_examples=200, deadline=None)
@given(text=st.text(alphabet="|-: \n`~#[]()<>^*_\\ab&;", max_size=120))
def test_any_text_is_a_list_or_is_refused(text: str, law: Law) -> None:
    try:
        found = read("markdown", "list.md", f"| Vendor | Where |\n|---|---|\n{text}", law)
    except OnwardError:
        return
    assert not [one for one in read_inventory({"inventory/list.yml": text_of(found)})[1] if one.rule != "wrong-type"]
