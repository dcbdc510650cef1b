"""The commands that make the site, from any folder of a project, with settings of any shape: a site, or one line that says why."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest

from onward.cli import main
from onward.project.settings import settings
from onward.site.config import OnwardConfig

DAY = "2026-11-24"
MINIMAL = "site_name: A\ntheme: {name: material, font: false}\nplugins: [onward]\n"


@pytest.mark.parametrize("action", ["http://mail.example/", "https://mail.example/; script-src *", "javascript:x", 3])
def test_a_form_sends_to_one_plain_address_under_https(action: object) -> None:
    config = OnwardConfig()
    config.load_dict({"subscribe": {"action": action}})
    errors, _ = config.validate()
    assert [str(error) for _, error in errors] != []


def test_without_a_form_none_is_placed() -> None:
    config = OnwardConfig()
    config.load_dict({})
    assert config.validate() == ([], [])
    assert config.subscribe.shown() is None


@pytest.fixture
def started(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> Path:
    """A project as `onward init` makes it, in which one stands."""
    monkeypatch.chdir(tmp_path)
    settings.cache_clear()
    subprocess.run(["git", "init", "-q"], check=True)
    assert main(["init"]) == 0
    (tmp_path / "mkdocs.yml").write_text(MINIMAL, "utf-8")
    capfd.readouterr()
    return tmp_path


@pytest.mark.parametrize("below", ["docs", "inventory", "schema"])
def test_build_and_its_kin_from_a_folder_below(
    below: str, started: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(started / below)
    assert main(["build", "--on", DAY]) == 0
    assert (started / "site" / "index.html").is_file()
    assert main(["verify-site", "--browser", "never", "--on", DAY]) == 0
    assert "Method: a scan" in capfd.readouterr().out
    assert main(["render", "../plain", "--on", DAY]) == 0
    assert "\n# Changes\n" in (started / "plain" / "changes.md").read_text("utf-8")
    assert [path.name for path in Path().iterdir() if path.name in (".cache", "site", "docs")] == []


def test_serve_from_a_folder_below(started: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    served: list[str] = []
    monkeypatch.setattr("mkdocs.commands.serve.serve", lambda path, **_: served.append(path))
    monkeypatch.chdir(started / "docs")
    assert main(["serve"]) == 0
    assert [Path(path).resolve() for path in served] == [(started / "mkdocs.yml").resolve()]


def test_pages_and_site_are_where_mkdocs_yml_says(
    started: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    (started / "docs").rename(started / "pages")
    (started / "mkdocs.yml").write_text(f"{MINIMAL}docs_dir: pages\nsite_dir: made\n", "utf-8")
    monkeypatch.chdir(started / "inventory")
    assert main(["build", "--on", DAY]) == 0
    assert main(["verify-site", "--browser", "never", "--on", DAY]) == 0
    assert main(["render", "../plain", "--on", DAY]) == 0
    assert (started / "plain" / "data-flows.md").is_file()


REFUSED = {
    "another theme": (("name: material", "name: mkdocs"), "made for the theme Material, and `theme` is `mkdocs`"),
    "no theme": (("theme: {name: material, font: false}\n", ""), "write `theme: {name: material}`"),
    "a theme that is not installed": (("name: material", "name: nosuch"), "Unrecognised theme name: 'nosuch'"),
    "a theme without language": (("font: false", "language: null"), "`language` of the theme is None"),
    "a language of no words": (("font: false", "language: tlh"), "the language `tlh` is not supported"),
    "a number for a theme": (("{name: material, font: false}", "5"), "Config value 'theme': Invalid type"),
    "a number for plugins": (("[onward]", "5"), "Invalid Plugins configuration"),
    "the plugin twice": (("[onward]", "[onward, onward]"), "lists the plugin `onward` more than once"),
    "the plugin not at all": (("[onward]", "[]"), "does not list the plugin: `plugins: [search, onward]`"),
    "another plugin that is not installed": (("[onward]", "[onward, nosuch]"), '"nosuch" plugin is not installed'),
    "an option of another type": (
        ("[onward]", "[onward: {strict_lint: no way}]"),
        "mkdocs.yml:3:20: `mkdocs.yml` cannot be used: Config value 'plugins': Plugin 'onward' option 'strict_lint': "
        "Expected type: `true` or `false` but received: a text",
    ),
    "an option that is misspelt": (
        ("[onward]", "[onward: {audeince: internal}]"),
        "mkdocs.yml:3:20: `mkdocs.yml` cannot be used: Config value 'plugins': Plugin 'onward' option 'audeince': there is no such "
        "option; did you mean `audience`?",
    ),
    "a day that there is not": (("[onward]", "[onward: {day: 2026-13-01}]"), "mkdocs.yml:3:25: "),
    "a tab that indents": (("plugins:", "\tplugins:"), "a tab in the indentation; indent with spaces"),
    "an option of an option that there is not": (
        ("[onward]", "[onward: {subscribe: {colour: red}}]"),
        "'colour': there is no such option; use one of action, field",
    ),
    "an inventory that is not there": (
        ("[onward]", "[onward: {inventory: absent}]"),
        "does not exist; give another one with --inventory",
    ),
    "an extension that is not installed": (("plugins:", "markdown_extensions: [no.ext]\nplugins:"), "'no.ext'"),
    "a module that is not there": (("plugins:", "x: !!python/name:nosuch.a\nplugins:"), "No module named 'nosuch'"),
    "a parent that is not there": (
        ("plugins:", "INHERIT: no.yml\nplugins:"),
        "inherits from `no.yml`, which does not exist",
    ),
    "a name that is missing": (("site_name: A\n", ""), "'site_name': Required configuration not provided"),
    "pages that are not there": (("plugins:", "docs_dir: absent\nplugins:"), "isn't an existing directory"),
    "a template of nothing": (("font: false", "custom_dir: own"), "a template of the theme is missing or invalid"),
    "a bracket that stays open": (("plugins: [onward]", "plugins: [onward"), "mkdocs.yml:3:17: `,` or `]` is missing"),
    "a list": ((MINIMAL, "- a\n"), "Expected a key-value mapping"),
    "nothing": ((MINIMAL, ""), "'site_name': Required"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_settings_that_cannot_be_used(name: str, started: Path, capfd: pytest.CaptureFixture[str]) -> None:
    change, why = REFUSED[name]
    assert change[0] in MINIMAL
    (started / "mkdocs.yml").write_text(MINIMAL.replace(*change), "utf-8")
    (started / "own").mkdir()
    (started / "own" / "main.html").write_text('{% extends "nothing.html" %}', "utf-8")
    assert main(["build", "--on", DAY]) == 2
    told = capfd.readouterr()
    (line,) = [line for line in told.err.splitlines() if not line.startswith("WARNING")]
    assert line.startswith("onward: ")
    assert why in line
    assert told.out == ""
    assert not (started / "site").exists()


def test_findings_that_stop_a_build_keep_their_lines(started: Path, capfd: pytest.CaptureFixture[str]) -> None:
    (started / "inventory" / "more.yml").write_text("purposes:\n  - {id: a, nmae: A}\n  - {id: b, nmae: B}\n", "utf-8")
    assert main(["build", "--on", DAY]) == 2
    said = capfd.readouterr().err.splitlines()
    assert "build failed: the inventory has 2 errors:" in said[0]
    assert len(said) == 3


NOTICE = """\
---
notice: a1b2c3
title: Mailer will be engaged
announced: 2026-11-01
facts: bb
---

# Mailer will be engaged

- **Contact:** mailer@acme.test, and <https://list.acme.test/a?b=1&c=2>; more at https://acme.test/list. `x@y.test`
"""


def test_addresses_on_the_page_of_a_notice_are_links(started: Path) -> None:
    (started / "mkdocs.yml").write_text(MINIMAL.replace("[onward]", "[onward: {strict_lint: false}]"), "utf-8")
    (started / "docs" / "notices").mkdir()
    (started / "docs" / "notices" / "2026-11-01-mailer.md").write_text(NOTICE, "utf-8")
    assert main(["build", "--on", DAY]) == 0
    shown = (started / "site" / "notices" / "2026-11-01-mailer" / "index.html").read_text("utf-8")
    links = re.findall(r'<a href="((?:mailto:|https://)[^"]*acme[^"]*)">([^<]*)</a>', shown)
    assert links == [
        ("mailto:mailer@acme.test", "mailer@acme.test"),
        ("https://list.acme.test/a?b=1&amp;c=2", "https://list.acme.test/a?b=1&amp;c=2"),
        ("https://acme.test/list", "https://acme.test/list"),
    ]
