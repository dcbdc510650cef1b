"""Marks of claims in a real browser: quiet, readable by keyboard and on a phone, absent on paper and in what is searched."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from colours import contrast


@pytest.mark.parametrize("width", [390, 1280])
def test_a_mark_tells_what_it_means_to_who_points_or_tabs(browser: Browser, address: str, width: int) -> None:
    page = browser.new_page(viewport={"width": width, "height": 800})
    page.goto(address + "privacy-policy/")
    marks = page.locator(".ow-mark__name").all()
    assert len(marks) > 20
    for mark in (*marks[:4], *marks[-4:]):
        mark.scroll_into_view_if_needed()
        note = page.locator(f"#{mark.get_attribute('aria-describedby')}")
        assert note.is_hidden()
        mark.focus()
        box = note.bounding_box()
        assert box is not None
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= width
        assert note.inner_text().endswith(".")
        mark.evaluate("element => element.blur()")
    marks[0].hover()
    assert "agreed with our inventory" in page.locator("#mark-1").inner_text()
    assert "not that they are complete" in page.locator("#mark-1").inner_text()
    colours = page.locator("#mark-1").evaluate(
        "note => (({color, backgroundColor}) => [color, backgroundColor])(getComputedStyle(note))"
    )
    assert contrast(*colours) >= 4.5
    page.close()


def test_a_mark_leads_to_how_it_is_checked(browser: Browser, address: str) -> None:
    page = browser.new_page()
    page.goto(address + "privacy-policy/")
    page.locator('a[href$="#claim-card-numbers-never-reach-us"]').first.click()
    row = page.locator("#claim-card-numbers-never-reach-us")
    expect(page).to_have_url(re.compile("/claims/#claim-card-numbers-never-reach-us$"))
    assert "A rule tests each of the data flows" in row.inner_text()
    assert row.get_by_role("link", name="Privacy policy").count() == 1
    page.close()


def test_paper_and_selection_are_clean(browser: Browser, address: str) -> None:
    page = browser.new_page()
    page.goto(address + "privacy-policy/")
    copied = page.evaluate(
        "() => { getSelection().selectAllChildren(document.querySelector('article')); return String(getSelection()) }"
    )
    assert "We do not sell or rent personal information." in copied
    assert "Checked against our records" not in copied
    page.emulate_media(media="print")
    assert page.locator(".ow-mark:visible").count() == 0
    page.close()


def test_the_search_finds_sentences_and_not_their_marks(site: Path) -> None:
    index = json.loads((site / "search" / "search_index.json").read_text("utf-8"))
    policy = " ".join(one["text"] for one in index["docs"] if one["location"].startswith("privacy-policy/"))
    assert "encrypted at rest with AES-256" in policy
    assert "agreed with our inventory" not in policy


def test_a_claim_without_a_mark_is_a_sentence_like_any_other(browser: Browser, address: str) -> None:
    """TLS in transit rests on flows that are examples: no mark, and no word of why."""
    page = browser.new_page()
    page.goto(address + "privacy-policy/")
    text = page.locator("p", has_text="Data in transit is protected").inner_html()
    assert text.rstrip().endswith("TLS 1.2 or later.")
    page.goto(address + "claims/")
    assert "No badge at present" in page.locator("#claim-tls-in-transit").inner_text()
    assert "prevent-fraud" not in page.content()
    page.close()
