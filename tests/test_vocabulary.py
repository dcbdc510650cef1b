"""One vocabulary for each law: what is said under a law is said in its own words, on pages and in notices."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
import yaml

from onward.records.inventory import read_inventory
from onward.site import views
from onward.site.page import parts
from onward.site.parts.edition import edition
from onward.site.parts.grounds import outcome_pill, reliances
from onward.words.catalogue import languages, words
from onward.words.grounds import by_law, verdict_words
from onward.world import World
from shared import shipped_law

ROOT = Path(__file__).parent.parent
LAW = shipped_law(date(2026, 11, 24))
HOPS = yaml.load((Path(__file__).parent / "transfers" / "hops.yml").read_text("utf-8"), yaml.CBaseLoader)
ROW = re.compile(r"<tr[^>]*>(.*?)</tr>", re.DOTALL)
CELL = re.compile(r"<t[hd][^>]*>(.*?)</t[hd]>", re.DOTALL)
OTHERS = {
    ("en", "eu-gdpr"): r"restricted transfer|adequacy regulations|Secretary of State|disclosure abroad|Annex 1|FADP|UK GDPR",
    ("en", "uk-gdpr"): r"third country|adequacy decision|European Commission|disclosure abroad|Annex 1|FADP|(?<!UK )\bGDPR",
    ("en", "ch-fadp"): r"restricted transfer|third country|adequacy (?:decision|regulations)|Commission\b|\bGDPR|Art\. 4\d",
    ("de", "eu-gdpr"): r"restricted transfer|beschränkte Übermittlung|adequacy regulations|Angemessenheitsverordnung"
    r"|Bekanntgabe|Anhang 1|\bDSG\b|UK GDPR|Personendaten"
    r"|Auftragsbearbeit",
    ("de", "uk-gdpr"): r"Drittland|Angemessenheitsbeschluss|Europäische[nr]? Kommission|Bekanntgabe|Anhang 1|DSGVO"
    r"|Personendaten|Auftragsbearbeit",
    ("de", "ch-fadp"): r"restricted transfer|Drittland|Übermittlung|adequacy|Angemessenheits|Kommission|GDPR|DSGVO|Art\. 4\d"
    r"|personenbezogen|Auftragsverarbeit|geeignete[rn]? Garantie",
    ("fr", "eu-gdpr"): r"transfert restreint|règlements d.adéquation|communication à l.étranger|annexe 1|\bLPD\b|RGPD britannique"
    r"|données personnelles",
    ("fr", "uk-gdpr"): r"pays tiers|décision d.adéquation|Commission européenne|communication à l.étranger|annexe 1|\bLPD\b"
    r"|\bRGPD\b(?! britannique)|données personnelles",
    ("fr", "ch-fadp"): r"transfert restreint|pays tiers|adéquation|Commission\b|RGPD|art\.\s4\d|à caractère personnel"
    r"|garanties? appropriée|\bpar\. \d",
}  # fmt: skip
"""What a sentence under a law does not say, because another law calls something so."""
OWN = {
    ("en", "eu-gdpr"): ["No transfer to a third country", "Adequacy decision of the European Commission", "Art. 46 GDPR"],
    ("en", "uk-gdpr"): ["No restricted transfer", "Adequacy regulations", "Art. 46 UK GDPR"],
    ("en", "ch-fadp"): ["No disclosure abroad", "Annex 1 DPO (Federal Council)", "Art. 16(2) FADP"],
    ("de", "eu-gdpr"): ["Keine Drittlandübermittlung", "Angemessenheitsbeschluss der Europäischen Kommission", "Art. 46 DSGVO"],
    ("de", "uk-gdpr"): ["Keine beschränkte Übermittlung", "Angemessenheitsverordnung", "Art. 46 UK GDPR"],
    ("fr", "eu-gdpr"): ["Aucun transfert vers un pays tiers", "Décision d’adéquation de la Commission européenne", "46 du RGPD"],
    ("fr", "uk-gdpr"): ["Aucun transfert restreint", "Règlements d’adéquation", "46 du RGPD britannique"],
    ("fr", "ch-fadp"): ["Aucune communication à l’étranger", "l’annexe 1 OPDo (Conseil fédéral)", "al.\N{NO-BREAK SPACE}2, LPD"],
    ("de", "ch-fadp"): ["Keine Bekanntgabe ins Ausland", "Anhang 1 DSV (Bundesrat)", "Geeigneter Datenschutz (Art. 16 Abs. 2 DSG)"],
}  # fmt: skip
ROOMS = ("ground", "kind", "no-transfer", "no-transfer-short", "adequacy.decision", "adequacy.short", "derogation")
ROOMS += ("modules.", "notice.no-transfer", "notice.instructions-basis")
NEUTRAL = {"kind.processing-contract"}
UNDER = sorted(OTHERS)


def judged(text: str) -> World:
    return World.of(read_inventory({"inventory/case.yml": text})[0], LAW)


OPSIENT = World.of(
    read_inventory({str(path): path.read_text("utf-8") for path in sorted((ROOT / "inventory").rglob("*.yml"))})[0], LAW
)


def seen(html: str) -> str:
    return re.sub(r"<[^>]+>", " ", html)


def strangers(language: str, regime: str, said: str) -> list[str]:
    return re.findall(OTHERS[language, regime], said, re.IGNORECASE)


def said_of(world: World, language: str, regime: str) -> Iterator[str]:
    """Everything that pages and notices say of the transfers of a world under a law."""
    of, say = edition(world, "public", language), words(language)
    here = [one for one in world.transfers if one.regime == regime]
    for one in here:
        yield from (verdict_words(world, say, one, short).text(say) for short in (True, False))
        name = one.ground.id if one.ground else one.outcome.value
        yield from (told.partition(": ")[2] for told in by_law({regime: [name]}, world, say))
    yield from (seen(str(outcome_pill(of, one))) for one in reliances(of, here))


@pytest.mark.parametrize(("language", "regime"), UNDER)
def test_nothing_under_a_law_is_said_in_the_words_of_another(language: str, regime: str) -> None:
    worlds = [OPSIENT, *(judged(case["given"]) for case in HOPS)]
    told = [text for world in worlds for text in said_of(world, language, regime)]
    assert told
    assert {text for text in told if strangers(language, regime, text)} == set()


@pytest.mark.parametrize(("language", "regime"), UNDER)
def test_every_sentence_that_a_law_may_need_is_in_its_words(language: str, regime: str) -> None:
    """Those of its own and those that it shares with all others; whatever inventories happen to show."""
    say = words(language)
    keys = [key for key in say.texts if key.startswith(ROOMS) and not key.startswith("adequacy.scheme")]
    none = say.under(regime, "ground.none")
    found = {key: say.under(regime, key, none=none, regime="", act="") for key in keys}
    assert {key: text for key, text in found.items() if strangers(language, regime, text) and key not in NEUTRAL} == {}


@pytest.mark.parametrize(("language", "regime"), UNDER)
def test_tables_speak_each_law_in_its_own_column(language: str, regime: str) -> None:
    """The matrix of places and laws: own terms under the law's heading, none of another's."""
    (html,) = (part for part in parts(views.view(OPSIENT, "transfers", {"part": "matrix"}, language=language)))
    assert isinstance(html, str)
    head, *rows = ([seen(cell).strip() for cell in CELL.findall(row)] for row in ROW.findall(html))
    column = " ".join(row[head.index(edition(OPSIENT, "public", language).regime(regime))] for row in rows)
    assert strangers(language, regime, column) == []
    assert OWN[language, regime][2] in column


@pytest.mark.parametrize(("language", "regime"), UNDER)
def test_each_law_has_its_own_terms(language: str, regime: str) -> None:
    say = words(language)
    told = [
        say.under(regime, "ground.none"),
        say.under(regime, "adequacy.short", act="X"),
        say.under(regime, "kind.safeguard"),
    ]
    assert [term for term, text in zip(OWN[language, regime], told, strict=True) if term not in text] == []


@pytest.mark.parametrize("language", languages())
def test_a_law_without_words_of_its_own_speaks_the_common_ones(language: str) -> None:
    say = words(language)
    assert say.under("br-lgpd", "ground.none") == say("ground.none")
    own = [key.split(".", 2)[2] for key in say.texts if key.startswith("regimes.")]
    assert [key for key in own if key not in say] == []


@pytest.mark.parametrize("language", languages())
def test_a_processing_contract_is_no_appropriate_safeguard(language: str) -> None:
    """A controller that has data under Module 1 may have it processed; the contract is not what Art. 46 GDPR means."""
    say, of = words(language), edition(OPSIENT, "public", language)
    found = [one for one in OPSIENT.transfers if one.ground and one.ground.id == "scc-8.8"]
    assert found
    for one in reliances(of, found):
        assert say.under(one.regime, "kind.safeguard") != seen(str(outcome_pill(of, one))).strip()
        assert one.words.text(say) == say("short.scc-8.8")
    assert say("relies").strip() not in say("short.scc-8.8")


GERMAN = r"Werktag|UK-DSGVO|EU-DSGVO|DS-GVO|UK-GDPR|revDSG|nDSG|rassische oder|Gestattung|Transferfolgen"
"""What is not said in German: § 3 Abs. 2 BUrlG counts Saturday as a Werktag, and each law has one spelling."""


def test_german_has_one_spelling_for_each_law_and_the_words_of_its_lawyers() -> None:
    paths = [*(ROOT / "docs" / "de").glob("*.md"), *(ROOT / "inventory").rglob("*.yml")]
    texts = words("de").texts | {str(path): path.read_text("utf-8") for path in paths}
    assert {key: re.findall(GERMAN, text) for key, text in texts.items() if re.search(GERMAN, text)} == {}
    say = words("de")
    assert say("codes.business") == "Arbeitstage (Mo–Fr)"
    assert "Arbeitstagen (Mo–Fr)" in say.template("notices.days.business")
    assert say("data.kind.racial-or-ethnic-origin") == "rassische und ethnische Herkunft"
    assert say("data.kind.criminal-offence") == "strafrechtliche Verurteilungen und Straftaten"
    assert "Die Europäische Kommission, der Bundesrat oder die britische Regierung hat" in say(
        "explained.adequacy.text"
    )
