"""Accessible by what a program can tell: axe finds no fault against WCAG 2.2 A and AA, in both schemes, phone and desk."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from programs import package
from served import settled, until

TYPES = (
    "", "subprocessors/", "subprocessors/stripe/", "data-flows/", "data-flows/cloud/", "transfers/", "security/",
    "retention/", "rights/", "cookies/", "changes/", "notices/", "privacy-policy/", "claims/", "law/", "grounds/", "facts/",
    "for/cloud/", "404.html",
)  # fmt: skip
LONGEST = ("", "privacy-policy/", "changes/")
"""Where the words of a further language have the least room; the markup is the same in every language."""
PAGES = [*TYPES, *(f"de/{path}" for path in TYPES), *(f"fr/{path}" for path in LONGEST)]
NO_PAGES = {".well-known", "assets", "schema", "search", "de", "fr"}
WIDTHS = (390, 1280)
CONTRAST = ["color-contrast"]
"""The rule that needs both schemes, in English at both widths. In English all others look once at each width and in each scheme,
in a further language once: its markup is the same, its words are not."""
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
STILL = "() => document.getAnimations().every(one => one.playState !== 'running')"
RUN = "tags => axe.run({ runOnly: tags, resultTypes: ['violations'] })"


@pytest.fixture(scope="module", params=["light", "dark"])
def page(request: pytest.FixtureRequest, browser: Browser) -> Iterator[Page]:
    context = browser.new_context(color_scheme=request.param, bypass_csp=True, reduced_motion="reduce")
    yield context.new_page()
    context.close()


def faults(page: Page, rules: list[str] = TAGS) -> list[str]:
    found: dict[str, Any] = page.evaluate(RUN, rules)
    return [
        f"{fault['id']}: {node['target']} {node['failureSummary']}"
        for fault in found["violations"]
        for node in fault["nodes"]
    ]


@pytest.mark.parametrize("path", PAGES)
def test_axe_finds_nothing(path: str, page: Page, address: str) -> None:
    page.goto(address + path)
    page.add_script_tag(path=package("axe-core") / "axe.min.js")
    dark = page.evaluate("matchMedia('(prefers-color-scheme: dark)').matches")
    whole = 1280 if dark else 390
    further = path.startswith(("de/", "fr/"))
    for width in (whole,) if further else WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        assert faults(page, TAGS if width == whole and not (dark and further) else CONTRAST) == []


def test_every_type_of_page_is_looked_at(site: Path) -> None:
    known = {path.partition("/")[0] for path in TYPES} | {"versions"}
    assert {path.name for path in site.iterdir() if path.is_dir()} - NO_PAGES - known == set()


@pytest.mark.parametrize("language", ["", "de/"])
def test_axe_finds_nothing_on_a_version_of_the_list(language: str, page: Page, site: Path, address: str) -> None:
    versions = [path.relative_to(site).as_posix() for path in sorted(site.glob(f"{language}versions/*/index.html"))]
    assert versions
    test_axe_finds_nothing(versions[0], page, address)


def test_axe_finds_nothing_in_an_open_search_and_an_open_menu(page: Page, address: str) -> None:
    page.set_viewport_size({"width": 390, "height": 900})
    settled(page, address)
    page.add_script_tag(path=package("axe-core") / "axe.min.js")
    page.locator("label[for=__search].md-header__button").click()
    page.keyboard.type("stripe")
    page.locator(".md-search-result__item").first.wait_for()
    assert faults(page) == []
    page.keyboard.press("Escape")
    page.locator("label[for=__drawer].md-header__button").click()
    until(page, STILL)
    assert faults(page) == []


def test_axe_would_find_a_fault(page: Page, address: str) -> None:
    page.goto(address)
    page.add_script_tag(path=package("axe-core") / "axe.min.js")
    page.evaluate("document.querySelector('article').insertAdjacentHTML('beforeend', '<img src=x.png><input>')")
    assert {one.partition(":")[0] for one in faults(page)} == {"image-alt", "label"}
