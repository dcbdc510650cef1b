"""The site's scripts are one script, which runs wherever a page is opened."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser

from onward.finding import OnwardError
from onward.site.scripts import bundle
from served import calm_page, until

BASE = "export const twice = (n) => n * 2;\nexport function once(n) { return n; }\nconst hidden = 3;\n"
USER = 'import { twice as double, once } from "./base.js";\nconst hidden = 4;\n'
USER += "globalThis.said = [double(hidden), once(1), typeof exports];\n"


def test_modules_keep_their_scopes_and_their_order(browser: Browser) -> None:
    with calm_page(browser) as page:
        page.add_script_tag(content=bundle({"a.js": USER, "base.js": BASE}))
        assert page.evaluate("said") == [8, 1, "undefined"]
        assert page.evaluate("typeof modules") == "undefined"


@pytest.mark.parametrize("line", ['import "./base.js";', "export default 1;", 'export * from "./base.js";'])
def test_a_form_that_is_not_known_stops_the_build(line: str) -> None:
    with pytest.raises(OnwardError, match=r"a\.js: .* cannot be put into one script"):
        bundle({"a.js": f"{line}\n", "base.js": BASE})


def test_a_page_works_when_it_is_opened_from_a_disk(site: Path, browser: Browser) -> None:
    """The tutorial opens one. The reader's choice of a region goes along with each link, which is the script's work."""
    said: list[str] = []
    with calm_page(browser) as page:
        page.on("console", lambda message: said.append(message.text))
        page.goto((site / "subprocessors" / "index.html").as_uri() + "?region=uk-gdpr")
        link = page.locator("article a[href*='stripe/']").first
        link.dispatch_event("pointerdown")
        assert str(link.get_attribute("href")).endswith("stripe/index.html?region=uk-gdpr")
        mail = page.locator("article a[href^='mailto:']").first
        mail.dispatch_event("pointerdown")
        assert "region" not in str(mail.get_attribute("href"))
    assert said == []


def test_a_site_on_a_disk_is_walked_through_in_every_language(site: Path, browser: Browser) -> None:
    """A browser shows the list of a folder where a server would send its first page."""
    walk = {
        ".md-tabs__link[href='subprocessors/']": "Subprocessors",
        "a.md-select__link[hreflang=de]": "Unterauftragsverarbeiter",
        "a.md-select__link[hreflang=fr]": "Sous-traitants ultérieurs",
        "a.md-select__link[hreflang=en]": "Subprocessors",
        ".md-tabs__link[href='../transfers/']": "International transfers",
    }
    with calm_page(browser) as page:
        page.goto((site / "index.html").as_uri())
        for link, heading in walk.items():
            page.locator(link).dispatch_event("click")
            page.locator("h1", has_text=heading).wait_for()
            until(page, "document.readyState === 'complete'")
