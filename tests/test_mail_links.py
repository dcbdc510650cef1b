"""Links that begin a message: each has its mailbox, a subject and a text, in the language of the page on which it stands."""

from __future__ import annotations

import re
from html import unescape
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest

from onward.words.catalogue import words

LINK = re.compile(r'href="(mailto:[^"]*\?[^"]*)"')
PAGES = ("index.html", "security/index.html", "subprocessors/stripe/index.html", "transfers/index.html")
BEGUN = ("documents", "subscribe")


def begun(page: Path) -> list[tuple[str, str, str]]:
    """Mailbox, subject and text of each message that a page begins."""
    found = []
    for link in dict.fromkeys(LINK.findall(page.read_text("utf-8"))):
        parts = urlsplit(unescape(link))
        fields = parse_qs(parts.query)
        assert set(fields) == {"subject", "body"}, link
        assert " " not in link
        found.append((parts.path, fields["subject"][0], fields["body"][0]))
    return found


@pytest.mark.parametrize("language", ["en", "de", "fr"])
def test_a_link_begins_a_whole_message(language: str, site: Path) -> None:
    say = words(language)
    shapes = {
        name: [
            re.escape(say.template(f"{name}.{part}")).replace(re.escape("{name}"), "(.+)")
            for part in ("subject", "body")
        ]
        for name in BEGUN
    }
    for page in PAGES:
        messages = begun(site / ("" if language == "en" else language) / page)
        kinds = set()
        for box, subject, body in messages:
            assert box == "privacy@opsient.com"
            fits = [
                name
                for name, (first, text) in shapes.items()
                if re.fullmatch(first, subject) and re.fullmatch(text, body)
            ]
            assert len(fits) == 1, (subject, body)
            kinds.update(fits)
        assert kinds == (set(BEGUN) if page != "transfers/index.html" else {"subscribe"})


@pytest.mark.parametrize("language", ["en", "de", "fr"])
def test_each_document_has_its_way(language: str, site: Path) -> None:
    page = (site / ("" if language == "en" else language) / "security" / "index.html").read_text("utf-8")
    papers = re.findall(r'<li[^>]* id="document-[^"]*">.*?</li>', page, re.DOTALL)
    assert papers
    assert all('class="ow-button"' in one and "href=" in one for one in papers)
