"""What else builds the site: the ways that the manual shows, as it shows them, and the plugins that people have beside Onward."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from mkdocs.exceptions import PluginError

from forked import onward
from onward.site.config import beside
from shared import Shelf
from test_render import Links, dead
from walk import BLOCK, PERSON, TITLE

ROOT = Path(__file__).parent.parent
PAGE = (ROOT / "manual" / "docs" / "how-to" / "generators.md").read_text("utf-8")
SHOWN = {title[1]: block["text"] for block in BLOCK.finditer(PAGE) if (title := TITLE.search(block["more"]))}
"""The files and the sessions of the page by their titles."""
BUILDER = re.compile(r'<meta name="generator"[^>]*>')
WHOLE = {
    "SOURCE_DATE_EPOCH": "1795478400",
    "NO_MKDOCS_2_WARNING": "1",
    "PATH": f"{Path(sys.executable).parent}:{os.environ['PATH']}",
}
ENVIRONMENT = {**os.environ, **PERSON, **WHOLE}


def ran(folder: Path, *words: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(words, cwd=folder, env=ENVIRONMENT, capture_output=True, text=True, check=False)


def text(path: Path) -> str:
    return path.read_text("utf-8")


@pytest.fixture
def center(shelf: Shelf, tmp_path: Path) -> Path:
    """A trust center in English and German, of this test alone."""

    def make(folder: Path) -> None:
        words = ("init", ".", "--name", "Acme", "--country", "DE", "--language", "en", "--language", "de")
        done = onward(folder, *words, "--url", "https://trust.acme.com/", env=ENVIRONMENT)
        assert done.returncode == 0, done.stderr

    ran(tmp_path, "cp", "-r", f"{shelf.once('in two languages', make)}/.", ".")
    return tmp_path


def shown(center: Path, session: str, *files: str) -> None:
    """What a session of the page does with its files."""
    for name in files:
        (center / name).parent.mkdir(exist_ok=True)
        (center / name).write_text(SHOWN[name], "utf-8")
    done = ran(center, "bash", "-euc", SHOWN[session])
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize(
    ("session", "files", "site"),
    [
        ("Zensical", ("zensical.toml", "zensical.de.toml"), "site"),
        ("Hugo", ("hugo.toml", "layouts/all.html"), "public"),
    ],
)
def test_rendered_pages_are_built_as_the_manual_says(
    session: str, files: tuple[str, ...], site: str, center: Path
) -> None:
    shown(center, session, *files)
    built = center / site
    for folder, heading in (("", "Subprocessors"), ("de/", "Unterauftragsverarbeiter")):
        page = text(built / folder / "subprocessors" / "index.html")
        assert re.findall(r"<h1[^>]*>([^<]*)", page) == [heading]
        assert f'<html lang="{folder[:2] or "en"}"' in page
        assert "Example Mailer" in page
    assert dead(built) == []
    assert (built / ".well-known" / "subprocessors.json").is_file()


def test_properdocs_builds_the_same_site(center: Path) -> None:
    """`mike` takes ProperDocs where it is there; what it publishes is what `onward build` makes of the same address."""
    for words in ("init -q -b main", "add -A", "commit -q -m first"):
        assert ran(center, "git", *words.split()).returncode == 0
    copy = ran(center, "mike", "deploy", "1.0")
    assert "`mike` builds from a copy of mkdocs.yml unless it is listed there" in copy.stdout + copy.stderr
    config = center / "mkdocs.yml"
    config.write_text(
        text(config)
        .replace("  - search\n", "  - mike\n  - search\n")
        .replace("  search: {}\n", "  mike: {}\n  search: {}\n"),
        "utf-8",
    )
    deployed = ran(center, "mike", "deploy", "1.0")
    assert deployed.returncode == 0, deployed.stdout + deployed.stderr
    assert ran(center, "git", "worktree", "add", "out", "gh-pages").returncode == 0
    site = center / "out" / "1.0"
    assert 'content="mkdocs-ProperDocs' in text(site / "index.html")
    for folder in ("", "de/"):
        page, feed = text(site / folder / "transfers" / "index.html"), text(site / folder / "notices.atom")
        assert f'<link rel="canonical" href="https://trust.acme.com/1.0/{folder}transfers/">' in page
        assert (
            f'<link rel="self" type="application/atom+xml" href="https://trust.acme.com/1.0/{folder}notices.atom"'
            in feed
        )
    done = onward(center, "build", env={**ENVIRONMENT, "MIKE_DOCS_VERSION": "1.0"})
    assert done.returncode == 0, done.stderr
    ours = {path.relative_to(center / "site"): path for path in (center / "site").rglob("*.html")}
    assert len(ours) > 20
    for name, path in ours.items():
        assert BUILDER.sub("", text(site / name)) == BUILDER.sub("", text(path)), name


def test_a_project_of_material(center: Path) -> None:
    """Material moves its own files to the larger site, and asks every file where it comes from."""
    trust = center / "projects" / "trust"
    trust.mkdir(parents=True)
    for name in ("docs", "inventory", "mkdocs.yml", "mkdocs.de.yml"):
        (center / name).rename(trust / name)
    own = trust / "mkdocs.yml"
    own.write_text(text(own).replace("https://trust.acme.com/", "https://acme.com/trust/"), "utf-8")
    larger = (
        "site_name: Docs\nsite_url: https://acme.com/\ntheme: {name: material}\nplugins: {search: {}, projects: {}}\n"
    )
    (center / "mkdocs.yml").write_text(larger, "utf-8")
    (center / "docs").mkdir()
    (center / "docs" / "index.md").write_text("# Docs\n", "utf-8")
    done = ran(center, sys.executable, "-m", "mkdocs", "build")
    assert done.returncode == 0, done.stdout + done.stderr
    for name in ("trust/index.html", "trust/de/subprocessors/index.html"):
        page = center / "site" / name
        assert "Example Mailer" in text(page)
        lost = [
            link for link in Links(text(page)).found if link.endswith(".css") and not (page.parent / link).is_file()
        ]
        assert lost == []


def test_a_site_that_stands_takes_a_trust_center_in(tmp_path: Path) -> None:
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs" / "index.md").write_text("# Acme\n", "utf-8")
    (tmp_path / "mkdocs.yml").write_text(SHOWN["mkdocs.yml"], "utf-8")
    refused = onward(tmp_path, "init", env=ENVIRONMENT)
    assert refused.returncode == 2
    assert "list `onward` under `plugins` of mkdocs.yml" in refused.stderr
    shown(tmp_path, "In a site")
    done = onward(tmp_path, "build", "--strict", env=ENVIRONMENT)
    assert done.returncode == 0, done.stderr
    assert "Example Mailer" in text(tmp_path / "site" / "trust" / "subprocessors" / "index.html")
    assert dead(tmp_path / "site") == []


def test_monorepo_is_refused() -> None:
    beside({"search", "onward", "mike"})
    with pytest.raises(PluginError, match=r"give the trust center a mkdocs\.yml of its own"):
        beside({"monorepo": None, "onward": None})
