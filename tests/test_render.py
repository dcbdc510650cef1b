"""`onward render`: every language whole, each title once, every link to something that is there."""

from __future__ import annotations

import posixpath
import re
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
import yaml

from forked import onward
from onward.markdown.stretches import front_matter
from onward.markdown.structure import headings
from shared import Shelf

ROOT = Path(__file__).parent.parent
DAY = ("--on", "2026-11-24")
LANGUAGES = {"en": "", "de": "de/", "fr": "fr/"}
ACME = """
organization: {id: acme, name: Acme, legal_name: Acme GmbH, country: DE}
purposes: [{id: service, name: Service, role: processor}]
claims: [{id: ships, statement: We ship., stated: true}]
"""


class Links(HTMLParser):
    """The relative addresses of a page's HTML."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.found: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found += [
            value for name, value in attrs if name in {"href", "src"} and value and not urlsplit(value).scheme
        ]


@pytest.fixture(scope="module")
def whole(shelf: Shelf) -> Path:
    """The worked example in all its languages."""

    def make(folder: Path) -> None:
        done = onward(ROOT, "render", str(folder / "out"), *DAY, "--address", "https://trust.example")
        assert done.returncode == 0, done.stderr
        assert done.stderr == ""

    return shelf.once("rendered", make) / "out"


def pages(folder: Path) -> dict[str, str]:
    return {path.relative_to(folder).as_posix(): path.read_text("utf-8") for path in sorted(folder.rglob("*.md"))}


def published(name: str) -> str:
    """Where generators publish a page."""
    return re.sub(r"(^|/)index/$", r"\1", name.removesuffix(".md") + "/") if name.endswith(".md") else name


def test_every_language_is_there_with_the_same_pages(whole: Path) -> None:
    found = pages(whole)
    names = {
        tag: {name.removeprefix(folder) for name in found if name.startswith(folder)}
        for tag, folder in LANGUAGES.items()
    }
    first = {name for name in names["en"] if not name.startswith(("de/", "fr/"))}
    assert {"index.md", "privacy-policy.md", "claims.md", "subprocessors/stripe.md", "notices/index.md"} <= first
    assert names["de"] == names["fr"] == first


def test_a_language_is_in_its_own_words(whole: Path) -> None:
    for tag in ("de", "fr"):
        for path in (ROOT / "docs" / tag).glob("*.md"):
            own = headings(path.read_text("utf-8"))[0].text
            assert headings((whole / tag / path.name).read_text("utf-8"))[0].text == own
    assert "Data flows" not in (whole / "de" / "data-flows.md").read_text("utf-8")


def test_each_page_has_its_title_once(whole: Path) -> None:
    for name, text in pages(whole).items():
        titles = [heading.text for heading in headings(text) if heading.level == 1]
        assert len(titles) == 1, name
        front = yaml.safe_load(text[: front_matter(text)].strip("-\n"))
        assert front["title"].split() == titles[0].split(), name


def test_every_link_leads_to_what_is_there(whole: Path) -> None:
    files = {path.relative_to(whole).as_posix() for path in whole.rglob("*") if path.is_file()}
    places = {f"/{published(name)}" for name in files}
    number = 0
    for name, text in pages(whole).items():
        for link in Links(text).found:
            if path := unquote(urlsplit(link).path):
                target = posixpath.normpath(posixpath.join(f"/{published(name)}", path))
                end = "/" if path.endswith(("/", ".")) and target != "/" else ""
                assert target + end in places, f"{name}: {link}"
                number += 1
    assert number > 500


def dead(site: Path) -> list[str]:
    """The links of a built site that lead nowhere, each behind its page; a page for lost addresses stands anywhere."""
    found = []
    for page in (path for path in site.rglob("*.html") if path.name != "404.html"):
        for link in Links(page.read_text("utf-8")).found:
            path = unquote(urlsplit(link).path)
            target = site / path.lstrip("/") if path.startswith("/") else page.parent / path
            if path and not (target / "index.html" if target.is_dir() else target).is_file():
                found.append(f"{page.relative_to(site)}: {link}")
    return found


def test_what_every_page_bears_is_there(whole: Path) -> None:
    for name, text in pages(whole).items():
        assert text.count('<aside class="ow-statement">') == 1, name
    assert "keine Rechtsberatung" in (whole / "de" / "index.md").read_text("utf-8")
    assert (whole / "assets" / "onward" / "register.css").is_file()
    assert 'modules["regions.js"]' in (whole / "assets" / "onward" / "onward.js").read_text("utf-8")
    assert "https://trust.example/de/" in (whole / "de" / "notices.atom").read_text("utf-8")
    assert (whole / "de" / "assets" / "logo.svg").read_bytes() == (ROOT / "docs" / "assets" / "logo.svg").read_bytes()


def test_a_drawing_says_under_which_law_it_is(whole: Path) -> None:
    """It is a picture, which no choice of region changes."""
    page = (whole / "de" / "data-flows.md").read_text("utf-8")
    found = re.findall(
        r'<figure><img src="../(diagrams/[\w-]+\.svg)" alt="[^"]+"><figcaption class="ow-quiet">(.*?)<', page
    )
    assert len(found) == page.count("<img ") > 1
    for name, law in found:
        assert law == "DSGVO"
        assert "Art. 46 DSGVO" in (whole / "de" / name).read_text("utf-8")


def test_one_language_alone_is_what_it_is_among_all(whole: Path, tmp_path: Path) -> None:
    done = onward(ROOT, "render", str(tmp_path), *DAY, "--language", "de", "--address", "https://trust.example/de")
    assert done.returncode == 0, done.stderr
    alone, among = (
        {path.relative_to(top): path.read_bytes() for path in top.rglob("*") if path.is_file()}
        for top in (tmp_path, whole / "de")
    )
    assert alone == among


@pytest.fixture
def acme(tmp_path: Path) -> Path:
    """A project with a page, a draft and a picture."""
    written = {
        "mkdocs.yml": "site_name: Acme\nexclude_docs: /secret.md\ndraft_docs: later.md\ntheme: {name: material, language: de}\n"
        "plugins: [onward]\n",
        "inventory/acme.yml": ACME,
        "docs/index.md": "---\ntitle: Our own\n---\nHello\n=====\n\n[Purposes](purposes.md)\n",
        "docs/purposes.md": "# Zwecke\n\n```onward\nview: purposes\n```\n\n[We ship.]{claim=ships}\n",
        "docs/secret.md": "# Secret\n",
        "docs/later.md": "# Later\n",
        "docs/.hidden.md": "# Hidden\n",
        "docs/picture.png": "\x89PNG",
    }
    for name, text in written.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode("latin-1"))
    return tmp_path


def test_what_the_site_leaves_out_is_left_out(acme: Path) -> None:
    done = onward(acme, "render", "out", *DAY)
    assert done.returncode == 0, done.stderr
    out = acme / "out"
    assert not [name for name in ("secret.md", "later.md", ".hidden.md") if (out / name).exists()]
    assert (out / "picture.png").read_bytes() == b"\x89PNG"
    front = "---\ntitle: Our own\n---\n\nHello\n=====\n"
    assert (out / "index.md").read_text("utf-8").startswith(front), "a title that is stated stays"
    assert "Auftragsverarbeiter" in (out / "purposes.md").read_text("utf-8"), "the theme states the language"


@pytest.mark.parametrize(("style", "link"), [("folders", "../claims/#claim-ships"), ("files", "claims.md#claim-ships")])
def test_links_lead_to_folders_or_to_files(style: str, link: str, acme: Path) -> None:
    done = onward(acme, "render", "out", *DAY, "--links", style)
    assert done.returncode == 0, done.stderr
    assert f'href="{link}"' in (acme / "out" / "purposes.md").read_text("utf-8")


def test_a_language_in_which_nobody_publishes_is_refused(tmp_path: Path) -> None:
    done = onward(ROOT, "render", str(tmp_path / "out"), *DAY, "--language", "it")
    assert done.returncode == 2
    assert "you publish in en, de, fr and not in `it`; `--docs` names the pages written in it" in done.stderr
    assert not (tmp_path / "out").exists()


def test_other_readers_are_told_whose_edition_it_is(acme: Path) -> None:
    done = onward(acme, "render", "out", *DAY, "--audience", "internal")
    assert done.returncode == 0, done.stderr
    assert all('<p class="ow-edition">' in text for text in pages(acme / "out").values())
