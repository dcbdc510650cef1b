"""Accessible by what a program can tell: axe finds no fault against WCAG 2.2 A and AA, in both schemes, phone and desk."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from programs import package

PAGES = (
    "", "subprocessors/", "subprocessors/stripe/", "data-flows/", "data-flows/cloud/", "transfers/", "security/",
    "retention/", "rights/", "cookies/", "changes/", "notices/", "privacy-policy/", "claims/", "law/", "grounds/", "facts/",
    "de/subprocessors/", "404.html",
)  # fmt: skip
WIDTHS = (390, 1280)
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
RUN = "tags => axe.run({ runOnly: tags, resultTypes: ['violations'] })"


@pytest.fixture(scope="module", params=["light", "dark"])
def page(request: pytest.FixtureRequest, browser: Browser) -> Iterator[Page]:
    context = browser.new_context(color_scheme=request.param, bypass_csp=True, reduced_motion="reduce")
    yield context.new_page()
    context.close()


def faults(page: Page) -> list[str]:
    found: dict[str, Any] = page.evaluate(RUN, TAGS)
    return [
        f"{fault['id']}: {node['target']} {node['failureSummary']}"
        for fault in found["violations"]
        for node in fault["nodes"]
    ]


@pytest.mark.parametrize("path", PAGES)
def test_axe_finds_nothing(path: str, page: Page, address: str) -> None:
    page.goto(address + path)
    page.add_script_tag(path=package("axe-core") / "axe.min.js")
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        assert faults(page) == []


def test_axe_finds_nothing_in_an_open_search_and_an_open_menu(page: Page, address: str) -> None:
    page.set_viewport_size({"width": 390, "height": 900})
    page.goto(address, wait_until="networkidle")
    page.add_script_tag(path=package("axe-core") / "axe.min.js")
    page.locator("label[for=__search].md-header__button").click()
    page.keyboard.type("stripe")
    page.locator(".md-search-result__item").first.wait_for()
    assert faults(page) == []
    page.keyboard.press("Escape")
    page.locator("label[for=__drawer].md-header__button").click()
    page.wait_for_timeout(400)
    assert faults(page) == []


def test_axe_would_find_a_fault(page: Page, address: str) -> None:
    page.goto(address)
    page.add_script_tag(path=package("axe-core") / "axe.min.js")
    page.evaluate("document.querySelector('article').insertAdjacentHTML('beforeend', '<img src=x.png><input>')")
    assert {one.partition(":")[0] for one in faults(page)} == {"image-alt", "label"}
