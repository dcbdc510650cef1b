"""Without a mouse, and on paper: the way through a page by keyboard, and what a printed page leaves out and keeps."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from served import settled

PRINTED = (
    "",
    "subprocessors/",
    "subprocessors/stripe/",
    "subprocessors/mail-host/",
    "data-flows/cloud/",
    "transfers/",
    "privacy-policy/",
)
A4 = {"width": 672, "height": 950}
"""An A4 sheet between its margins, in CSS pixels."""
AT = """() => {
    const at = document.activeElement, look = getComputedStyle(at), box = at.getBoundingClientRect();
    const drawn = at.matches(".ow-svg a") ? [...at.querySelectorAll(":is(path, polygon, ellipse):not(.ow-hit)")] : [];
    const bold = drawn.some(one => parseFloat(getComputedStyle(one).strokeWidth) >= 3.5);
    const own = at.matches(".md-search__input, .md-skip, [type=radio], [type=checkbox]");
    return {
        name: (at.getAttribute("aria-label") || at.textContent || at.name || "").trim(),
        tag: at.tagName.toLowerCase(),
        seen: own || bold || look.outlineStyle !== "none" || look.textDecorationLine.includes("underline"),
        inside: box.bottom > 0 && box.top < innerHeight,
    };
}"""
"""What has the focus: its name, whether one can see that it has it, and whether it is on the screen."""


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    yield context.new_page()
    context.close()


def test_the_first_stop_skips_to_the_content(page: Page, address: str) -> None:
    settled(page, address + "subprocessors/")
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.matches('.md-skip')")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.matches('main :is(h1, h2)')")
    page.keyboard.press("Tab")
    assert page.evaluate("document.querySelector('main').contains(document.activeElement)")
    assert asked == []  # a page that is loaded again takes the focus away


@pytest.mark.parametrize("path", ["", "subprocessors/", "data-flows/cloud/"])
def test_every_stop_has_a_name_and_is_seen(path: str, page: Page, address: str) -> None:
    settled(page, address + path)
    stops = []
    for _ in range(45):
        page.keyboard.press("Tab")
        stops.append(page.evaluate(AT))
        if stops[-1]["tag"] == "body":
            break
    assert len({one["name"] for one in stops}) > 10
    reached = [one for one in stops if one["tag"] != "body"]
    assert [one for one in reached if not (one["name"] and one["seen"] and one["inside"])] == []


def test_search_by_keyboard_alone(page: Page, address: str) -> None:
    settled(page, address)
    page.keyboard.press("/")
    page.keyboard.insert_text("strip")  # without a key nothing is searched yet: hits of first letters would come and go
    page.keyboard.press("e")
    expect(page.locator(".md-search-result__item").first).to_be_visible()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("stripe"))


@pytest.mark.parametrize("path", PRINTED)
def test_a_printed_page_is_the_page_alone_and_cuts_no_table(path: str, page: Page, address: str) -> None:
    page.set_viewport_size(A4)
    page.emulate_media(media="print", color_scheme="dark")
    settled(page, address + path)
    for part in (".md-header", ".md-tabs", ".md-sidebar", ".md-path", ".ow-controls", ".md-footer"):
        for one in page.locator(part).all():
            expect(one).to_be_hidden()
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") in (
        "rgb(255, 255, 255)",
        "rgba(0, 0, 0, 0)",
    )
    expect(page.locator(".ow-statement")).to_be_visible()
    wide = (
        "() => [...document.querySelectorAll('.ow-table')].filter(one => one.scrollWidth > one.clientWidth + 1).length"
    )
    assert page.evaluate(wide) == 0
    tied = "found => found.filter(one => getComputedStyle(one).breakAfter !== 'auto').length"
    assert (
        page.locator("tbody > tr:last-child").evaluate_all(tied) == 0
    )  # else the next table goes along, and half a sheet is empty
    assert page.pdf(format="A4").startswith(b"%PDF")
