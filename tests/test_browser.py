"""Opsient's trust center in a real browser: quiet towards third parties, whole on a phone, and no flow missing."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from onward import graph
from onward.files import read_folder
from onward.records.inventory import read_inventory
from onward.records.publication import shown
from served import settled

ROOT = Path(__file__).parent.parent
PAGES = ("", "data-flows/cloud/", "de/subprocessors/", "fr/subprocessors/", "fr/transfers/")
"""Looked at under the site's own policy; all other types of pages are visited where axe is asked of them."""
WIDTHS = (390, 1280)


@pytest.fixture(scope="module")
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context()
    yield context.new_page()
    context.close()


@pytest.mark.parametrize("path", PAGES)
def test_a_page_asks_nobody_else_and_fits(path: str, page: Page, address: str) -> None:
    asked: list[str] = []
    said: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.on("console", lambda message: said.append(message.text) if message.type == "error" else None)
    assert settled(page, address + path).ok
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert [url for url in asked if not url.startswith((address, "data:", "blob:"))] == []
    assert said == []
    assert page.context.cookies() == []


def test_the_switch_of_languages_stays_on_the_page_and_keeps_the_choice(page: Page, address: str) -> None:
    page.set_viewport_size({"width": 1280, "height": 900})
    for path, language, name, other in (
        ("subprocessors/stripe/", "en", "Deutsch", "de/"),
        ("de/subprocessors/stripe/", "de", "Français", "fr/"),
        ("fr/subprocessors/stripe/", "fr", "English", ""),
    ):
        settled(page, f"{address}{path}?region=uk-gdpr")
        assert page.locator("html").get_attribute("lang") == language
        page.locator(".md-select button").hover()
        page.get_by_role("link", name=name).click()
        page.wait_for_url(f"{address}{other}subprocessors/stripe/?region=uk-gdpr")


def test_who_reads_the_list_finds_country_purpose_data_and_ground(page: Page, address: str) -> None:
    page.goto(address + "subprocessors/")
    for vendor, purpose, data, ground in (
        ("Stripe", "Billing", "Billing name and email address", "EU-US Data Privacy Framework"),
        (
            "SMTP Provider",
            "Incident notifications",
            "Recipient email addresses",
            "Sub-processing contract (Clause 9(b))",
        ),
    ):
        entry = page.locator(".ow-entry", has=page.locator("th", has_text=vendor))
        entry.locator("summary").click()
        for words in ("United States", purpose, data, ground):
            assert words in entry.inner_text(), (vendor, words)


@pytest.mark.parametrize(("name", "product"), [("all", None), ("cloud", "cloud"), ("self-hosted", "self-hosted")])
def test_no_public_flow_is_missing_from_a_diagram(site: Path, name: str, product: str | None) -> None:
    texts = read_folder(ROOT / "inventory")
    inventory, findings = read_inventory(texts)
    assert not findings
    links = graph.build(shown(inventory, "public")).links
    wanted = [link for link in links if product is None or not link.products or product in link.products]
    html = (site / "data-flows" / name / "index.html").read_text("utf-8")
    figure = html[html.index("<figure") : html.index("</figure>")]
    for drawing in figure.split('class="ow-scroll')[1:]:
        counts = re.findall(r'<g id="[^"]*" class="ow-edge" [^>]*data-count="(\d+)"', drawing)
        assert sum(map(int, counts)) == len(wanted) > 0


def test_what_is_internal_is_in_no_file(site: Path) -> None:
    """The one internal flow of the example, assessments and waivers reach no byte of the public site."""
    inventory, _ = read_inventory(read_folder(ROOT / "inventory"))
    hidden = [one.id for one in inventory.flows.values() if one.audience == "internal"]
    assert hidden
    words = [*(f'"{one}"' for one in hidden), "adequate-with-measures", "scc-importer-under-gdpr", "company secretary"]
    for file in site.rglob("*"):
        if file.is_file() and file.parent.name != "schema":  # what records could say is no secret
            content = file.read_bytes()
            assert [word for word in words if word.encode() in content] == [], file
