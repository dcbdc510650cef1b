"""Tables in a real browser: narrowed, sorted and searched, each state with an address of its own; whole without a script."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from served import calm_page

VENDORS = 4
"""Companies on the page of subprocessors."""


@pytest.fixture(scope="module")
def page(browser: Browser) -> Iterator[Page]:
    with calm_page(browser) as found:
        yield found


def rows(page: Page) -> Locator:
    return page.locator(".ow-entry:visible")


def names(page: Page) -> list[str]:
    return rows(page).locator("th > a").all_inner_texts()


def filters(page: Page) -> None:
    page.get_by_text("More filters").click()


def query(page: Page) -> dict[str, list[str]]:
    """What the page's own address says; the driver's copy of it comes later."""
    return parse_qs(urlsplit(page.evaluate("location.href")).query)


def test_a_filter_is_in_the_address_and_back_undoes_it(page: Page, address: str) -> None:
    page.goto(address + "subprocessors/")
    expect(rows(page)).to_have_count(VENDORS)
    filters(page)
    page.get_by_label("Personal data", exact=True).select_option(label="Card numbers")
    assert names(page) == ["Stripe"]
    assert query(page) == {"data": ["billing.card-number"]}
    expect(page.get_by_role("status")).to_contain_text(f"1 of {VENDORS} entries")
    page.locator("#choose-search").press_sequentially("no such word")
    expect(rows(page)).to_have_count(0)
    expect(page.get_by_role("status")).to_contain_text("No entries match")
    page.go_back()
    expect(rows(page)).to_have_count(1)
    assert page.locator("#choose-search").input_value() == ""
    page.go_back()
    expect(rows(page)).to_have_count(VENDORS)
    assert query(page) == {}


def test_an_address_opens_the_list_as_it_was_narrowed(page: Page, address: str) -> None:
    page.goto(address + "subprocessors/?ground=scheme&country=US&region=ch-fadp&find=str%C3%ADpe")
    assert names(page) == ["Stripe"]
    assert page.get_by_label("Transfer mechanism", exact=True).input_value() == "scheme"
    law = rows(page).locator(".ow-ground:visible")
    expect(law).to_have_count(1)
    assert "Swiss" in law.inner_text()
    assert "Swiss FADP" in page.locator("th[data-key=ground]").inner_text()
    page.locator("#company-stripe summary").press("Enter")
    assert "EU GDPR and UK" not in page.locator(".ow-more__body:visible").inner_text()
    assert "EU-US Data Privacy Framework" in page.locator(".ow-more__body:visible").inner_text()
    page.get_by_role("button", name="Clear filters").click()
    expect(rows(page)).to_have_count(VENDORS)
    assert query(page) == {}


@pytest.mark.parametrize("key", ["name", "status"])
def test_a_column_sorts_up_down_and_not(key: str, page: Page, address: str) -> None:
    page.goto(address + "subprocessors/")
    head = page.locator(f"th[data-key={key}]")
    begin = names(page)
    head.get_by_role("button").press("Enter")
    expect(head).to_have_attribute("aria-sort", "ascending")
    up = names(page)
    head.get_by_role("button").press("Enter")
    expect(head).to_have_attribute("aria-sort", "descending")
    assert query(page) == {"sort": [f"-{key}"]}
    down = names(page)
    assert sorted(up) == sorted(down) == sorted(begin)
    if key == "name":
        assert down != up
    page.reload()
    assert names(page) == down
    head.get_by_role("button").press("Enter")
    assert head.get_attribute("aria-sort") is None
    assert names(page) == begin


def test_what_concerns_the_reader_is_chosen_once(page: Page, address: str) -> None:
    """With a mail server of one's own the SMTP provider is no subprocessor; the choice goes along to other pages."""
    page.goto(address + "subprocessors/")
    assert not page.get_by_label("with Email").is_visible()
    page.get_by_label("Product", exact=True).select_option("cloud")
    smtp = page.locator("#company-smtp-provider")
    listed = smtp.get_by_text("Subprocessor", exact=True)
    expect(listed).to_be_visible()
    page.get_by_label("with Email").check()
    expect(listed).to_be_hidden()
    expect(smtp).to_be_visible()
    assert "Clause 9(b)" not in smtp.locator("tr").first.inner_text()
    page.get_by_role("navigation").get_by_role("link", name="Data flows").first.click()
    page.wait_for_url("**/data-flows/?*")
    assert query(page) == {"product": ["cloud"], "with": ["own-smtp"]}
    sent = page.locator(".ow-rows--flows tbody tr:not([hidden])", has_text="The customer's own mail server")
    expect(sent).not_to_have_count(0)
    page.get_by_role("button", name="Clear filters").click()
    page.get_by_role("navigation").get_by_role("link", name="Subprocessors").first.click()
    page.wait_for_url("**/subprocessors/")
    expect(rows(page)).to_have_count(VENDORS)


def test_nothing_is_stored(page: Page, address: str) -> None:
    page.goto(address + "subprocessors/?product=cloud")
    expect(rows(page)).to_have_count(VENDORS)
    stored = page.evaluate("Object.keys(sessionStorage).concat(Object.keys(localStorage))")
    assert [name for name in stored if not name.endswith("__palette")] == []
    assert page.context.cookies() == []


def test_without_a_script_the_tables_are_whole(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(address + "subprocessors/?product=self-hosted")
    expect(rows(page)).to_have_count(VENDORS)
    assert not page.locator("form.ow-chooser").is_visible()
    page.get_by_role("link", name="Opsient Cloud with Email through your own SMTP server").click()
    expect(page).to_have_url(re.compile("/for/cloud-with-own-smtp/$"))
    expect(page.locator("#subprocessor-smtp-provider")).to_have_count(0)
    expect(page.locator("#processor-smtp-provider")).to_have_count(1)
    context.close()


def test_a_phone_filters_too(browser: Browser, address: str) -> None:
    context = browser.new_context(viewport={"width": 320, "height": 700})
    page = context.new_page()
    page.goto(address + "subprocessors/?product=self-hosted")
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    page.locator("#choose-search").fill("privacy framework")
    assert query(page)["find"] == ["privacy framework"]
    assert names(page) == ["Stripe"]
    context.close()
