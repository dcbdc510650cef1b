"""An edition that is not public, in a browser: every type of page says whom it is for, on the screen and on paper."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from served import served
from shared import Shelf
from test_built import canary_site

A4 = {"width": 672, "height": 950}
MARKS = {
    "en": {"customer": "Customer edition", "internal": "Internal edition"},
    "de": {"customer": "Ausgabe für Kunden", "internal": "Interne Ausgabe"},
}


def types(site: Path) -> list[str]:
    """Every page of the first level, and of each folder below the first one: they are of one type."""
    first: dict[str, str] = {}
    for name in sorted(path.relative_to(site).as_posix() for path in site.rglob("*.html")):
        folder, _, page = name.removesuffix("/index.html").partition("/")
        first.setdefault(f"{folder}/" if page else folder, name)
    return list(first.values())


@pytest.mark.parametrize("language", MARKS)
@pytest.mark.parametrize("audience", ["customer", "internal"])
def test_every_type_of_page_says_whom_it_is_for(audience: str, language: str, shelf: Shelf, browser: Browser) -> None:
    site = canary_site(shelf, audience)
    below = "de/" if language == "de" else ""
    names = [name for name in types(site / below) if language == "de" or not name.startswith("de/")]
    assert len(names) > 8
    page = browser.new_page(
        viewport={"width": 1280, "height": 900}, java_script_enabled=False
    )  # no script has a part in it
    with served(site) as address:
        for name in names:
            page.goto(f"{address}{below}{name}")
            for media in ("screen", "print"):
                page.set_viewport_size(A4 if media == "print" else {"width": 1280, "height": 900})
                page.emulate_media(media=media)  # type: ignore[arg-type]
                mark = page.locator(".ow-edition")
                expect(mark, name).to_be_in_viewport(ratio=1)
                assert MARKS[language][audience].lower() in mark.inner_text().lower(), name
    page.close()
