"""The list as files: as whole as the tables, safe to open in a spreadsheet, the same for the same inventory."""

from __future__ import annotations

import csv
import io
import json
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from filled import inventory, world
from onward.exports._csv import FORMULAS as BEGINNINGS
from onward.site import views
from onward.site.page import parts
from onward.site.parts.edition import edition
from onward.site.resources import Site
from onward.site.resources.subprocessors import files
from onward.world import World
from test_pages import CASES, HOSTILE

FORMULAS = ["=1+1", "+cmd|' /C calc'!A0", "-2+3", "@SUM(A1)", "\t=1", "\r\n=1", " =1", '="a""b"', "＝1", 'a,"b"\r\nc;d']


def downloads(of: World, audience: str = "public") -> tuple[str, dict[str, str]]:
    found = files(Site(edition(of, audience), "Trust Center", None))
    return found["subprocessors.csv"], json.loads(found["subprocessors.json"])


def read(text: str) -> list[dict[str, str]]:
    assert text.startswith("\ufeff")
    return list(csv.DictReader(io.StringIO(text[1:], newline=""), strict=True))


@pytest.mark.parametrize("audience", ["public", "customer", "internal"])
def test_the_files_have_the_entries_of_the_tables(audience: str) -> None:
    of = world(CASES[0]["given"])
    table, document = downloads(of, audience)
    shown = "".join(str(part) for part in parts(views.view(of, "subprocessors", {}, audience)))
    anchors = re.findall(r'<span id="([^"]+)"', shown)
    entries = document["entries"]
    assert sorted(f"{one['standing']}-{one['id']}" for one in entries) == sorted(anchors)  # type: ignore[index]
    assert [row["id"] for row in read(table)] == [one["id"] for one in entries]  # type: ignore[index]
    assert document["format"] == "onward-subprocessors/1"


def test_a_vendor_to_which_no_flow_leads_is_to_be_confirmed() -> None:
    """Nobody can say that nothing is transferred to whom the records do not connect."""
    of = world(CASES[0]["given"])
    shown = "".join(str(part) for part in parts(views.view(of, "subprocessors", {}, "public")))
    row = shown.partition('id="company-mailer"')[2].partition("</tbody>")[0]
    assert "No restricted transfer" not in row
    assert "No transfer" not in row
    assert row.count("to be confirmed") >= 4


def test_a_row_says_what_the_page_says() -> None:
    table, _ = downloads(world(CASES[0]["given"]))
    row = next(one for one in read(table) if one["id"] == "stripe" and one["purposes"] == "Billing")
    assert row["name"] == "Stripe (example)"
    assert row["places"] == "United States (storage)"
    assert "EU GDPR, United States: EU-US Data Privacy Framework" in row["transfers_rely_on"]
    assert (row["since"], row["status"], row["as_of"]) == ("2024-03-01", "Active since 1 March 2024", "2026-11-24")
    confirming = next(one for one in read(table) if one["id"] == "mailer")
    assert confirming["places"] == "to be confirmed"


@settings(max_examples=25, deadline=None)
@given(
    st.lists(
        st.sampled_from(FORMULAS + HOSTILE)
        | st.text(st.characters(exclude_categories=["Cs", "Cc", "Cn", "Co"]), min_size=1),
        min_size=1,
        max_size=8,
    )
)
def test_no_cell_is_a_formula(values: list[str]) -> None:
    """Whatever an inventory holds: every line ends as RFC 4180 says, every row is whole, and no cell computes anything."""
    texts = iter(range(10**6))
    of = world(inventory(lambda *_: values[next(texts) % len(values)], lambda *_: "2024-05-17"))
    table, _ = downloads(of, "internal")
    assert table.endswith("\r\n")
    assert "\n" not in table.replace("\r\n", "")
    rows = read(table)
    assert rows
    for row in rows:
        assert None not in row and None not in row.values()
        assert [cell for cell in row.values() if cell.lstrip().startswith(BEGINNINGS)] == []


def test_the_keys_of_the_format() -> None:
    """Keys of version 1 stay."""
    _, document = downloads(world(CASES[0]["given"]))
    assert set(document) == {
        "$schema",
        "format",
        "title",
        "publisher",
        "notice",
        "as_of",
        "law_as_of",
        "law_texts_up_to",
        "note",
        "entries",
    }
    keys = {key for one in document["entries"] for key in one}  # type: ignore[union-attr]
    assert keys == {
        "id", "name", "legal_name", "example", "standing", "service", "purposes", "data", "places", "transfers",
        "products", "concerns", "status", "since", "until", "lei", "registration", "address", "country", "website",
        "subprocessor_list", "dpa", "subjects",
    }  # fmt: skip
