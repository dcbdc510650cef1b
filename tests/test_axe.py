"""Accessible by what a program can tell: axe finds no fault against WCAG 2.2 A and AA, in both schemes, phone and desk."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from programs import package
from served import until

TYPES = (
    "", "subprocessors/", "subprocessors/stripe/", "data-flows/", "data-flows/cloud/", "transfers/", "security/",
    "retention/", "rights/", "cookies/", "changes/", "notices/", "privacy-policy/", "claims/", "law/", "grounds/", "facts/",
    "for/cloud/", "404.html",
)  # fmt: skip
LONGEST = ("", "privacy-policy/", "changes/")
"""Where the words of a further language have the least room; the markup is the same in every language."""
PAGES = [*TYPES, *(f"de/{path}" for path in TYPES), *(f"fr/{path}" for path in LONGEST)]
NO_PAGES = {".well-known", "assets", "schema", "search", "de", "fr"}
PHONE, DESK = {"width": 390, "height": 900}, {"width": 1280, "height": 900}
CONTRAST = ["color-contrast"]
"""The one rule that a scheme can break; colours are the same in every language."""
BOTH = ("", "subprocessors/", "data-flows/cloud/", "claims/")
"""Where it is asked in each scheme at both widths: header and navigation differ by width, and are the same on all pages."""
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
STILL = "() => document.getAnimations().every(one => one.playState !== 'running')"
WIDTH = "document.documentElement.scrollWidth"
RUN = """([tags, contrast]) => axe.run({
    runOnly: tags, resultTypes: ['violations'], rules: { 'color-contrast': { enabled: contrast } },
})"""


@pytest.fixture(scope="module")
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(color_scheme="light", bypass_csp=True, reduced_motion="reduce")
    yield context.new_page()
    context.close()


def opened(page: Page, address: str) -> None:
    """A page in its light scheme on a phone, with axe in it."""
    page.emulate_media(color_scheme="light")
    page.set_viewport_size(PHONE)
    page.goto(address)
    page.add_script_tag(path=package("axe-core") / "axe.min.js")


def darkened(page: Page) -> None:
    """The page as it is for who asks for dark: all colours hang on this attribute, and on what a device prefers."""
    page.emulate_media(color_scheme="dark")
    page.evaluate("document.body.setAttribute('data-md-color-scheme', 'slate')")


def faults(page: Page, rules: list[str] = TAGS, contrast: bool = True) -> list[str]:
    found: dict[str, Any] = page.evaluate(RUN, [rules, contrast])
    return [
        f"{fault['id']}: {node['target']} {node['failureSummary']}"
        for fault in found["violations"]
        for node in fault["nodes"]
    ]


@pytest.mark.parametrize("path", PAGES)
def test_axe_finds_nothing(path: str, page: Page, address: str) -> None:
    """Nor does the page ask anybody else, fail, or reach beyond either screen."""
    asked: list[str] = []
    failed: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("pageerror", lambda error: failed.append(str(error)))
    page.on("console", lambda message: failed.append(message.text) if message.type == "error" else None)
    opened(page, address + path)
    longest = path.partition("/")[2] in LONGEST
    assert faults(page, contrast=path in TYPES or longest) == []
    assert page.evaluate(WIDTH) <= PHONE["width"]
    page.set_viewport_size(DESK)
    assert page.evaluate(WIDTH) <= DESK["width"]
    assert [url for url in asked if not url.startswith((address, "data:", "blob:"))] == []
    assert failed == []
    assert page.context.cookies() == []
    if path in BOTH:
        assert faults(page, CONTRAST) == []
    if path in TYPES or longest:
        darkened(page)
        assert faults(page, TAGS if path in TYPES else CONTRAST) == []
    if path in BOTH:
        page.set_viewport_size(PHONE)
        assert faults(page, CONTRAST) == []


def test_every_type_of_page_is_looked_at(site: Path) -> None:
    known = {path.partition("/")[0] for path in TYPES} | {"versions"}
    assert {path.name for path in site.iterdir() if path.is_dir()} - NO_PAGES - known == set()


@pytest.mark.parametrize("language", ["", "de/"])
def test_axe_finds_nothing_on_a_version_of_the_list(language: str, page: Page, site: Path, address: str) -> None:
    versions = [path.relative_to(site).as_posix() for path in sorted(site.glob(f"{language}versions/*/index.html"))]
    assert versions
    test_axe_finds_nothing(versions[0], page, address)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_in_an_open_search_and_an_open_menu(scheme: str, page: Page, address: str) -> None:
    opened(page, address)
    if scheme == "dark":
        darkened(page)
    page.locator("label[for=__search].md-header__button").click()
    page.keyboard.type("stripe")
    page.locator(".md-search-result__item").first.wait_for()
    assert faults(page) == []
    page.keyboard.press("Escape")
    page.locator("label[for=__drawer].md-header__button").click()
    until(page, STILL)
    assert faults(page) == []


def test_axe_would_find_a_fault(page: Page, address: str) -> None:
    opened(page, address)
    page.evaluate("document.querySelector('article').insertAdjacentHTML('beforeend', '<img src=x.png><input>')")
    assert {one.partition(":")[0] for one in faults(page)} == {"image-alt", "label"}
