"""A large inventory: a page's size does not follow the number of pages, and every flow has a row on exactly one page."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from forked import onward
from large import trust_center
from onward.site.diagrams.folding import MOST_BOXES
from served import calm_page, served
from shared import Shelf

SMALL, LARGE = (25, 60), (100, 240)
"""Vendors and systems: four times as many."""


@pytest.fixture(scope="module")
def sites(shelf: Shelf) -> tuple[Path, Path]:
    def make(folder: Path) -> None:
        for name, (vendors, systems) in (("small", SMALL), ("large", LARGE)):
            center = trust_center(folder / name, vendors, systems)
            done = onward(center, "build")
            assert done.returncode == 0, done.stderr

    made = shelf.once("sizes", make)
    return made / "small" / "site", made / "large" / "site"


def sizes(site: Path, pattern: str) -> list[int]:
    return [path.stat().st_size for path in sorted(site.glob(pattern))]


def test_pages_do_not_grow_with_their_number(sites: tuple[Path, Path]) -> None:
    """What stands around a page is the same however many pages there are: navigation does not list them."""
    small, large = (sizes(site, "subprocessors/vendor-*/index.html") for site in sites)
    assert (len(small), len(large)) == (SMALL[0], LARGE[0])
    assert max(large) <= max(small) * 1.05
    home = [(site / "index.html").stat().st_size for site in sites]
    assert home[1] <= home[0] * 1.02


def test_a_drawing_that_is_too_large_opens_others_and_loses_nothing(sites: tuple[Path, Path]) -> None:
    """Of the overview each group opens a page, which has a row for each of its flows; a product that uses all shares them."""
    large = sites[1] / "data-flows"
    overview = (large / "cloud" / "index.html").read_text("utf-8")
    assert len(re.findall(r'class="ow-node ', overview.partition("ow-slim")[0])) <= MOST_BOXES
    paths = [path for path in sorted((large / "all").glob("**/index.html")) if "by-place" not in path.parts]
    whole, *pages = (path.read_text("utf-8") for path in paths)
    assert len(pages) > 1
    drawn = Counter(name for page in (whole, *pages) for name in re.findall(r'<tr id="(flow-[^"]+)"', page))
    assert set(drawn.values()) == {1}
    assert len(drawn) == 2 * LARGE[1]  # a flow and a host for each system
    counted = re.findall(r'data-count="(\d+)"', overview.partition("ow-slim")[0])
    assert sum(map(int, counted)) == len(drawn)
    assert len(set(re.findall(r'href="\.\./all/([\w-]+)/"', overview))) == len(pages)


def test_a_list_and_a_drawing_have_the_same_groups(sites: tuple[Path, Path]) -> None:
    """Each company under one purpose, whatever its flows are for."""
    listed, drawn = (sites[0] / name / "index.html" for name in ("subprocessors", "data-flows/all"))
    groups = re.findall(
        r'<span class="ow-group__name">([^<]+)</span> <span[^>]*>(\d+ compan\w+)</span>', listed.read_text("utf-8")
    )
    boxes = drawn.read_text("utf-8").partition("ow-slim")[0]
    assert len(groups) > 5
    assert [name for name, many in groups if f'aria-label="{name}, {many},' not in boxes] == []


def test_the_tables_of_all_purposes_have_the_same_columns(sites: tuple[Path, Path]) -> None:
    """One alone shows its head, and would give its columns their width."""
    page = (sites[0] / "subprocessors" / "index.html").read_text("utf-8")
    tables = re.findall(r'<table class="ow-list"[^>]*>(<colgroup>(?:<col>)+</colgroup>)?', page)
    assert len(tables) > 1
    assert set(tables) == {f"<colgroup>{'<col>' * 5}</colgroup>"}


def test_no_page_is_too_large(sites: tuple[Path, Path]) -> None:
    """Lists and tables are split before a page has more than 300 KB."""
    largest = max(sites[1].rglob("*.html"), key=lambda path: path.stat().st_size)
    assert largest.stat().st_size <= 300_000, largest


MANY = 12.5
"""So many times as many vendors and flows are at least a thousand and six thousand."""
GROWS = re.compile(r"<li[^>]*>(?:<span[^>]*></span>)*<a [^>]*>Vendor \d+</a></li>|data-told=\"[^\"]*\"")
"""What a list of names says of each company, and a drawing of each flow; drawings have no more boxes then, lists few more rows."""


@pytest.mark.parametrize(
    "name", ["subprocessors", "data-flows", "data-flows/cloud", "data-flows/all/by-place", "for/cloud"]
)
def test_no_page_would_be_too_large_with_a_thousand_vendors(name: str, sites: tuple[Path, Path]) -> None:
    page = (sites[1] / name / "index.html").read_text("utf-8")
    grown = sum(map(len, GROWS.findall(page)))
    assert grown
    assert len(page.encode()) + (MANY - 1) * grown <= 300_000


def test_a_long_list_is_narrowed_and_has_an_address_for_each_company(
    sites: tuple[Path, Path], browser: Browser
) -> None:
    """Names stand by what, where and on which mechanism; filters and the search narrow them, and one can be linked to."""
    with served(sites[1]) as address, calm_page(browser) as page:
        names = page.locator(".ow-names li:visible")
        page.goto(address + "subprocessors/?country=JP")
        expect(page.get_by_role("status").first).to_contain_text(f" of {LARGE[0]} entries")
        asked = """() => {
            const rows = [...document.querySelectorAll(".ow-names tbody tr")].filter((row) => row.checkVisibility());
            return [rows.length, rows.filter((row) => row.dataset.ways.includes("/JP/")).length];
        }"""
        shown, in_japan = page.evaluate(asked)
        assert 0 < shown == in_japan
        left = """() => [...document.querySelectorAll(".ow-group")].filter((group) => group.checkVisibility()).map((group) => [
            parseInt(group.querySelector(".ow-group__count").textContent), group.querySelectorAll("li:not([hidden])").length])"""
        counts = page.evaluate(left)
        assert all(told == there > 0 for told, there in counts)
        assert 0 < sum(there for _, there in counts) < LARGE[0]
        heads = page.locator(".ow-group:visible thead").first
        assert heads.evaluate("head => getComputedStyle(head).position") == "static"
        page.locator("#choose-search").fill("no such word")
        expect(names).to_have_count(0)
        assert page.evaluate(left) == []
        page.locator("#choose-search").fill("vendor 1")
        expect(names.first).to_be_visible()
        page.goto(address + "subprocessors/#company-vendor-7")
        expect(page.locator("#company-vendor-7")).to_be_visible()
        page.locator(".ow-group[open] .ow-register + p a").first.click()
        expect(page.locator("tbody#company-vendor-7")).to_be_visible()


def test_search_reads_each_flow_once(sites: tuple[Path, Path]) -> None:
    """The page of a group stands for every product that uses all of it."""
    index = (sites[1] / "search" / "search_index.json").read_text("utf-8")
    assert '"data-flows/all/' in index
    assert '"data-flows/cloud/purpose-' not in index
