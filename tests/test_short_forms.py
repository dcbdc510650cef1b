"""What is said once: short forms are read as the long ones, each value at its place; what is old is read as before."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from onward import diff
from onward.calendar import due
from onward.files import read_folder
from onward.fixes import fixed
from onward.law import Law
from onward.lint import run
from onward.records import inventory
from onward.records.facts import document, tally
from onward.records.inventory import Inventory, read_inventory
from onward.records.parties import Subprocessor
from onward.world import World
from rulebook import LAW as LAW_TEXTS

ROOT = Path(__file__).parent.parent
HERE = ROOT / "tests" / "forms"
LAW = Law.read(LAW_TEXTS, date(2026, 11, 24))
DEFAULT = "        parties: [organization, stripe]\n"
"""What a safeguard says of its parties where it says nothing."""


def read(texts: dict[str, str]) -> Inventory:
    found, told = read_inventory(texts)
    assert [one.message for one in told] == []
    return found


def at(state: str) -> dict[str, str]:
    """The worked example as it was once written, by paths: three early states, the last in full, the first in short forms."""
    folder = HERE / state
    return {
        f"inventory/{path.relative_to(folder).as_posix()}": path.read_text("utf-8")
        for path in sorted(folder.rglob("*.yml"))
    }


def own() -> dict[str, str]:
    return {path[path.index("inventory/") :]: text for path, text in read_folder(ROOT / "inventory").items()}


@pytest.fixture(scope="module")
def long() -> dict[str, str]:
    """The last state that wrote every vendor in full."""
    found = at("full")
    assert not is_short(found)
    return {path: text.replace(DEFAULT, "") for path, text in found.items()}


def test_stripe_takes_twenty_lines_with_its_translations() -> None:
    text = own()["inventory/subprocessors/stripe.yml"].partition("subprocessors:")[2]
    assert "translations: {de:" in text
    assert len(text.strip().splitlines()) <= 20


def test_the_long_form_of_every_vendor_is_the_short_one(long: dict[str, str]) -> None:
    """No change of any kind, nothing published that was not before, and no other digest."""
    written, short = read(long), read(at("short"))
    worlds = World.of(written, LAW), World.of(short, LAW)
    assert written.subprocessors == short.subprocessors
    assert diff.compare(*worlds).of == diff.compare(*reversed(worlds)).of == ()
    assert (document(written), tally(written)) == (document(short), tally(short))
    assert [one.key for one in run(worlds[0]).findings] == [one.key for one in run(worlds[1]).findings]


def test_what_is_written_in_full_is_read_as_before(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every earlier state of the worked example: with and without a look for short forms."""
    earlier = [at(one) for one in ("first", "second", "third", "full")]
    assert not any(is_short(one) for one in earlier)
    read_now = [read_inventory(texts) for texts in earlier]
    monkeypatch.setattr(inventory, "written_out", lambda *_: ())
    for texts, (found, told) in zip(earlier, read_now, strict=True):
        plain, said = read_inventory(texts)
        assert found == plain
        assert [one.key for one in told] == [one.key for one in said]


def test_the_fix_writes_what_is_read_alike(long: dict[str, str]) -> None:
    """Every file of the worked example in its shorter forms, with all its comments; a second run finds nothing more."""
    after = {path: fixed(text) for path, text in long.items()}
    assert read(after) == read(long)
    assert after != long
    assert {path: fixed(text) for path, text in after.items()} == after
    assert [comments(text) for text in after.values()] == [comments(text) for text in long.values()]


def comments(text: str) -> list[str]:
    return [line[line.index("#") :] for line in text.splitlines() if "#" in line]


def test_a_shared_assessment_is_due_once() -> None:
    world = World.of(read(own()), LAW)
    spans = [one.span for one in due(world) if one.kind == "assessment" and one.span and "agreements" in one.span.file]
    assert len(spans) == len(set(spans)) == 2


def is_short(texts: dict[str, str]) -> bool:
    return "inventory/agreements.yml" in texts


