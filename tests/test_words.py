"""The catalogue of words: every language says the same things with the same gaps, and nothing in it is for nobody."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from datetime import date
from functools import cache
from string import Formatter

import pytest
import yaml

from house import MODULES, PACKAGE
from onward.files import package_law
from onward.law import Law
from onward.records.inventory import read_inventory
from onward.records.values import Duration
from onward.words.catalogue import languages, words
from onward.words.law import in_language, law_name
from onward.words.locales import plural
from onward.world import World
from shared import shipped_law

ENGLISH = re.compile(r"in force|GDPR|Gazette|FDPIC|EDPB|CJEU|OJ ")
"""What makes a reference an English one; numbers and abbreviations are the same in every language."""
OTHERS = [one for one in languages() if one != "en"]
CALL = re.compile(r"""say(?:\.count)?\(\s*["']([\w.-]+)["']""")
"""How a template asks for a sentence."""
CATEGORIES = ("zero", "one", "two", "few", "many", "other")
NOT_COUNTED = {"measures", "transfers.data"}
"""Where `other` means others, and no number."""
COUNTED = rf"(\.({'|'.join(CATEGORIES)}))?"
ROOMS = {key.partition(".")[0] for key in words().texts}
ANYTHING = r"[\w-]*(\.[\w.-]+)?"


def test_english_and_german_are_there() -> None:
    assert {"de", "en"} <= set(languages())


@pytest.mark.parametrize("language", OTHERS)
def test_every_language_has_the_same_keys_in_the_same_order(language: str) -> None:
    assert uncounted(language) == uncounted("en")


@pytest.mark.parametrize("language", languages())
def test_every_number_has_its_sentence(language: str) -> None:
    """Each category of CLDR that a whole number may have in the language, and no other."""
    say = words(language)
    needed = {plural(say.locale, number) for number in range(200)} | {"other"}
    counted = {key.rpartition(".")[0] for key in say.texts if key.endswith(".other")} - NOT_COUNTED
    had = {base: {one for one in CATEGORIES if f"{base}.{one}" in say.texts} for base in counted}
    assert {base: found for base, found in had.items() if found != needed} == {}


def uncounted(language: str) -> list[str]:
    """The keys of a language, those of a number once, since languages count in different ways."""
    return list(dict.fromkeys(base(key) for key in words(language).texts))


def base(key: str) -> str:
    head, _, last = key.rpartition(".")
    counted = last in CATEGORIES and f"{head}.other" in words().texts and head not in NOT_COUNTED
    return head if counted else key


@pytest.mark.parametrize("language", OTHERS)
def test_every_sentence_has_the_same_gaps(language: str) -> None:
    theirs = words(language).texts
    ours = words().texts
    differ = {
        key: text for key, text in theirs.items() if gaps(text) != gaps(ours.get(key) or ours[f"{base(key)}.other"])
    }
    assert differ == {}


@pytest.mark.parametrize("language", OTHERS)
def test_no_sentence_is_left_in_english(language: str) -> None:
    """A sentence of several words that both languages share was forgotten; names and abbreviations are one or two words."""
    theirs = words(language).texts
    same = [
        key
        for key, text in words().texts.items()
        if theirs.get(key) == text and len(re.findall(r"[^\W\d]{2,}", text)) > 2
    ]
    assert same == []


def gaps(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name is not None}


def test_no_key_is_unused() -> None:
    assert [key for key in words().texts if not used(key)] == []


def test_an_unused_key_would_be_found() -> None:
    assert used("diagram.box.companies.one")
    assert not used("nobody.asks.for.this")
    assert not used("nobody")


def used(key: str) -> bool:
    """Whether the code or a template writes the key down, with anything where a value is put in."""
    written, made = asked()
    return not written.isdisjoint({key, base(key)}) or bool(made.fullmatch(key))


@cache
def asked() -> tuple[set[str], re.Pattern[str]]:
    """The keys that stand somewhere as they are, and a pattern of those into which a value is put."""
    nodes = [node for module in MODULES for node in module.nodes]
    templates = [path.read_text("utf-8") for path in (PACKAGE / "site" / "templates").rglob("*.*")]
    written = {node.value for node in nodes if isinstance(node, ast.Constant) and isinstance(node.value, str)}
    made = {pattern for node in nodes for pattern in patterns(node)}
    return written | {key for text in templates for key in CALL.findall(text)}, re.compile(
        "|".join(f"{pattern}{COUNTED}" for pattern in sorted(made))
    )


def patterns(node: ast.AST) -> Iterator[str]:
    if isinstance(node, ast.JoinedStr) and str(getattr(node.values[0], "value", "")).partition(".")[0] in ROOMS:
        yield "".join(re.escape(str(one.value)) if isinstance(one, ast.Constant) else ANYTHING for one in node.values)


def test_no_key_is_written_twice() -> None:
    for language in languages():
        tree = yaml.compose((PACKAGE / "words" / f"{language}.yml").read_text("utf-8"), yaml.SafeLoader)
        assert list(twice(tree)) == []


def twice(node: yaml.Node | None) -> Iterator[str]:
    if isinstance(node, yaml.MappingNode):
        names = [key.value for key, _ in node.value]
        yield from (name for name in set(names) if names.count(name) > 1)
        for _, value in node.value:
            yield from twice(value)


@pytest.mark.parametrize("language", OTHERS)
def test_the_law_that_pages_show_is_said_in_every_language(language: str) -> None:
    law = shipped_law(date(2026, 11, 24))
    shown = {text for one in law.regimes.values() for text in (one.name, one.law, one.term)} | {
        text for one in law.derogations for text in (one.ref, one.text)
    }
    shown |= {one.title for one in (*law.sources.values(), *law.events)}
    entries = [law.regimes[name] for name in law.full_regimes()]
    entries += [one for kind in ("adequacy", "instruments") for one in law.entries.of[kind].values()]
    for one in entries:
        shown |= {getattr(one, name, None) for name in ("law", "act", "scope_text", "challenge")}
        shown |= {getattr(one, name, None) for name in ("event", "decision", "safeguards", "provision", "authority")}
        shown |= {earlier.scope_text for earlier in getattr(one, "earlier", ())}
    refs = [getattr(one, "ref", None) for one in (*entries, *law.sources.values())]
    shown |= {ref for ref in refs if ref and ENGLISH.search(ref)}
    assert sorted(shown - {None, ""} - set(words(language).laws)) == []


def test_a_project_says_its_own_law_in_its_languages() -> None:
    own = {"law/own.yml": "names: {de: {A law of our own: Ein eigenes Gesetz, Swiss FADP: Schweizer DSG}}"}
    law, say = Law.read(package_law(), date(2026, 11, 24), own), words("de")
    assert law.findings == ()
    told = [in_language(text, law, say) for text in ("A law of our own", "Swiss FADP", "EU GDPR", "Nobody says it")]
    assert told == ["Ein eigenes Gesetz", "Schweizer DSG", "DSGVO", "Nobody says it"]
    assert in_language("Swiss FADP", law, words()) == "Swiss FADP"


@pytest.mark.parametrize("names", ["names: [de]", "names: {de: DSG}"])
def test_names_of_another_shape_are_refused(names: str) -> None:
    (found,) = Law.read(package_law(), date(2026, 11, 24), {"law/own.yml": names}).findings
    assert found.rule == "wrong-type"


def test_a_language_writes_days_and_colons_in_its_own_way() -> None:
    days = [words("fr").day(date(2026, 12, number)) for number in (1, 2, 11)]
    assert days == ["1er décembre 2026", "2 décembre 2026", "11 décembre 2026"]
    assert words().day(date(2026, 12, 1)) == "1 December 2026"
    counted = [words(language).count("companies", 1800) for language in ("en", "de", "fr")]
    assert counted == ["1,800 companies", "1.800 Unternehmen", "1\N{NARROW NO-BREAK SPACE}800 sociétés"]
    assert words("fr").labelled("Allemagne", "stockage") == "Allemagne\N{NO-BREAK SPACE}: stockage"
    assert words("de").labelled("Deutschland", "Speicherung") == "Deutschland: Speicherung"


UNSPACED = re.compile("(?<!\N{NO-BREAK SPACE}):(?= |$)|(?<!\N{NARROW NO-BREAK SPACE})[;?!](?= |$)|« | »|'")
"""What French does not write: a mark without its own space before it, quotation marks that may part from what they quote."""


def test_french_marks_have_their_spaces() -> None:
    say = words("fr")
    said = [*say.texts.values(), *say.laws.values()]
    assert [one for one in said if UNSPACED.search(one)] == []
    assert UNSPACED.search("Lieu: France")


@pytest.mark.parametrize("language", languages())
def test_frameworks_that_follow_the_data_have_names(language: str) -> None:
    """A notice names the laws that protect what goes on to the next recipient; none of them by its id."""
    world = World.of(read_inventory({})[0], shipped_law(date(2026, 11, 24)))
    frameworks = {scheme.framework for scheme in world.law.schemes.values()} - {None}
    assert frameworks
    assert not frameworks & {law_name(str(framework), world, words(language)) for framework in frameworks}


def test_a_duration_of_nothing_is_said() -> None:
    said = {language: words(language).duration(Duration.parse("P0D")) for language in languages()}
    assert said == {"en": "0 days", "de": "0 Tage", "fr": "0\xa0jour"}
