"""A whole site of an inventory in which every field is filled, as MkDocs builds it: nothing internal in any byte of it."""

from __future__ import annotations

import gzip
import hashlib
import json
import posixpath
import re
from html import unescape
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from canary import CANARY, NEVER_SAID, canaries
from filled import LAW
from forked import onward
from onward.site import views
from shared import Shelf

MKDOCS = """
site_name: Acme Trust Center
site_url: https://trust.example/acme/
theme: {name: material, font: false, features: [content.action.edit]}
plugins: {search: {}, onward: {strict_lint: false, day: 2026-11-24}}
exclude_docs: /de/
repo_url: https://git.example/acme
edit_uri: edit/main/docs/
hooks: [version.py]
markdown_extensions: {attr_list: {}, md_in_html: {}, tables: {}, toc: {}}
"""
GERMAN = """
INHERIT: mkdocs.yml
docs_dir: docs/de
site_dir: site/de
theme: {language: de}
plugins: {onward: {shared: docs}}
"""
VERSION = """
def on_config(config):
    config.site_url += "1.0/"
"""
"""What `mike` does to the address of a site, once for each configuration."""
AT = "https://trust.example/acme/1.0/"
ROOT = Path(__file__).parent.parent
EDITIONS = ("public", "customer", "internal")


def build(folder: Path, audience: str, hidden_from: str) -> None:
    """The site of one edition in both languages; the canary is in what `hidden_from` may not read."""
    every = "\n".join(f"```onward\nview: {name}\n```\n" for name in views.views())
    written = {
        "mkdocs.yml": MKDOCS,
        "mkdocs.de.yml": GERMAN,
        "inventory/case.yml": json.dumps(canaries(hidden_from), ensure_ascii=False),
        "docs/index.md": f"# Every view\n\n{every}",
        "docs/de/index.md": f"# Jede Ansicht\n\n{every}",
        "version.py": VERSION,
        "docs/picture.svg": "<svg xmlns='http://www.w3.org/2000/svg'/>",
    }
    for name, text in written.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    done = onward(folder, "build", "--audience", audience, "--site-dir", str(folder / "site"))
    assert done.returncode == 0, done.stdout + done.stderr


def canary_site(shelf: Shelf, audience: str) -> Path:
    """The site of an edition; that of our own people holds the canaries of the public one."""
    hidden_from = "public" if audience == "internal" else audience
    return shelf.once(f"canaries-{audience}", lambda folder: build(folder, audience, hidden_from)) / "site"


@pytest.fixture(scope="module", params=EDITIONS)
def edition(request: pytest.FixtureRequest, shelf: Shelf) -> tuple[str, Path]:
    """An edition and its site."""
    return str(request.param), canary_site(shelf, str(request.param))


def content(site: Path) -> dict[str, str]:
    """Every file by its path, as text; what is packed is unpacked."""
    files = {path.relative_to(site).as_posix(): path.read_bytes() for path in site.rglob("*") if path.is_file()}
    own = {
        name: data for name, data in files.items() if not re.search(r"assets/(javascripts|stylesheets|images)/", name)
    }
    return {
        name: (gzip.decompress(data) if name.endswith(".gz") else data).decode("utf-8", "replace")
        for name, data in own.items()
    }


def test_nothing_internal_is_in_any_byte(edition: tuple[str, Path]) -> None:
    """Pages, search index, drawings, feeds, JSON, sitemap, comments and the names of files; in both languages."""
    audience, site = edition
    said = content(site)
    told = [name for name, text in said.items() if CANARY.lower() in f"{name} {text}".lower()]
    days = [name for name, text in said.items() if any(day in text for day in NEVER_SAID)]
    assert {"index.html", "de/index.html", "search/search_index.json", "inventory.json", "sitemap.xml.gz"} <= set(said)
    if audience == "internal":
        assert {"index.html", "de/index.html", "search/search_index.json"} <= set(told)
    else:
        assert told + days == []


def test_what_may_be_read_is_there_in_both_languages(edition: tuple[str, Path]) -> None:
    _, site = edition
    said = content(site)
    for name in ("Subprocessor service", "Right how", "Cookie purpose", "Measure name", "Condition text"):
        assert f"Seen {name}" in said["index.html"], name
        assert f"Auf Deutsch: Seen {name}" in said["de/index.html"], name
    assert '<html lang="de"' in said["de/index.html"]
    assert "picture.svg" in said
    assert "de/picture.svg" in said


def test_an_edition_that_is_not_public_says_so_and_is_found_by_nobody(edition: tuple[str, Path]) -> None:
    audience, site = edition
    for name, text in content(site).items():
        if name.endswith(".html"):
            marked = "ow-edition" in text and 'name="robots" content="noindex' in text
            assert marked is (audience != "public"), name
    assert ("Disallow: /" in content(site)["robots.txt"]) is (audience != "public")


