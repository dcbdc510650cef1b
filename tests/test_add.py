"""`onward add` as a person and a script meet it, and the catalogue behind its drafts."""

from __future__ import annotations

import argparse
import os
import pty
import subprocess
import sys
from datetime import date
from pathlib import Path
from typing import Any, get_args

import pytest

from house import ROOT
from onward import files
from onward.catalogue import vendors
from onward.characters import slug
from onward.cli import main
from onward.cli._ask import Asking, Question, answered
from onward.cli._kinds import KINDS, subprocessor
from onward.cli._kinds._common import AUTHORISATIONS, closed
from onward.cli._kinds._lines import Finder, record
from onward.project.load import load_world
from onward.project.settings import settings
from onward.records.base import Role
from onward.records.inventory import read_inventory
from onward.records.safeguards import Contract
from onward.yamltext.plain import plain

ONWARD = [sys.executable, "-m", "onward.cli"]
FACTS = """\
# yaml-language-server: $schema=../schema/inventory.schema.json
organization: {id: acme, name: Acme, country: IE, notice: {period: P30D}}
purposes: [{id: billing, role: controller}]
data_categories: [{id: card}, {id: contact}]
data_subjects: [{id: users}]
products: [{id: cloud}]
actors: [{id: customer, kind: organisation}]
subprocessors: [{id: cloud-host}]
terms: [{id: art-28}]
assessments: [{id: us-2026, countries: [US]}]
"""
FLOWS = [
    (kind, case)
    for kind in KINDS.names()
    for case in plain((ROOT / "tests" / "add" / f"{kind.replace('-', '_')}.yml").read_text("utf-8"))
]


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795478400")
    settings.cache_clear()
    (tmp_path / "inventory").mkdir()
    (tmp_path / "inventory" / "a.yml").write_text(FACTS, "utf-8")
    return tmp_path


def conversation(words: str, answers: list[str]) -> tuple[int, str]:
    """What is said in a terminal in which somebody types these answers, and the exit code."""
    waiting = list(answers)
    code, told = typed(words, lambda _: waiting.pop(0) if waiting else "\x04")
    assert waiting == [], told
    return code, told


def typed(words: str, answer: Any) -> tuple[int, str]:
    """The same where the answer to a question depends on its line; an answer that ends input ends the conversation."""
    ours, theirs = pty.openpty()
    child = subprocess.Popen([*ONWARD, *words.split()], stdin=theirs, stdout=theirs, stderr=theirs, close_fds=True)
    os.close(theirs)
    told = b""
    while True:
        try:
            piece = os.read(ours, 4096)
        except OSError:
            break
        told += piece
        if told.endswith(b": "):
            os.write(ours, answer(told.decode().splitlines()[-1]).encode() + b"\n")
            told += b"<"
    os.close(ours)
    return child.wait(), told.decode()


def by_question(kind: str, answers: dict[str, Any]) -> Any:
    """Answers by the question that a line of the terminal asks; nothing where there is none."""
    questions = {f"{one.text[0].upper()}{one.text[1:]}": one for one in KINDS.member(kind).KIND.questions}

    def answer(line: str) -> str:
        (asked,) = (
            one
            for text, one in questions.items()
            if line == f"{text}: " or line.startswith((f"{text} [", f"{text} (several"))
        )
        return ", ".join(several(answers.pop(asked.name, [])))

    return answer


def several(given: Any) -> list[str]:
    return [given] if isinstance(given, str) else given


def without_comments(text: str) -> str:
    return "".join(line for line in text.splitlines(keepends=True) if not line.startswith("#"))


