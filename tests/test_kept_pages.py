"""What `serve` keeps of pages: after each edit the site is, byte by byte, the one that would be built from nothing."""

from __future__ import annotations

from pathlib import Path

import pytest
from mkdocs.commands.build import build
from mkdocs.config import load_config

from large import trust_center
from onward.site import keeping
from onward.site.languages import _plugins_of_its_own
from onward.site.plugin import OnwardPlugin
from test_determinism import digests

GERMAN = "INHERIT: mkdocs.yml\ndocs_dir: docs/de\nsite_dir: site/de\ntheme: {language: de}\nnav: [index.md]\n"
FLOW = "{id: more, from: system-1, to: vendor-0, data: [data.kind-1], purpose: purpose-1, visibility: public}"
NOTICE = "---\nnotice: a1b2c3\ntitle: Vendor One leaves\nannounced: 2026-11-01\nfacts: bb\n---\n\n# Vendor One leaves\n"
EDITS = {
    "records": (
        ("inventory/subprocessors.yml", "name: Vendor 1\n", "name: Vendor One\n"),
        ("inventory/flows.yml", "flows:\n", f"flows:\n  - {FLOW}\n"),
        ("inventory/subprocessors.yml", "signed: 2024-02-20", "signed: 2024-03-20"),
        ("inventory/organization.yml", "{id: data.kind-1, name: data.kind-1}", "{id: data.kind-1, name: Addresses}"),
    ),
    "a notice, and a vendor less": (
        ("docs/notices/2026-11-01-vendor.md", "", NOTICE),
        ("inventory/subprocessors.yml", "    since: 2025-01-01\n", "    since: 2025-01-01\n    until: 2026-11-01\n"),
    ),
    "pages": (("docs/index.md", "# index\n", "# index\n\nMore of it.\n"), ("docs/de/index.md", "# Anfang", "# Start")),
    "settings": (
        ("mkdocs.yml", "navigation.prune", "navigation.prune, navigation.top"),
        ("inventory/organization.yml", "name: Acme,", "name: Acme & Co,"),
    ),
}
"""Files, what stands in each, and what stands there then; each on top of those before."""
KEPT = {
    "records": (3, 3),
    "a notice, and a vendor less": (4, 5),
    "pages": (10, 0),
    "settings": (0, 0),
}
"""How many pages are as they were, in English and in German, whose navigation takes over the name of its page."""
SAME = {
    "records": (False, False),
    "a notice, and a vendor less": (False, False),
    "pages": (True, False),
    "settings": (False, False),
}
"""Whether all that is generated is made from the same: what pages are called is known to others, what they say is not."""


@pytest.fixture
def center(tmp_path: Path) -> Path:
    """Few vendors, in two languages."""
    folder = trust_center(tmp_path / "center", 3, 2)
    settings, organization = folder / "mkdocs.yml", folder / "inventory" / "organization.yml"
    settings.write_text(settings.read_text("utf-8") + "exclude_docs: /de/\n", "utf-8")
    (folder / "mkdocs.de.yml").write_text(GERMAN, "utf-8")
    (folder / "docs" / "de").mkdir()
    (folder / "docs" / "de" / "index.md").write_text("# Anfang\n\n```onward\nview: flows\n```\n", "utf-8")
    text = organization.read_text("utf-8").replace("country: IE", "country: IE, languages: [en, de]")
    organization.write_text(text, "utf-8")
    return folder


def built(center: Path, site: Path) -> OnwardPlugin:
    """A build of `serve`, which keeps the object of the plugin from one to the next."""
    config = load_config(str(center / "mkdocs.yml"), site_dir=str(site))
    plugin = config.plugins["onward"]
    assert isinstance(plugin, OnwardPlugin)
    if not plugin.served:
        config.plugins.on_startup(command="serve", dirty=False)
    build(config)
    return plugin


def edited(path: Path, there: str, then: str) -> None:
    """Writes a file anew, or first where nothing stands in it."""
    path.parent.mkdir(exist_ok=True)
    text = path.read_text("utf-8") if there else ""
    assert there in text
    path.write_text(text.replace(there, then, 1) if there else then, "utf-8")


def test_a_site_is_the_same_whatever_was_kept(center: Path, tmp_path: Path) -> None:
    with _plugins_of_its_own():
        kept_of = built(center, tmp_path / "site").kept_of
        for edit, changes in EDITS.items():
            for name, there, then in changes:
                edited(center / name, there, then)
            before = [kept.generated for kept in kept_of.values()]
            built(center, tmp_path / "site")
            with _plugins_of_its_own():
                built(center, tmp_path / "fresh")
            assert digests(tmp_path / "site") == digests(tmp_path / "fresh"), edit
            assert tuple(kept.reused for kept in kept_of.values()) == KEPT[edit]
            same = zip(before, (kept.generated for kept in kept_of.values()), strict=True)
            assert tuple(earlier is later for earlier, later in same) == SAME[edit]


@pytest.mark.parametrize(
    "also", ["hooks: [hook.py]", "theme: {name: material, custom_dir: own}", "plugins: {tags: {}}"]
)
def test_nothing_is_kept_beside_others_that_write_on_pages(also: str, tmp_path: Path) -> None:
    (tmp_path / "docs").mkdir()
    (tmp_path / "own").mkdir()
    (tmp_path / "hook.py").touch()
    plain = "site_name: A\ntheme: {name: material}\nplugins: {search: {}, onward: {}}\n"
    (tmp_path / "plain.yml").write_text(plain, "utf-8")
    (tmp_path / "mkdocs.yml").write_text(f"INHERIT: plain.yml\n{also}\n", "utf-8")
    assert keeping.alone(load_config(str(tmp_path / "plain.yml")))
    assert not keeping.alone(load_config(str(tmp_path / "mkdocs.yml")))
