"""The site in a browser that holds it to its own policy: everything works, nothing is refused, nothing is left behind."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from served import at_home, headers, settled, until

HOME = "https://trust.opsient.com/"
HOOK = """
window.refused = [];
document.addEventListener("securitypolicyviolation", one => window.refused.push(`${one.violatedDirective} ${one.blockedURI}`));
"""


@pytest.fixture
def visitor(browser: Browser, address: str) -> Iterator[Page]:
    """Somebody at the site's own address, under https, who notes what the policy refuses."""
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    context.add_init_script(HOOK)
    with at_home(context, address, HOME):
        yield context.new_page()
    context.close()


def left_behind(page: Page) -> list[object]:
    told = page.evaluate("[Object.keys(localStorage), Object.keys(sessionStorage), document.cookie, window.refused]")
    return [*told, page.context.cookies()]


def test_the_policy_is_strict_and_fits_every_host(site: Path) -> None:
    told = headers(site)["Content-Security-Policy"]
    assert "unsafe" not in told
    assert "default-src 'none'" in told
    assert "frame-ancestors 'none'" in told
    assert len(told) < 2000
    for page in site.rglob("*.html"):
        (meta,) = re.findall(r'<meta http-equiv="Content-Security-Policy" content="([^"]*)">', page.read_text("utf-8"))
        assert f"{meta}; frame-ancestors 'none'" == told, page
    nginx = (site / "_headers.nginx.conf").read_text("utf-8")
    told = [f'add_header {name} "{value}" always;' for name, value in headers(site).items()]
    assert nginx.splitlines()[: len(told)] == told


def test_scripts_of_other_sites_may_read_data_and_nothing_else(site: Path) -> None:
    shared = {path for path in paths(site) if "Access-Control-Allow-Origin" in headers(site, path)}
    assert {
        "/subprocessors.json",
        "/subprocessors.csv",
        "/inventory.json",
        "/notices.atom",
        "/de/notices.ics",
    } <= shared
    assert {path.rpartition(".")[2] for path in shared} == {"atom", "csv", "ics", "json"}
    assert [path for path in shared if path.startswith(("/assets/", "/search/"))] == []
    nginx = (site / "_headers.nginx.conf").read_text("utf-8")
    pattern = re.compile(re.findall(r'\$uri ~ "([^"]+)"', nginx)[0])
    assert {path for path in paths(site) if pattern.search(path)} == shared


def paths(site: Path) -> list[str]:
    return [f"/{one.relative_to(site).as_posix()}" for one in site.rglob("*") if one.is_file()]


def test_instant_navigation_search_and_colours_work_under_it(visitor: Page) -> None:
    settled(visitor, HOME)
    assert left_behind(visitor) == [[], [], "", [], []]
    visitor.evaluate("window.kept = true")
    for name, path in (("Subprocessors", "subprocessors/"), ("Data flows", "data-flows/"), ("Changes", "changes/")):
        visitor.locator(".md-tabs__link", has_text=name).click()
        expect(visitor).to_have_url(HOME + path)
        expect(visitor.locator("h1")).to_contain_text(name)
        visitor.wait_for_timeout(500)  # the theme scrolls and closes its search a moment after each page
    visitor.locator("[data-md-component=search-query]").click()
    visitor.keyboard.type("stripe")
    expect(visitor.locator(".md-search-result__link").first).to_have_attribute("href", re.compile("stripe"))
    visitor.keyboard.press("Enter")
    expect(visitor).to_have_url(re.compile("stripe"))
    assert visitor.evaluate("window.kept") is True
    assert left_behind(visitor) == [[], [], "", [], []]


def test_only_a_chosen_colour_scheme_is_remembered_and_only_here(visitor: Page) -> None:
    settled(visitor, HOME + "subprocessors/")
    visitor.locator("form[data-md-component=palette] label:visible").click()
    assert visitor.evaluate("document.body.dataset.mdColorScheme") == "slate"
    assert left_behind(visitor) == [["/.__palette"], [], "", [], []]


def test_what_is_not_named_does_not_run(visitor: Page) -> None:
    """The policy is in force: a script, a handler and a style that nobody named are refused."""
    settled(visitor, HOME)
    visitor.evaluate(
        """() => {
            document.body.insertAdjacentHTML("beforeend", '<img src="data:," onerror="window.ran = 1"><p style="color: red">');
            const script = document.createElement("script");
            script.textContent = "window.ran = 2";
            document.body.append(script);
        }"""
    )
    until(visitor, "window.refused.length >= 3")
    assert visitor.evaluate("window.ran") is None
