"""What `make bench` measures with: inventories that read like real ones, and a picture that any browser draws."""

from __future__ import annotations

import sys
from collections import Counter
from datetime import date
from pathlib import Path
from random import Random
from xml.etree import ElementTree

import pytest

from large import trust_center
from onward.files import read_folder
from onward.lint import run
from onward.records.inventory import read_inventory
from onward.world import World
from shared import shipped_law

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT / "bench"))
from chart import chart, exponent  # noqa: E402
from commands import page  # noqa: E402
from inventories import flow, generate  # noqa: E402
from measure import Figure, alternate  # noqa: E402
from sites import rendered  # noqa: E402


def test_a_generated_inventory_is_read_whole_and_lints(tmp_path: Path) -> None:
    one, other = (read_folder(generate(tmp_path / name, 60)) for name in ("one", "other"))
    assert list(one.values()) == list(other.values())
    inventory, told = read_inventory(one)
    assert told == ()
    assert (len(inventory.flows), len(inventory.subprocessors), len(inventory.claims)) == (60, 5, 40)
    report = run(World.of(inventory, shipped_law(date(2026, 11, 24))))
    assert {"claim-invalid", "claim-undecided"}.isdisjoint(finding.rule for finding in report.findings)
    assert 0 < len(report.findings) < 2 * 60


def test_many_flows_between_the_same_parties_give_no_key_twice(tmp_path: Path) -> None:
    """Many ways lead to one vendor here, as in no case of a single rule."""
    folder = generate(tmp_path, 60)
    more = "".join(flow(number, 5, Random(number)) for number in range(60, 300))
    (folder / "flows-more.yml").write_text(f"flows:\n{more}", "utf-8")
    inventory, told = read_inventory(read_folder(folder))
    assert (told, len(inventory.flows)) == ((), 300)
    keys = run(World.of(inventory, shipped_law(date(2026, 11, 24)))).keys
    assert [key for key, times in Counter(keys).items() if times > 1] == []


def test_growth() -> None:
    assert exponent([(10, 1), (100, 10)]) == pytest.approx(1)
    assert exponent([(10, 1), (20, 1.5), (100, 100)]) == pytest.approx(2)


def test_a_picture_places_each_point_by_its_power_of_ten() -> None:
    drawn = ElementTree.fromstring(
        chart({"lint": [(10, 0.1), (1_000, 10)], "load": [(10, 0.1), (1_000, 10)]}, "flows", "seconds")
    )
    first, second = (
        [point.split(",") for point in line.attrib["points"].split()] for line in drawn.findall(".//{*}polyline")
    )
    assert first == second == [["64.0", "372.0"], ["530.0", "24.0"]]
    labels = {label.text: float(label.attrib["y"]) for label in drawn.findall(".//{*}text")}
    assert labels["load"] - labels["lint"] >= 16
    assert {"10", "100", "1,000", "0.1", "1", "flows", "seconds"} <= labels.keys()


def test_commands_are_held_against_one_of_them(tmp_path: Path) -> None:
    waits = "sum(range(3_000_000))"
    found = alternate(
        {"none": [sys.executable, "-c", "pass"], "some": [sys.executable, "-c", waits]}, "none", 1, tmp_path
    )
    assert found["none"].ratio == 1
    assert found["some"].ratio > 1
    assert found["some"].memory > 1
    with pytest.raises(SystemExit, match="could not run"):
        alternate({"wrong": [sys.executable, "-c", "raise SystemExit(3)"]}, "wrong", 1, tmp_path)


def test_the_plain_site_that_sites_are_held_against_has_the_same_pages(tmp_path: Path) -> None:
    """Without the plugin, with Markdown for every page of `onward render`."""
    plain = rendered(trust_center(tmp_path / "center", 2, 2), tmp_path / "plain")
    assert "onward" not in (plain / "mkdocs.yml").read_text("utf-8")
    pages = {path.relative_to(plain / "docs").as_posix() for path in plain.rglob("*.md")}
    assert {"index.md", "subprocessors.md", "subprocessors/vendor-1.md", "data-flows/cloud.md"} <= pages


def test_the_page_of_commands_has_a_row_for_each() -> None:
    text = page([("Two flows", {"onward lint": Figure(2, 50, 1), "the same, again": Figure(0.5, 20, 0.25)})])
    assert "## Two flows\n\n| Command |" in text
    assert "| `onward lint` | 1.00 × | 2.00 s | 50 MiB |\n| the same, again | 0.25 × | 0.50 s | 20 MiB |\n" in text
