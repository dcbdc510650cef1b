"""No text of an inventory becomes anything else: a site of hostile texts in a browser, and its files as machines read them."""

from __future__ import annotations

import csv
import json
import os
import re
import shutil
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import icalendar
import pytest
from playwright.sync_api import Browser, Page

import hostile
from served import served, settled
from shared import Shelf

HOOK = """
window.said = [];
window.alert = window.confirm = window.prompt = window.print = text => window.said.push(`asks: ${text}`);
window.open = address => window.said.push(`opens: ${address}`);
document.addEventListener("securitypolicyviolation", one => window.said.push(`refused: ${one.blockedURI} ${one.sample}`));
"""
FOREIGN = """() => {
    const events = [...document.querySelectorAll("*")].filter(one => one.getAttributeNames().some(name => name.startsWith("on")));
    const strange = "iframe, object, embed, base, use, foreignObject, animate, set, template, math, marquee, video, "
        + "audio, [data-canary], .canary, [id=canary], article [style], meta[http-equiv=refresh], article img, article style, "
        + "article form:not([class^=ow-])";
    const inputs = "article :is(script, link, meta, title):not(svg title)";
    return [...events, ...document.querySelectorAll(`${strange}, ${inputs}`)].map(one => one.outerHTML.slice(0, 200));
}"""
ADDRESSES = """() => [...document.querySelectorAll("*")].flatMap(one => ["href", "xlink:href", "src", "action", "formaction"]
    .map(name => one.getAttribute(name)).filter(Boolean))"""
SEEN = f"() => [window.said, ({FOREIGN})(), window.canary ?? null, ({ADDRESSES})()]"
KNOWN = re.compile(r"(https?://|mailto:|(?![a-z][a-z0-9+.-]*:)(?!//))", re.IGNORECASE)
PARTS = 6
"""Into so many the pages are split, so that they can be visited side by side."""
FORMULA = ("=", "+", "-", "@", "\t", "\r")


@pytest.fixture(scope="module")
def folder(shelf: Shelf) -> Path:
    return shelf.once("hostile", hostile.build) / "site"


@contextmanager
def visitor(browser: Browser, folder: Path) -> Iterator[tuple[Page, str, list[str]]]:
    """A page of a browser, the address of the site, and what was asked for outside of it."""
    context = browser.new_context()
    context.add_init_script(HOOK)
    page, outside = context.new_page(), list[str]()
    with served(folder) as address:
        page.on("request", lambda one: None if one.url.startswith((address, "data:")) else outside.append(one.url))
        page.on("dialog", lambda one: outside.append(f"dialog {one.message}"))
        yield page, address, outside
    context.close()


@pytest.fixture(scope="module")
def visit(
    browser: Browser, folder: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[Page, str, list[str]]]:
    """A visit that searches for nothing and looks at nothing: the index, which each page would go through, and the styles of all
    pages are empty; a style within a page is as it was."""
    pages = tmp_path_factory.mktemp("pages") / "site"
    shutil.copytree(folder, pages, copy_function=os.link)
    for styles in pages.rglob("*.css"):
        styles.unlink()
        styles.touch()
    index = pages / "search" / "search_index.json"
    empty = {**json.loads(index.read_text("utf-8")), "docs": []}
    index.unlink()
    index.write_text(json.dumps(empty), "utf-8")
    with visitor(browser, pages) as visit:
        yield visit


@pytest.mark.parametrize("part", range(PARTS))
def test_no_text_runs_loads_or_adds_anything(part: int, folder: Path, visit: tuple[Page, str, list[str]]) -> None:
    page, address, outside = visit
    paths = [one.relative_to(folder).as_posix() for one in sorted(folder.rglob("*.html"))]
    assert len(paths) > len(hostile.TEXTS)
    found: list[str] = []
    for path in paths[part::PARTS]:
        page.goto(address + path)
        said, foreign, canary, addresses = page.evaluate(SEEN)
        told = [*said, *foreign, *([f"canary {canary}"] if canary is not None else [])]
        told += [f"leads to {one}" for one in addresses if not KNOWN.match(one)]
        found += [f"{path}: {one}" for one in told]
    assert found == []
    assert outside == []


def test_hovering_and_focusing_run_nothing(visit: tuple[Page, str, list[str]]) -> None:
    page, address, outside = visit
    page.goto(f"{address}data-flows/all/")
    found = page.evaluate(
        """() => [...document.querySelectorAll(".ow-svg a")].map(one => {
            one.dispatchEvent(new MouseEvent("mouseover", { bubbles: true }));
            one.focus();
            return one;
        }).length"""
    )
    assert found
    assert page.evaluate("[window.canary, window.said]") == [None, []]
    assert outside == []


def test_search_shows_texts_as_texts(browser: Browser, folder: Path) -> None:
    with visitor(browser, folder) as (page, address, outside):
        settled(page, address)
        page.locator("[data-md-component=search-query]").click()
        page.keyboard.type("canary")
        page.locator(".md-search-result__item").first.wait_for()
        assert page.evaluate(FOREIGN) == []
        assert page.evaluate("[window.canary, window.said]") == [None, []]
        assert outside == []


def test_feeds_and_calendars_hold_what_they_should(folder: Path) -> None:
    assert sorted(folder.rglob("*.atom"))
    for path in folder.rglob("*.atom"):
        tags = {one.tag.rpartition("}")[2] for one in ET.parse(path).iter()}
        assert tags <= {"feed", "title", "id", "updated", "author", "name", "link", "entry", "category", "summary"}
    for path in folder.rglob("*.ics"):
        parts = [one.name for one in icalendar.Calendar.from_ical(path.read_bytes()).walk()]
        assert set(parts) <= {"VCALENDAR", "VEVENT"}
    for path in folder.rglob("*.svg"):
        ET.parse(path)


def test_json_is_json_and_says_every_text_as_it_is(folder: Path) -> None:
    for path in folder.rglob("*.json"):
        json.loads(path.read_text("utf-8"))
    told = json.loads((folder / "inventory.json").read_text("utf-8"))
    services = {" ".join(one["service"].split()) for one in told["subprocessors"]}
    assert services == {" ".join(one.split()) for one in hostile.TEXTS}


def test_no_cell_of_a_table_is_a_formula(folder: Path) -> None:
    for path in folder.rglob("*.csv"):
        with path.open(encoding="utf-8-sig", newline="") as file:
            rows = list(csv.reader(file))
        assert {len(row) for row in rows} == {len(rows[0])}
        assert [cell for row in rows for cell in row if cell.startswith(FORMULA)] == []


def test_files_of_lines_get_no_line_from_a_text(folder: Path) -> None:
    for name in ("robots.txt", "_headers", "_headers.nginx.conf"):
        assert "canary" not in (folder / name).read_text("utf-8")
    lines = (folder / "llms.txt").read_text("utf-8").splitlines()
    assert [one for one in lines if one and not one.startswith(("# ", "> ", "## ", "- [", "Information"))] == []
    assert not (folder / ".well-known" / "security.txt").exists()