MEANT = [
    pytest.param("roles: {billing: processor, help: controller}",
                 "roles: [{purpose: billing, role: processor}, {purpose: help, role: controller}]", id="roles"),
    pytest.param("locations: {IE: storage, US: [storage, remote-access]}",
                 "locations: [{country: IE, activity: storage}, {country: US, activity: storage},"
                 " {country: US, activity: remote-access}]", id="places"),
    pytest.param("locations: {country: IE}", "locations: [{country: IE}]", id="one place"),
    pytest.param("dpf: {entity: A, covers: [non-hr], checked: 2026-11-01, expires: 2027-05-01, extensions: [uk, ch]}",
                 "schemes: [{scheme: eu-us-dpf, entity: A, covers: [non-hr], checked: 2026-11-01, expires: 2027-05-01},"
                 " {scheme: uk-extension-dpf, entity: A, covers: [non-hr], checked: 2026-11-01, expires: 2027-05-01},"
                 " {scheme: swiss-us-dpf, entity: A, covers: [non-hr], checked: 2026-11-01, expires: 2027-05-01}]", id="dpf"),
    pytest.param("agreement: {unknown: {owner: legal, due: 2027-01-31}}",
                 "contract: {unknown: {owner: legal, due: 2027-01-31}}", id="an agreement that nobody knows"),
    pytest.param("agreement: paper",
                 "contract: {kind: dpa, document: https://a.example/dpa, terms: {deletion: at the end}}\n"
                 "    safeguards: [{instrument: eu-scc-2021, modules: [2, 3], document: https://a.example/dpa,"
                 " assessment: {kind: tia, completed: 2026-08-01, review: P1Y}, supplementary_measures: [keys]}]", id="like"),
    pytest.param("agreement: {like: paper, signed: 2026-05-02, modules: {2: billing, 3: [help]}, copy: us@a.example}",
                 "contract: {kind: dpa, document: https://a.example/dpa, signed: 2026-05-02, terms: {deletion: at the end}}\n"
                 "    safeguards: [{instrument: eu-scc-2021, module: 2, applies_to: [billing], signed: 2026-05-02,"
                 " copy: us@a.example,"
                 " assessment: {kind: tia, completed: 2026-08-01, review: P1Y}, supplementary_measures: [keys]},"
                 " {instrument: eu-scc-2021, module: 3, applies_to: [help], signed: 2026-05-02, copy: us@a.example,"
                 " assessment: {kind: tia, completed: 2026-08-01, review: P1Y}, supplementary_measures: [keys]}]", id="modules"),
    pytest.param("agreement: {like: paper, kind: art28-clauses, clauses: [{instrument: uk-idta, use: fallback}], use: primary}",
                 "contract: {kind: art28-clauses, document: https://a.example/dpa, terms: {deletion: at the end}}\n"
                 "    safeguards: [{instrument: uk-idta, use: fallback, document: https://a.example/dpa}]", id="its own clauses"),
    pytest.param("agreement: {clauses: {instrument: uk-idta}, signed: 2026-05-02}",
                 "safeguards: [{instrument: uk-idta, signed: 2026-05-02}]", id="clauses without a processing contract"),
]  # fmt: skip
SHARED = """
purposes: [{id: billing, role: controller}, {id: help, role: processor}]
terms: [{id: art-28, name: Terms, deletion: at the end}]
assessments: [{id: us, completed: 2026-08-01, review: P1Y, measures: [keys]}]
agreements:
  - id: paper
    kind: dpa
    document: https://a.example/dpa
    terms: art-28
    clauses: [{instrument: eu-scc-2021, modules: [2, 3], assessment: us}]
subprocessors:
  - id: mailer
    """


@pytest.mark.parametrize(("brief", "full"), MEANT)
def test_what_a_short_form_means(brief: str, full: str) -> None:
    assert vendor(SHARED + brief) == vendor(SHARED + full)


def vendor(text: str) -> Subprocessor:
    return read({"inventory/case.yml": text}).subprocessors["mailer"]


def test_each_value_keeps_its_place() -> None:
    """A value that was taken over stands where it was written; what the vendor says itself stands at the vendor."""
    files = {
        "inventory/a.yml": "agreements:\n  - {id: paper, kind: dpa, clauses: [{instrument: uk-idta, expires: 2027-01-31}]}\n",
        "inventory/b.yml": "subprocessors:\n  - {id: mailer, agreement: {like: paper, signed: 2026-05-02}}\n",
    }
    found = read(files).subprocessors["mailer"]
    (clause,) = found.safeguards
    assert found.contract is not None
    places = [clause.at("expires"), clause.at("signed"), found.contract.at("kind"), found.contract.at("signed")]
    assert [(one.file[-5:-4], one.line, one.column) for one in [*places, found.at("contract")]] == [
        ("a", 2, 69), ("b", 2, 51), ("a", 2, 23), ("b", 2, 51), ("b", 2, 18),
    ]  # fmt: skip


def test_a_finding_shows_where_a_value_stands_and_who_takes_it_over() -> None:
    files = {path: text.replace("completed: 2026-08-01", "completed: 2020-08-01", 1) for path, text in own().items()}
    found = run(World.of(read(files), LAW), select=["tia-stale"]).findings
    host = next(one for one in found if one.subject.id == "mail-host")
    places = [(one.span.file, files[one.span.file].split("\n")[one.span.line - 1].strip()) for one in host.steps]
    assert places[0][0] == "inventory/agreements.yml"
    assert "completed: 2020-08-01" in places[0][1]
    assert ("inventory/agreements.yml", "assessment: us-tia") in places
    assert any("like: vendor-paper" in text for _, text in places)


@pytest.mark.parametrize(
    ("brief", "rule"),
    [
        ("agreement: 5x", "unresolved-reference"),
        ("agreement: [paper]", "wrong-type"),
        ("agreement: {like: paper, singed: 2026-05-02}", "unknown-key"),
        ("agreement: {like: paper, signed: soon}", "wrong-type"),
        ("dpf: 2026-11-01", "wrong-type"),
        ("dpf: {extensions: [us]}", "wrong-type"),
        ("locations: {IE: storing}", "wrong-type"),
        ("locations: {Ireland: storage}", "wrong-type"),
        ("roles: {bills: processor}", "unresolved-reference"),
    ],
)
def test_a_slip_in_a_short_form_is_one_finding(brief: str, rule: str) -> None:
    _, told = read_inventory({"inventory/case.yml": SHARED + brief})
    assert [(one.rule, one.span.line) for one in told] == [(rule, SHARED.count("\n") + 1)]


def test_a_slip_in_what_is_shared_is_told_once() -> None:
    text = (SHARED + "agreement: paper\n  - {id: relay, agreement: paper}").replace(
        "completed: 2026-08-01", "completed: soon"
    )
    _, told = read_inventory({"inventory/case.yml": text})
    assert [one.key for one in told] == ["wrong-type@file:inventory/case.yml#assessments.us.completed"]
