"""The terms of the manual's page `Terms` are kept: words that were struck stand in no text that Onward generates.

What the cases of the rules find is looked at where they are run.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from onward import cli
from onward.cli import command_names, main, notice
from onward.notices import email, page
from onward.notices.model import Notice, drafts
from onward.records.published import read_notices
from onward.rules import rule, rule_names
from onward.words.catalogue import languages, words
from onward.world import World
from struck import CODE, LISTS, struck
from test_notices import BASE, TODAY, cases, world

ROOT = Path(__file__).parent.parent
COMMANDS = [*command_names(cli.__path__), *(f"notice {one}" for one in command_names(notice.__path__))]
UNSEEN = re.compile(r"<(script|style|code|pre)\b.*?</\1>|<!--.*?-->", re.DOTALL)
TAG = re.compile(r"<[^>]+>")
TERMS = "manual/docs/explanation/terms.md"
"""The page that names what was struck."""
WRITTEN = {
    "readme": ("en", ["README.md"]),
    "manual": ("en", ["manual/docs/**/*.md"]),
    "starter": ("en", [f"plugins/onward/starter/{one}" for one in ("*.yml", "docs/*.md", "inventory/*.yml")]),
    "starter in German": ("de", ["plugins/onward/starter/languages/de/docs/*.md"]),
    "starter in French": ("fr", ["plugins/onward/starter/languages/fr/docs/*.md"]),
}
"""Text in files of this repository, with its language. The pages of the worked example are read on the built site."""
TRANSLATED = sorted(one.name.split(".")[1] for one in ROOT.glob("mkdocs.*.yml"))
"""The other languages of the worked example, each in a folder of the same site."""


def seen(page_of_site: str) -> str:
    """The text of an HTML page as a reader sees it."""
    return html.unescape(TAG.sub(" ", UNSEEN.sub(" ", page_of_site)))


@pytest.mark.parametrize("language", languages())
def test_every_language_has_a_list(language: str) -> None:
    assert LISTS[language]


@pytest.mark.parametrize("language", sorted(LISTS))
def test_each_pattern_finds_what_it_strikes(language: str) -> None:
    assert [one for one in LISTS[language] if not re.search(one["struck"], one["such"], re.IGNORECASE)] == []
    assert [one["say"] for one in LISTS[language] if re.search(one["struck"], one["say"], re.IGNORECASE)] == []


@pytest.mark.parametrize("language", languages())
def test_no_sentence_of_the_catalogue(language: str) -> None:
    texts = words(language).texts
    assert {key: found for key, text in texts.items() if (found := struck(language, text))} == {}


@pytest.mark.parametrize("language", ["en", *TRANSLATED])
def test_no_page_of_the_built_site(language: str, site: Path) -> None:
    folder = site / language if language in TRANSLATED else site
    others = [site / one for one in TRANSLATED if one != language]
    pages = [one for one in folder.rglob("*.html") if not any(map(one.is_relative_to, others))]
    assert len(pages) > 20
    found = {str(one.relative_to(site)): struck(language, seen(one.read_text("utf-8"))) for one in pages}
    assert {name: hits for name, hits in found.items() if hits} == {}


def told() -> Iterator[tuple[Notice, World]]:
    """The notices of every case in which there are some."""
    for case in cases("drafts.yml"):
        base = case.get("base", BASE)
        new = world(base, case["after"])
        for one in drafts(world(base, case.get("before", "")), new, TODAY):
            yield one, new


@pytest.mark.parametrize("language", languages())
def test_no_notice_and_no_mail(language: str) -> None:
    say = words(language)
    notices = list(told())
    assert len(notices) > 15
    found = []
    for one, new in notices:
        text = page.render(one, new, say, 0)
        (published,) = read_notices({"docs/notices/one.md": text})
        mail = email.render(published, new, say, "https://trust.example/notices/one/")
        found += struck(language, " ".join([CODE.sub(" ", text), mail.subject, mail.text, seen(mail.html)]))
    assert found == []


@pytest.mark.parametrize("scope", sorted(WRITTEN))
def test_no_written_page(scope: str) -> None:
    language, patterns = WRITTEN[scope]
    paths = [path for pattern in patterns for path in sorted(ROOT.glob(pattern)) if path != ROOT / TERMS]
    assert paths
    found = {str(path.relative_to(ROOT)): struck(language, CODE.sub(" ", path.read_text("utf-8"))) for path in paths}
    assert {name: hits for name, hits in found.items() if hits} == {}


@pytest.mark.parametrize("command", COMMANDS)
def test_no_help_of_a_command(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main([*command.split(), "--help"])
    assert struck("en", capsys.readouterr().out) == []


@pytest.mark.parametrize("name", rule_names())
def test_no_page_of_a_rule(name: str) -> None:
    assert struck("en", CODE.sub(" ", rule(name).doc)) == []
