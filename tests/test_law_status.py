"""How decisions stand is said as of the last check, and no longer once the law data is due for review."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from functools import cache
from html import escape
from pathlib import Path

import pytest

from onward.cli import main
from onward.law.model import Adequacy
from onward.notices import page
from onward.notices.model import drafts
from onward.records.declared import AUDIENCES
from onward.records.inventory import read_inventory
from onward.site import resources, shell, views
from onward.site.page import parts
from onward.site.parts.edition import edition
from onward.words.catalogue import languages, words
from onward.words.law import status, undated
from onward.world import World
from shared import shipped_law

ROOT = Path(__file__).parent.parent
OPSIENT = {str(path): path.read_text("utf-8") for path in sorted((ROOT / "inventory").rglob("*.yml"))}
LAW = shipped_law(date(2026, 11, 24))
LATE = date(2028, 6, 1)


@cache
def opsient(day: date, without: str = "") -> World:
    """The worked example of this repository, with or without one of its records' files."""
    texts = {path: text for path, text in OPSIENT.items() if not without or without not in path}
    return World.of(read_inventory(texts)[0], LAW.on(day))


def phrases(language: str) -> list[str]:
    """What says how the law stands, without gaps: all of it but the sentence that says why nothing is said."""
    texts = words(language).texts
    told = [text for key, text in texts.items() if key.startswith("law-status.") and key != "law-status.due"]
    return [one.strip(" (") for text in told for one in re.split(r"\{\w+\}", text) if len(one.strip(" ()")) > 2]


def everything(world: World, audience: str, language: str) -> Iterator[str]:
    """All that is published: pages, views, what stands around them, files for machines, and a notice."""
    for one in views.pages(world, audience, language):
        yield from (one.title, one.description, one.markdown)
        yield from (repr(part) for block in one.blocks.values() for part in parts(block))
    for name in views.views():
        yield from (repr(part) for part in parts(views.view(world, name, {}, audience, language)))
    site = resources.Site(edition(world, audience, language), "Opsient", "https://trust.example/")
    yield from resources.resources(site).values()
    yield from (repr(value) for name, value in shell.around(site).items() if name != "say")
    before = opsient(world.today, "smtp-provider")
    for notice in drafts(before, world, world.today):
        yield page.translation(notice, world, words(language))


@pytest.mark.parametrize("audience", AUDIENCES)
@pytest.mark.parametrize("language", languages())
def test_no_status_is_stated_once_the_law_data_is_due(language: str, audience: str) -> None:
    said = "\n".join(everything(opsient(LATE), audience, language))
    assert [one for one in phrases(language) if one in said] == []
    why = words(language)("law-status.due", day=words(language).day(LAW.review_by))
    assert escape(why) in said
    assert why in said


@pytest.mark.parametrize("language", languages())
def test_rendered_pages_state_none_then(
    language: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """The worked example on disk, hand-written pages among them, as the command writes it on that day."""
    monkeypatch.chdir(ROOT)
    assert main(["render", str(tmp_path), "--on", LATE.isoformat(), "--language", language]) == 0, capsys.readouterr()
    texts = [path.read_text("utf-8") for path in tmp_path.rglob("*") if path.suffix in {".md", ".json", ".csv", ".txt"}]
    assert [one for one in phrases(language) if any(one in text for text in texts)] == []


@pytest.mark.parametrize("language", languages())
def test_before_that_day_it_is_stated_as_of_the_last_check(language: str) -> None:
    """The same search finds it, up to the last day on which the law data counts as checked."""
    say, horizon = words(language), LAW.edition.evidence_horizon
    assert horizon
    said = "\n".join(everything(opsient(LAW.review_by), "public", language))
    assert say("law-status.in-force", day=say.day(horizon)) in said
    assert say("law-status.appeal", case="C-703/25 P") in said
    assert say("law-status.due", day=say.day(LAW.review_by)) not in said


@pytest.mark.parametrize("language", languages())
def test_nothing_is_contested_that_nobody_has_challenged(language: str) -> None:
    say, world = words(language), opsient(LAW.day)
    decision = next(one for one in LAW.entries.of["adequacy"].values() if one.id == "eu-us-dpf")
    assert isinstance(decision, Adequacy)
    bridge = replace(decision, status="in-force-dependent")
    told = "; ".join(status(bridge, world, say))
    assert say("law-status.dependent") in told
    assert say("law-status.contested") not in told
    assert "C-703/25 P" not in told
    assert "C-703/25 P" in "; ".join(status(decision, world, say))
    assert say("law-status.contested") in "; ".join(status(replace(decision, challenge=None), world, say))


@pytest.mark.parametrize(
    ("language", "text", "left"),
    [
        ("en", "SI 2023/1028, in force 12 Oct 2023", "SI 2023/1028"),
        ("en", "2025 c. 18; transfers part in force 5 Feb 2026", "2025 c. 18"),
        ("en", "in force 15 Sept 2024", ""),
        ("en", "CELEX 32023D1795, OJ L 231, 20.9.2023, p. 118", "CELEX 32023D1795, OJ L 231, 20.9.2023, p. 118"),
        ("de", "AS 2022 491; in Kraft seit 1. September 2023", "AS 2022 491"),
    ],
)
def test_a_reference_without_the_day_of_its_beginning(language: str, text: str, left: str) -> None:
    assert undated(text, words(language)) == left
