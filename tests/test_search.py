"""What search knows: sentences of views under their headings, and readers' words beside those that pages say."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from onward.site.search import Found, completed, of_view, sentences, under_headings
from onward.words.catalogue import languages, words
from served import calm_page, settled, until

TABLE = """<div class="ow-table"><table><thead><tr><th>Name</th></tr></thead><tbody>
<tr id="vendor-a"><th scope="row"><a href="site:subprocessors/a.md">Acme</a></th><td>Hosting</td></tr>
<tr><th scope="row">Encryption</th><td>AES-256 &amp; <b>more</b><br><span>at rest</span><ul><li>one</li><li>two</li></ul></td></tr>
</tbody></table></div>"""
LEADS = {
    "MFA": "security/#technical-and-organisational-measures",
    "RSS": "changes/#notices",
    "breach": "security/#technical-and-organisational-measures",
    "penetration test": "security/#documents",
    "TIA": "transfers/#safeguards-and-how-to-obtain-a-copy",
    "Schrems": "transfers/#where-your-data-is-transferred",
    "SCC": "grounds/#scc",
    "DPF": "grounds/#scheme",
    "DPA": "security/#documents",
    "United States": "transfers/#to-US",
}
"""What a customer's lawyer types, and the heading that has to be among the first hits."""
MOST = 8


def test_a_row_is_a_sentence_and_one_with_a_page_of_its_own_is_found_there() -> None:
    assert sentences(TABLE) == ("Encryption · AES-256 & more at rest one, two",)


def test_a_record_and_paragraphs_are_sentences_and_a_drawing_is_none() -> None:
    block = "<svg><text>A</text></svg><p>First &lt;b&gt;.</p><dl><div><dt>Name</dt><dd>Acme</dd></div></dl><form><p>x</p></form>"
    assert sentences(block) == ("First <b>.", "Name: Acme")
    assert sentences("<p>Said.<span data-search-exclude>not <b>this</b></span></p>") == ("Said.",)


def test_a_block_stands_under_the_heading_before_it() -> None:
    content = (
        '<h1 id="a">A</h1><!-- onward:view-1 --><h2 id="b">B</h2><p><!-- onward:claim-1 --></p><!-- onward:view-2 -->'
    )
    assert under_headings(content, {"view-1", "view-2"}) == {"view-1": "a", "view-2": "b"}


def test_sentences_join_what_the_theme_found_under_the_heading() -> None:
    index = json.dumps({"config": {"separator": "x"}, "docs": [
        {"location": "a/", "title": "A", "text": "<p>Prose.</p>"},
        {"location": "a/#b", "title": "B", "text": ""},
        {"location": "c/", "title": "C", "text": ""},
        {"location": "c/#d", "title": "D", "text": "noise"},
    ]})  # fmt: skip
    found = [
        Found("a/", "b", "A", ("1 < 2", "Twice")),
        Found("a/", "", "A", ("Twice",)),
        Found("c/", "", "C", ("All of it",), alone=True),
        Found("e/", "", "E & F", ("New",)),
    ]
    whole = json.loads(completed(index, found, words()))
    docs = whole["docs"]
    assert whole["config"] == {"separator": "x"}
    assert docs == [
        {"location": "a/", "title": "A", "text": "<p>Prose.</p>"},
        {"location": "a/#b", "title": "B", "text": "<p>1 &lt; 2</p><p>Twice</p>"},
        {"location": "c/", "title": "C", "text": "<p>All of it</p>"},
        {"location": "e/", "title": "E &amp; F", "text": "<p>New</p>"},
    ]


def test_the_first_mention_of_a_thing_is_followed_by_what_readers_call_it() -> None:
    text = "We use penetration tests. A penetration test ends."
    (doc,) = json.loads(
        completed(
            json.dumps({"config": {"separator": "x"}, "docs": [{"location": "", "title": "", "text": text}]}),
            (),
            words(),
        )
    )["docs"]
    assert doc["text"] == "We use penetration tests (pentest, pen test). A penetration test ends."
    (doc,) = json.loads(
        completed(
            json.dumps(
                {"config": {"separator": "x"}, "docs": [{"location": "", "title": "Penetration tests", "text": ""}]}
            ),
            (),
            words(),
        )
    )["docs"]
    assert doc["boost"] > 1
    assert doc["text"] == "<p>Penetration tests (pentest, pen test)</p>"


@pytest.mark.parametrize("language", languages())
def test_a_view_says_what_readers_call_it(language: str) -> None:
    assert "RSS" in of_view("", "notices", "published", words(language))[0]
    assert of_view("<p>Told.</p>", "notices", "dates", words(language)) == ("Told.",)
    assert of_view("<p>Told.</p>", "flows", None, words(language)) == ()


def test_what_a_lawyer_types_leads_to_the_right_heading_and_shows_its_sentence(browser: Browser, address: str) -> None:
    with calm_page(browser) as page:
        settled(page, address)
        query = page.locator("[data-md-component=search-query]")
        query.click()
        for typed, heading in LEADS.items():
            query.fill("")
            query.press_sequentially(typed)
            until(page, LEADS_THERE, {"typed": typed, "heading": address + heading, "most": MOST})


LEADS_THERE = """({typed, heading, most}) => {
  const marked = [...document.querySelectorAll('.md-search-result__list mark')];
  const said = marked.map(mark => mark.textContent.toLowerCase());
  const links = [...document.querySelectorAll('a.md-search-result__link')].slice(0, most);
  return document.activeElement.value === typed
    && typed.toLowerCase().split(' ').every(word => said.some(text => text.includes(word)))
    && links.some(link => link.href.replace(/[?][^#]*/, '') === heading);
}"""
"""Hits of what was typed come after hits of its first letters: all is asked at one moment."""


def test_tables_and_drawings_are_no_part_of_the_index(site: Path) -> None:
    docs = json.loads((site / "search" / "search_index.json").read_text("utf-8"))["docs"]
    vendors = [one for one in docs if one["location"].startswith("subprocessors/stripe")]
    assert [one["location"] for one in vendors] == ["subprocessors/stripe/"]
    assert "Payment processing" in vendors[0]["text"] and "United States" in vendors[0]["text"]
    assert all("Show lines" not in one["text"] for one in docs)
