"""Ten seconds: where on the screen of a desk and of a phone a reader finds the answer to each question that customers ask first."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Page

ANSWERS = ("who", "where", "changes", "object", "notify", "documents", "security", "ai", "jurisdiction")
SCREENS_SEEN = [(1280, 900), (390, 844)]
FIRST_ROW, CLOSED, SCREENS, BANNER = 450, 90, 5, 90
"""Pixels above the first company, the height of a closed one, screens that a company's page may take, and the height of what is
said of a change that is ahead at the top of a phone."""


def ends(page: Page, selector: str) -> list[float]:
    """How far down the page each of these elements reaches."""
    return page.locator(selector).evaluate_all("found => found.map(one => one.getBoundingClientRect().bottom)")  # type: ignore[no-any-return]


def look(page: Page, address: str, height: int) -> None:
    """Each answer of the first page, and the first company of the list, is in the first screen; no closed company is high."""
    page.goto(address)
    assert [name for name in ANSWERS if not max(ends(page, f".ow-answer--{name}"), default=height + 1) <= height] == []
    page.goto(f"{address}subprocessors/")
    rows = page.locator(".ow-entry").evaluate_all("found => found.map(one => one.getBoundingClientRect().toJSON())")
    assert rows[0]["bottom"] <= height
    assert max(one["height"] for one in rows) <= CLOSED


@pytest.mark.parametrize("language", ["", "de/", "fr/"])
@pytest.mark.parametrize(("width", "height"), SCREENS_SEEN)
def test_each_answer_is_in_the_first_screen(
    width: int, height: int, language: str, browser: Browser, address: str
) -> None:
    page = browser.new_page(viewport={"width": width, "height": height})
    look(page, address + language, height)
    assert page.locator(".ow-entry").first.evaluate("one => one.getBoundingClientRect().top") < FIRST_ROW
    page.close()


@pytest.mark.parametrize(("width", "height"), SCREENS_SEEN)
def test_a_header_a_country_and_a_company_show_at_once(width: int, height: int, browser: Browser, address: str) -> None:
    page = browser.new_page(viewport={"width": width, "height": height})
    page.goto(address)
    assert max(ends(page, ".ow-subscribe > summary")) <= 60
    title = page.locator(".md-header__topic").first
    assert title.evaluate("one => one.scrollWidth <= one.clientWidth")
    page.goto(f"{address}transfers/")
    assert ends(page, ".ow-country > tr:nth-child(3)")[0] + BANNER <= height
    heads = page.locator(".ow-lawfold thead").evaluate_all("all => all.map(one => getComputedStyle(one).position)")
    assert len(heads) > 1
    assert set(heads) == {"absolute" if width < 400 else "static"}  # on a phone each cell says what it is
    page.goto(f"{address}subprocessors/example-cloud/")
    assert page.evaluate("document.documentElement.scrollHeight") <= SCREENS * height
    page.close()
