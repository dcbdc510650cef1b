"""The choice of product and features on the first page and on Transfers: they say what the ready page of the same case says."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from served import calm_page, until

CASES = {
    "cloud": "product=cloud",
    "cloud-with-own-smtp": "product=cloud&with=own-smtp",
    "self-hosted": "product=self-hosted",
}
CHOSEN = "product => document.querySelector('#choose-product').value === product"
PAIRS = """() => [...document.querySelectorAll('.ow-lawfold:not([hidden])')].map((law) => {
  law.open = true;
  const rows = [...law.querySelectorAll('summary, tbody:not([hidden]) > tr:not([hidden])')];
  return rows.map((row) => row.innerText.replace(/\\s+/g, ' ').trim()).sort();
})"""
"""What Transfers says, law by law: the head, then each country and each row."""
HOME = """() => ({
  many: document.querySelector('.ow-answer--who .ow-big').innerText,
  theirs: [...document.querySelectorAll('.ow-answer--who .ow-clause')].filter((one) => one.closest('p:not(.ow-big)'))[0].innerText,
  where: document.querySelector('.ow-answer--where .ow-lines').innerText,
  jurisdiction: document.querySelector('.ow-answer--jurisdiction dd').innerText,
})"""


@pytest.fixture(scope="module")
def page(browser: Browser) -> Iterator[Page]:
    with calm_page(browser) as found:
        yield found


@pytest.mark.parametrize("language", ["", "de/", "fr/"])
@pytest.mark.parametrize("case", CASES)
def test_transfers_say_what_the_page_of_the_case_says(case: str, language: str, page: Page, address: str) -> None:
    page.goto(f"{address}{language}for/{case}/")
    ready = page.evaluate(PAIRS)
    page.goto(f"{address}{language}transfers/?{CASES[case]}")
    until(page, CHOSEN, case.partition("-with-")[0])
    assert page.evaluate(PAIRS) == ready
    assert len(ready) == 3


def test_the_first_page_follows_the_choice_and_comes_back(page: Page, address: str) -> None:
    page.goto(address)
    whole = page.evaluate(HOME)
    assert "SMTP Provider" in whole["theirs"]
    page.get_by_label("Product", exact=True).select_option("cloud")
    page.get_by_label("with Email").check()
    told = page.evaluate(HOME)
    assert "SMTP Provider" not in told["theirs"]  # it works for the organization itself, and is named there
    assert "Mail host, SMTP Provider and Stripe" in page.locator(".ow-answer--who").inner_text().replace("\n", " ")
    assert told["many"] == "4 companies"
    assert "Clause 9(b): Cloud host" in told["where"]
    page.get_by_label("Product", exact=True).select_option("self-hosted")
    assert "Opsient Cloud" not in page.evaluate(HOME)["jurisdiction"]
    page.get_by_role("button", name="Clear filters").click()
    assert page.evaluate(HOME) == whole


def test_a_page_from_a_disk_has_its_choice(browser: Browser, site: Path) -> None:
    """The theme's script would end at once where pages are exchanged by scripts, and with it all that waits for it."""
    page = browser.new_page()
    page.goto((site / "subprocessors" / "index.html").as_uri())
    page.get_by_label("Product", exact=True).select_option("self-hosted")
    expect(page.locator(".ow-meaning dt").first).to_have_text("Subprocessors (1)")
    page.locator(".ow-name:visible").first.click()
    until(page, "() => location.search === '?product=self-hosted' && document.readyState === 'complete'")
    page.close()


def test_a_phone_shows_on_the_first_page_what_was_chosen_elsewhere(browser: Browser, address: str) -> None:
    page = browser.new_page(viewport={"width": 390, "height": 844})
    page.goto(address)
    expect(page.locator(".ow-answers")).to_be_visible()
    assert not page.locator("form.ow-chooser").is_visible()
    leads = page.locator(".ow-answer:nth-child(-n+3)").evaluate_all(
        "all => all.map(one => [...one.querySelectorAll('a')].some(link => link.offsetParent))"
    )
    assert leads == [True] * 3  # who, where and what changed: an answer that names nobody leads on to its page
    page.goto(f"{address}?product=self-hosted")
    expect(page.get_by_label("Product", exact=True)).to_have_value("self-hosted")
    expect(page.get_by_role("button", name="Clear filters")).to_be_visible()
    page.close()
