"""A change that is pending, as readers meet it: a banner on every page that leads to the notice, and what concerns them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

import forked
from served import served
from shared import Shelf
from test_browser_seconds import FIRST_ROW, SCREENS_SEEN, ends, look

NOTICE = """---
notice: 0a1b2c3d4e5f
title: Mailer GmbH delivers e-mail from 24 December 2026
announced: 2026-11-20
objection_until: 2026-12-04
effective: 2026-12-24
products: [app]
starts: [newcomer]
facts: abc
---
# Mailer GmbH delivers e-mail from 24 December 2026

Text.
"""
NEWCOMER = """subprocessors:
  - id: newcomer
    name: Newcomer
    legal_name: Mailer GmbH
    country: DE
    service: Delivery of e-mail
    roles: {service: processor}
    locations: {DE: storage}
    since: 2026-12-24
    announced: {date: 2026-11-20, channel: email}
"""


@pytest.fixture(scope="module")
def center(shelf: Shelf) -> Path:
    """A new trust center with one notice: `site` while the change is pending, `later` when it is in effect."""
    return shelf.once("pending", make)


def make(folder: Path) -> None:
    onward(folder, "init")
    settings = (folder / "mkdocs.yml").read_text("utf-8").replace("# site_url:", "site_url:")
    (folder / "mkdocs.yml").write_text(
        settings.replace(
            "  - onward\n",
            "  - onward: {strict_lint: false, subscribe: {action: https://mail.example/list, field: EMAIL}}\n",
        ),
        "utf-8",
    )
    (folder / "inventory" / "newcomer.yml").write_text(NEWCOMER, "utf-8")
    (folder / "docs" / "notices").mkdir()
    notice = folder / "docs" / "notices" / "2026-11-20-mailer.md"
    notice.write_text(NOTICE, "utf-8")
    onward(folder, "build", "--on", "2026-11-24")
    notice.write_text(
        NOTICE.replace("starts: [newcomer]\n", ""), "utf-8"
    )  # nobody was sent it, which is an error from the day on
    onward(folder, "build", "--on", "2026-12-25", "--site-dir", str(folder / "later"))


def onward(folder: Path, *words: str) -> None:
    done = forked.onward(folder, *words)
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.fixture
def page(browser: Browser, center: Path) -> Iterator[Page]:
    with served(center / "site") as address:
        context = browser.new_context(base_url=address)
        yield context.new_page()
        context.close()


def test_every_page_says_what_is_coming_and_leads_to_the_notice(page: Page, center: Path) -> None:
    for path in sorted((center / "site").rglob("*.html")):
        assert "You may object until 4 December 2026. Effective from 24 December 2026." in path.read_text("utf-8"), path
    page.goto("/subprocessors/")
    expect(page.locator(".ow-pending")).to_be_hidden()  # the page says it itself, with the button
    page.locator(".ow-coming a").first.click()
    expect(page.locator("h1")).to_contain_text("Mailer GmbH")
    expect(page.locator(".ow-pending")).to_be_hidden()  # here, too
    expect(page.locator(".ow-coming a.ow-button")).to_have_attribute("href", re.compile("^mailto:privacy@example.com"))
    expect(page.locator(".ow-follow a", has_text="Atom").first).to_have_attribute(
        "href", re.compile(r"/notices\.atom$")
    )


@pytest.mark.parametrize(("width", "height"), SCREENS_SEEN)
def test_what_is_coming_leaves_each_answer_in_the_first_screen(width: int, height: int, page: Page) -> None:
    page.set_viewport_size({"width": width, "height": height})
    look(page, "/", height)
    assert page.locator(".ow-entry").first.evaluate("one => one.getBoundingClientRect().top") < FIRST_ROW


def test_a_planned_company_shows_its_three_days_and_the_button(page: Page) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto("/subprocessors/newcomer/")
    days = page.locator(".ow-days > div").all_inner_texts()
    assert [" ".join(day.split()) for day in days] == [
        "Notice date 20 November 2026", "Objection deadline 4 December 2026 The day ends in the time zone UTC.",
        "Effective date 24 December 2026",
    ]  # fmt: skip
    assert max(ends(page, ".ow-days, .ow-coming .ow-button")) <= 844
    assert page.evaluate("document.documentElement.scrollWidth") == 390


def test_the_header_says_how_to_be_notified(page: Page) -> None:
    """By the form of a mailing service of one's own, by mail, feed and calendar; the page tells where the form sends to."""
    page.goto("")
    panel = page.locator(".ow-subscribe__panel")
    expect(panel).to_be_hidden()
    page.locator(".ow-subscribe summary").click()
    assert "sends your address to mail.example" in panel.inner_text()
    form = panel.locator("form")
    assert form.get_attribute("action") == "https://mail.example/list"
    assert form.locator("input").get_attribute("name") == "EMAIL"
    policy = page.locator('meta[http-equiv="Content-Security-Policy"]').get_attribute("content") or ""
    assert "form-action 'self' https://mail.example/list" in policy.split("; ")
    for kind in ("Atom", "JSON Feed", "Calendar"):
        assert page.request.get(str(panel.get_by_role("link", name=kind).first.evaluate("link => link.href"))).ok
    page.keyboard.press("Escape")
    expect(panel).to_be_hidden()


def test_a_reader_of_another_product_hears_of_what_concerns_it(page: Page) -> None:
    page.goto("/changes/?product=app")
    expect(page.locator(".ow-pending")).to_be_visible()
    page.goto("/changes/?product=other")
    expect(page.locator(".ow-pending")).to_be_hidden()
    expect(page.locator(".md-banner")).to_be_hidden()


def test_the_banner_goes_with_the_day(center: Path) -> None:
    assert "ow-pending" not in (center / "later" / "index.html").read_text("utf-8")
    assert "Mailer GmbH" in (center / "later" / "notices" / "index.html").read_text("utf-8")