def test_each_language_leads_to_the_same_page_in_the_others(edition: tuple[str, Path]) -> None:
    """By ways that hold wherever the site stands, and for search engines by whole addresses of the same version."""
    said = content(edition[1])
    page = "subprocessors/full-subprocessors/"
    for own in ("", "de/"):
        text = said[f"{own}{page}index.html"]
        links = [re.search(rf'<a href="([^"]+)" hreflang="{one}"', text) for one in ("en", "de")]
        assert [posixpath.normpath(f"{own}{page}{link[1]}") for link in links if link] == [page[:-1], f"de/{page[:-1]}"]
        for folder in ("", "de/"):
            assert f'rel="alternate language" href="{AT}{folder}{page}"' in text
        assert f'<link rel="canonical" href="{AT}{own}{page}"' in text
        assert f'"{AT}{own}notices.atom"' not in text
        assert f"<id>{AT}{own}" in said[f"{own}notices.atom"]
    assert '<a href="de/" hreflang="de"' in said["index.html"]
    assert '<a href="../" hreflang="en"' in said["de/index.html"]
    assert f'<a href="{urlsplit(AT).path}de/" hreflang="de"' in said["404.html"]
    assert 'href="https://git.example/acme/edit/main/docs/de/index.md"' in said["de/index.html"]
    assert 'href="https://git.example/acme/edit/main/docs/index.md"' in said["index.html"]
    assert [name for name, text in said.items() if "onward-language" in text] == []


def test_a_language_without_a_site_is_told_how_to_get_one(tmp_path: Path) -> None:
    (tmp_path / "inventory").mkdir()
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs" / "index.md").write_text("# Acme\n", "utf-8")
    (tmp_path / "mkdocs.yml").write_text(MKDOCS, "utf-8")
    (tmp_path / "version.py").write_text(VERSION, "utf-8")
    acme = "organization: {id: acme, name: Acme, country: IE, languages: [en, de]}\n"
    (tmp_path / "inventory" / "acme.yml").write_text(acme, "utf-8")
    done = onward(tmp_path, "build")
    assert done.returncode == 2
    assert "publishes in `de`, but `mkdocs.de.yml` does not exist; it begins with `INHERIT: mkdocs.yml`" in done.stderr


BANNED = re.compile(
    r"\b(compliant|compliance|verified|lawful|lawfully|safe|guaranteed"
    r"|konform|rechtskonform|DSGVO-konform|verifiziert|rechtmäßig|rechtssicher|garantiert|unbedenklich)\b",
    re.IGNORECASE,
)
"""What no page says of a transfer or of a vendor, in either language."""
BASIS = {"Lawful basis", "lawful basis", "Rechtmäßigkeit"}


def test_no_page_promises_what_it_cannot_know(site: Path) -> None:
    """Titles of law are quoted as they are; `lawful basis` is the Act's own term."""
    titles = [one.title for one in LAW.sources.values()] + [one.law for one in LAW.regimes.values()]
    for path in sorted(site.rglob("*.html")):
        text = seen(path.read_text("utf-8"))
        for quoted in (*titles, *BASIS):
            text = text.replace(quoted, "")
        assert BANNED.findall(text) == [], path.relative_to(site)


def test_every_page_says_what_it_is(site: Path) -> None:
    """Information and no advice, the agreement prevails, as of which day and law, where it stays, which facts it shows."""
    facts = hashlib.sha256((site / "facts.json").read_bytes()).hexdigest()
    owed = {
        "en": (
            "Information, not legal advice. If this differs from your agreement with us, the agreement prevails. Law",
            "Records as of",
        ),
        "de": (
            "Information, keine Rechtsberatung. Bei Abweichungen geht Ihr Vertrag mit uns vor. Recht zuletzt geprüft am",
            "Aufzeichnungen vom",
        ),
        "fr": (
            "Information, et non conseil juridique. En cas de divergence, votre contrat avec nous prévaut. Dernier",
            "Registres au",
        ),
    }
    for path in sorted(site.rglob("*.html")):
        html = path.read_text("utf-8")
        language = re.search(r'<html lang="(\w+)"', html)
        assert language
        statement = html[html.index('<aside class="ow-statement"') :]
        assert facts in statement, path
        assert [words for words in owed[language[1]] if words not in statement] == [], path
        if path.name != "404.html":
            name = path.parent.relative_to(site).as_posix()
            address = "https://trust.opsient.com/" + (f"{name}/" if name != "." else "")
            assert f'<a href="{address}">{address}</a>' in statement, path


def seen(html: str) -> str:
    """What a reader reads: no scripts, no markup."""
    bare = re.sub(r"<(script|style)\b.*?</\1>", " ", html, flags=re.DOTALL)
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", bare)).split())


def test_every_page_says_the_same_in_every_language() -> None:
    """A page of Opsient's own has its counterpart in each language: the same views in the same order, as many headings."""
    docs = ROOT / "docs"
    names = [path.name for path in sorted(docs.glob("*.md"))]
    others = [docs / path.name.split(".")[1] for path in sorted(ROOT.glob("mkdocs.*.yml"))]
    assert len(others) > 1
    for folder in others:
        assert names == [path.name for path in sorted(folder.glob("*.md"))]
        for name in names:
            english, other = (told((one / name).read_text("utf-8")) for one in (docs, folder))
            assert english == other, (folder, name)


def told(markdown: str) -> list[str]:
    """The views of a page with their options, the levels of its headings, and the claims that it makes, in order."""
    views = re.sub(r"^(```onward\n(?:[^`#\n].*\n)*)# .*\n", r"\1", markdown, flags=re.MULTILINE)  # without remarks
    return re.findall(r"^```onward\n.*?^```|^#+(?= )|{claim=[^}]*}", views, re.MULTILINE | re.DOTALL)