@pytest.mark.parametrize(("kind", "case"), FLOWS, ids=lambda one: one if isinstance(one, str) else str(one["name"]))
def test_a_terminal_and_flags_give_the_same_record(
    kind: str, case: dict[str, Any], project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    answers: dict[str, Any] = dict(case["answers"])
    flags = [(f"--{name.replace('_', '-')}", one) for name, given in answers.items() for one in several(given)]
    assert main(["add", kind, *(word for pair in flags for word in pair)]) == 0
    (path,) = (one for one in (project / "inventory").rglob("*.yml") if one.name != "a.yml")
    by_flags = path.read_bytes()
    path.unlink()
    # a comma parts answers in a terminal only where there may be several
    code, told = typed(f"add {kind} --color never", by_question(kind, dict(answers)))
    assert code == 0, told
    assert path.read_bytes() == by_flags
    assert without_comments(by_flags.decode()) == case["record"]
    assert [piece for piece in case.get("head", []) if piece not in by_flags.decode()] == []


def test_a_vendor_is_asked_for_one_by_one(project: Path) -> None:
    answers = ["Stripe", "", "1", "USA", "", "a street", "a@b.example", "", "", "", "billing", "billing=processor"]
    answers += ["crad", "card, contact", "", "", "cloud", "soon", "2026-12-24", "dpa", "1", "", "", ""]
    code, told = conversation("add subprocessor --color never", answers)
    assert code == 0, told
    assert "in the catalogue: Stripe, Payment processing (named in 48 of 132 published lists)" in told
    assert "Id, by which flows refer to it [stripe]" in told
    assert "1: Stripe Payments Europe, Limited, IE; for EEA, GB, CH, all others; ThomasMoreAI/" in told
    assert "seen to serve customers in IE" in told
    assert "2: Stripe, Inc., US; for US, inferred; actuallyreliable/legal/subprocessors.md, 2026-03-06" in told
    assert "not yet known) [?]: " in told, "nothing decides for a company"
    assert "`USA` is not an ISO 3166-1 country code" in told
    assert "(? if not yet known) [IE]: " in told
    assert "write billing=ROLE with one of" in told
    assert "did you mean `card`?" in told
    assert "PURPOSE: billing; ROLE: processor, controller, joint-controller" in told
    assert "COUNTRY: a code such as DE, or EEA, EU, customer-chosen; ACTIVITY: storage, processing, " in told
    assert "with your notice period, a vendor can start on 2026-12-24 at the earliest" in told
    assert "`soon` is not a date" in told
    text = (project / "inventory/subprocessors/stripe.yml").read_text("utf-8")
    assert text.startswith(
        "# yaml-language-server: $schema=../../schema/inventory.schema.json\n# A draft from the catalogue"
    )
    inventory, findings = read_inventory(files.read_folder(Path("inventory")))
    assert findings == ()
    made = inventory.subprocessors["stripe"]
    assert (made.legal_name, made.country, made.data, made.products) == (
        "Stripe Payments Europe, Limited",
        "IE",
        ("card", "contact"),
        ("cloud",),
    )
    assert made.since == date(2026, 12, 24)
    assert made.contract and made.contract.document == "https://stripe.com/legal/dpa"
    assert not made.schemes
    assert not made.safeguards


def test_a_seat_from_memory_is_said_and_not_taken(project: Path) -> None:
    code, told = conversation("add subprocessor --name 46elks --color never", ["", "1", "", "\x04"])
    assert code == 2
    assert "from memory: SE; confirm it before you answer" in told
    assert "code (? if not yet known) [?]: " in told


def test_a_name_of_several_vendors_names_them(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["add", "subprocessor", "--name", "Google"]) == 0
    assert "The catalogue has no vendor `Google`, but Google Analytics, Google Cloud, " in capsys.readouterr().out
    _, told = conversation("add subprocessor --name Google --id other --color never", ["\x04"])
    assert "the catalogue has no vendor" not in told, "an id that is given needs no question"
    _, told = conversation("add subprocessor --name Google --color never", ["\x04"])
    assert "the catalogue has no vendor `Google`, but Google Analytics, Google Cloud, " in told


def test_what_is_open_is_named(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["add", "subprocessor", "--name", "Stripe"]) == 0
    told = capsys.readouterr().out
    assert "stripe.yml was written: check every line. Still open (`onward lint` shows locations and fixes):" in told
    assert "  warning[party-incomplete]: Stripe lacks address, contact" in told
    assert "  warning[fact-unknown]: legal_name of Stripe is unknown; due from privacy on 2026-12-24" in told
    assert "cloud-host" not in told, "other records have their own findings"


def test_a_record_with_all_its_facts_is_clean(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (project / "inventory" / "a.yml").write_text(FACTS + CLEAN, "utf-8")
    assert main(["add", "subprocessor", *COMPLETE]) == 0
    told = capsys.readouterr().out
    assert told.endswith(f"{Path('inventory/subprocessors/stripe.yml')} was written: check every line.\n"), told


CLEAN = """\
systems:
  - {id: app, name: App, host: stripe, collects: [card]}
"""
COMPLETE = [
    *("--name", "Stripe", "--legal-name", "Stripe Payments Europe, Limited"),
    *("--address", "a street", "--contact", "privacy@stripe.example"),
    *("--role", "billing=processor", "--data", "card", "--location", "IE=storage", "--contract", "dpa"),
    *("--document", "https://stripe.com/legal/dpa", "--signed", "2026-11-01", "--authorisation", "general=P45D"),
]


@pytest.mark.parametrize(
    ("flag", "given", "told"),
    [
        ("--id", "?", "`?` means not yet known; this must be known"),
        ("--authorisation", "maybe", "`maybe` is not one of them; choose from general, specific, none"),
        ("--authorisation", "general=soon", "`soon` is not a duration (use P30D)"),
        ("--scheme", "dpf=2026-01-01", "`dpf` is not a certification scheme; choose from eu-us-dpf"),
        ("--scheme", "eu-us-dpf", "`` is not a date (use 2026-01-31"),
        ("--clauses", "scc=2", "`scc` is not an instrument; choose from "),
        ("--clauses", "eu-scc-2021=two", "write eu-scc-2021=MODULE with the number of the module"),
        ("--contract", "dpaa", "`dpaa` is not one of them; did you mean `dpa`?"),
    ],
)
def test_what_does_not_fit_is_refused(
    flag: str, given: str, told: str, project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["add", "subprocessor", "--name", "Stripe", flag, given]) == 2
    assert f"{flag}: {told}" in capsys.readouterr().err


def test_nobody_knows_and_a_fact_do_not_stand_together(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["add", "subprocessor", "--name", "Stripe", "--data", "?", "--data", "card"]) == 2
    assert "give it alone" in capsys.readouterr().err


def test_closed_lists_are_those_of_the_records() -> None:
    assert set(subprocessor.ROLES) == set(get_args(Role))
    assert set(AUTHORISATIONS) == {"general", "specific", "none"}
    assert closed(Contract, "kind") == ("dpa", "art28-clauses", "joint-controller", "controller-terms", "none")
    assert closed(Contract, "document") == ()


def test_every_question_has_one_text_and_one_flag() -> None:
    for module in KINDS.members().values():
        questions: tuple[Question, ...] = module.KIND.questions
        assert len({one.flag for one in questions}) == len({one.text for one in questions}) == len(questions)


def test_the_catalogue_decides_for_no_company(project: Path) -> None:
    """Many vendors contract with customers in Europe through a company there: a draft never names the parent for them."""
    day = date(2026, 11, 24)
    world, kind = load_world(Path("inventory"), day), KINDS.member("subprocessor").KIND
    asking = Asking(world.law, world.inventory)
    for one in vendors():
        given = answered(argparse.Namespace(answer_name=one.name), asking, kind.questions)
        text = record(kind.collection, kind.fields(given), Finder("privacy", day))
        inventory, findings = read_inventory({"a.yml": text})
        made = inventory.subprocessors[one.id]
        assert findings == ()
        assert made.unknown("legal_name") and made.unknown("country")
        assert (made.legal_name, made.country, made.contract, made.schemes, made.safeguards) == (
            None,
            None,
            None,
            (),
            (),
        )
        shown = {
            name: link.url
            for name in ("website", "subprocessor_list")
            if (link := getattr(one, name)) and link.origin.shown
        }
        assert {name: getattr(made, name) for name in ("website", "subprocessor_list") if getattr(made, name)} == shown


def test_nobody_is_listed_by_the_name_of_a_company_elsewhere(project: Path) -> None:
    said = ["--legal-name", "Stripe Payments Europe, Limited", "--country", "IE", "--scheme", "eu-us-dpf=2026-11-02"]
    assert main(["add", "subprocessor", "--name", "Stripe", *said]) == 0
    (listing,) = read_inventory(files.read_folder(Path("inventory")))[0].subprocessors["stripe"].schemes
    assert listing.entity is None


def test_a_company_that_is_named_brings_its_seat(project: Path) -> None:
    assert main(["add", "subprocessor", "--name", "Stripe", "--legal-name", "Stripe, Inc."]) == 0
    assert read_inventory(files.read_folder(Path("inventory")))[0].subprocessors["stripe"].country == "US"


def test_a_record_has_its_texts_in_every_language_of_the_pages(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """By flags as in a terminal, which asks for each text that readers miss: no proper name, and nothing internal."""
    facts = project / "inventory/a.yml"
    facts.write_text(FACTS.replace("name: Acme,", "name: Acme, languages: [en, de],"), "utf-8")
    said = ["--translation", "de:name=Anfrage", "--translation", "de:items=Betreff", "--translation", "de:items=Text"]
    assert main(["add", "data", "--name", "Ticket", "--item", "subject", "--item", "text", *said]) == 0
    assert capsys.readouterr().out.endswith("ticket.yml was written: check every line.\n")
    path = project / "inventory/data_categories/ticket.yml"
    by_flags = path.read_text("utf-8")
    assert "    translations: {de: {name: Anfrage, items: [Betreff, Text]}}\n" in by_flags
    path.unlink()
    answers = ["Ticket", "", "subject, text", "", "", "Anfrage", "Betreff, Text"]
    code, told = conversation("add data --color never", answers)
    assert code == 0, told
    assert "`name` in de, for Ticket: " in told and "`items` in de, for subject, text (several: with commas): " in told
    assert path.read_text("utf-8") == by_flags
    _, told = conversation("add system --color never", ["App", "", "", "", "", "", "", ""])
    assert " in de, " not in told
    assert main(["add", "data", "--name", "Other", "--translation", "de:nam=Anderes"]) == 2
    assert "--translation: `nam` is not a text of this record; choose from name, " in capsys.readouterr().err
    assert main(["add", "data", "--name", "Other", "--translation", "Anderes"]) == 2
    assert "--translation: write LANGUAGE:FIELD=TEXT" in capsys.readouterr().err


def test_a_flag_takes_a_list_as_a_terminal_does(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    said = ["--data", "card,contact", "--role", "billing=processor", "--location", "DE=storage, US=storage"]
    assert main(["add", "subprocessor", "--name", "Mailer", *said]) == 0
    assert "data: [card, contact]\n+    locations: {DE: storage, US: storage}\n" in capsys.readouterr().out
    assert main(["add", "data", "--name", "Name", "--item", "name, first and last"]) == 0
    assert 'items: ["name, first and last"]' in capsys.readouterr().out
    assert main(["add", "system", "--name", "App", "--data", "card,contcat"]) == 2
    assert "--data: `contcat` is not one of them; did you mean `contact`?" in capsys.readouterr().err


def test_the_words_of_the_catalogue_are_not_taken_for_those_of_another_language(project: Path) -> None:
    facts = project / "inventory/a.yml"
    facts.write_text(FACTS.replace("name: Acme,", "name: Acme, languages: [fr, en],"), "utf-8")
    assert main(["add", "subprocessor", "--name", "Stripe"]) == 0
    draft = (project / "inventory/subprocessors/stripe.yml").read_text("utf-8")
    assert "# Its service, in English: Payment processing.\n" in draft
    assert "    service: {unknown: {owner: privacy, due: 2026-12-24}}\n" in draft


def test_answers_that_end_early_write_nothing(project: Path) -> None:
    code, told = conversation("add system", ["App", "\x04"])
    assert code == 2
    assert "nothing was written" in told
    assert not (project / "inventory/systems").exists()


def test_a_file_that_is_there_stays(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = project / "inventory/systems/app.yml"
    path.parent.mkdir()
    path.write_text("# mine\n", "utf-8")
    assert main(["add", "system", "--name", "App"]) == 2
    assert "exists already" in capsys.readouterr().err
    assert path.read_text("utf-8") == "# mine\n"


def test_a_look_writes_nothing(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["add", "system", "--name", "App", "--dry-run"]) == 0
    assert "+  - id: app" in capsys.readouterr().out
    assert not (project / "inventory/systems").exists()


def test_names_of_any_letters_are_read_back(project: Path) -> None:
    assert main(["add", "system", "--name", 'Größe: "no" #1', "--id", "odd"]) == 0
    assert read_inventory(files.read_folder(Path("inventory")))[0].systems["odd"].name == 'Größe: "no" #1'


@pytest.mark.parametrize(
    ("name", "made"),
    [
        ("Müller & Söhne GmbH", "muller-sohne-gmbh"),
        ("Groß Straße", "gross-strasse"),
        ("Børsen Łódź", "borsen-lodz"),
        ("McDonald's", "mcdonalds"),
        ("株式会社", ""),
    ],
)
def test_an_id_is_made_of_a_name(name: str, made: str) -> None:
    assert slug(name) == made


def test_an_id_of_a_long_name_ends_with_a_word() -> None:
    assert slug("one two three", 8) == "one-two"
    assert slug("incomprehensibilities", 8) == "incomprehensibilities"


def test_a_diff_is_painted_where_there_are_colours(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["add", "system", "--name", "App", "--dry-run", "--color", "always"]) == 0
    assert "\x1b[32m+  - id: app\x1b[0m\n" in capsys.readouterr().out


def test_what_keeps_a_record_from_being_written_is_said_before_anything_is_asked(project: Path) -> None:
    facts = project / "inventory/a.yml"
    facts.write_text(FACTS + "flows: [{id: use, from: customer, to: mailer}]\n", "utf-8")
    _, told = conversation("add subprocessor --color never", ["\x04"])
    before, _, _ = told.partition("Name: ")
    assert "a.yml:11:39: `mailer` matches no record in actors, systems or subprocessors; nothing is written" in before
    assert main(["add", "subprocessor", "--name", "Mailer"]) == 0


@pytest.mark.parametrize(
    ("flag", "given", "told"),
    [
        ("--country", "Ukraine", "`Ukraine` is not an ISO 3166-1 country code; did you mean `UA`?"),
        ("--country", "UK", "`UK` is not an ISO 3166-1 country code; did you mean `GB`?"),
        ("--role", "billing:processor", "write PURPOSE=ROLE, such as billing=processor, not `billing:processor`"),
    ],
)
def test_a_near_miss_is_told_what_to_write(
    flag: str, given: str, told: str, project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["add", "subprocessor", "--name", "Other", flag, given]) == 2
    assert f"{flag}: {told}" in capsys.readouterr().err
