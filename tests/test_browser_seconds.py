"""Ten seconds: where on the screen of a desk and of a phone a reader finds the answer to each question that customers ask first."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Page

ANSWERS = ("who", "where", "changes", "object", "notify", "documents", "security", "ai", "jurisdiction")
FIRST_ROW, CLOSED, SCREENS = 450, 90, 5
"""Pixels above the first company on a desk, the height of a closed one, and screens that a company's page may take."""


def ends(page: Page, selector: str) -> list[float]:
    """How far down the page each of these elements reaches."""
    return page.locator(selector).evaluate_all("found => found.map(one => one.getBoundingClientRect().bottom)")  # type: ignore[no-any-return]


@pytest.mark.parametrize(("width", "height"), [(1280, 900), (390, 844)])
def test_each_answer_is_in_the_first_screen(width: int, height: int, browser: Browser, address: str) -> None:
    page = browser.new_page(viewport={"width": width, "height": height})
    page.goto(address)
    assert [name for name in ANSWERS if not max(ends(page, f".ow-answer--{name}"), default=height + 1) <= height] == []
    assert max(ends(page, ".ow-subscribe > summary")) <= 60
    title = page.locator(".md-header__topic").first
    assert title.evaluate("one => one.scrollWidth <= one.clientWidth")
    page.goto(f"{address}subprocessors/")
    rows = page.locator(".ow-entry").evaluate_all("found => found.map(one => one.getBoundingClientRect().toJSON())")
    assert rows[0]["top"] < FIRST_ROW
    assert rows[0]["bottom"] <= height
    assert max(one["height"] for one in rows) <= CLOSED
    page.goto(f"{address}transfers/")
    assert ends(page, ".ow-country > tr:nth-child(2)")[0] <= height
    page.goto(f"{address}subprocessors/example-cloud/")
    assert page.evaluate("document.documentElement.scrollHeight") <= SCREENS * height
    page.close()
