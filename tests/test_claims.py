"""Claims: the functions of their language and the badges that they earn, on their cases; the sentences that make them.

A case of a function is an inventory; the claims are the example of the function's own page. `fails` and `undecided` name
the claim and the record.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import example, given, settings
from hypothesis import strategies as st

from onward.claims.badges import Badged, badges
from onward.claims.facts import Look
from onward.claims.functions import functions
from onward.claims.language import Language
from onward.claims.types import kinds
from onward.finding import OnwardError
from onward.lint import run, waived
from onward.records.inventory import read_inventory
from onward.site.page import fill
from onward.site.statements import place
from onward.world import World
from onward.yamltext.positions import point
from onward.yamltext.reader import Table, parse
from rulebook import DAY, law_of

CLAIMS = Path(__file__).parent / "claims"
FOLDER = CLAIMS / "functions"
EXAMPLE = re.compile(r"^```yaml\n(.*?)^```$", re.MULTILINE | re.DOTALL)
NAMES = sorted(functions())
LETTERS = st.text(st.sampled_from("ab=\"'&|.() \\ü:#\n"), min_size=1, max_size=40)


def read(path: Path) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = yaml.load(path.read_text("utf-8"), yaml.CBaseLoader)
    return found


def cases(name: str) -> list[dict[str, Any]]:
    return read(FOLDER / f"{name}.yml")


def named(folder: Path) -> list[Any]:
    return [pytest.param(case, id=case["name"]) for case in read(folder)]


def world_of(given: str) -> World:
    inventory, told = read_inventory({"inventory/case.yml": given})
    assert told == ()
    return World.of(inventory, law_of(DAY, "", ()))


def shown(one: Badged) -> str:
    if one.badge is None:
        return ", ".join(f"{reason.lack} {reason.of}" for reason in one.reasons)
    return f"{one.badge} {one.day}" if one.day else str(one.badge)


@pytest.mark.parametrize("case", named(CLAIMS / "marks.yml"))
def test_marks(case: dict[str, Any]) -> None:
    world = world_of(case["given"])
    assert {name: shown(one) for name, one in badges(world, waived(world)).items()} == case["marks"]


def test_another_company() -> None:
    """An inventory of quite another shape, with claims that fail on purpose."""
    folder = CLAIMS / "wanderweg"
    texts = {path.name: path.read_text("utf-8") for path in sorted(folder.glob("*.yml"))}
    expected = yaml.load(texts.pop("expected.yml"), yaml.CBaseLoader)
    inventory, told = read_inventory(texts)
    world = World.of(inventory, law_of(DAY, "", ()))
    found = [
        f"{one.severity} {one.key} {one.span.file}:{one.span.line}:{one.span.column}"
        for one in run(world).findings
        if one.subject.collection == "claims"
    ]
    assert told == ()
    assert sorted(found) == sorted(expected["finds"])
    assert {name: str(one.badge) for name, one in badges(world, waived(world)).items() if one.badge} == expected[
        "marks"
    ]


def bear(claim: str, number: int) -> str | None:
    if claim not in ("known", "bare"):
        raise OnwardError(f"no claim {claim}")
    return f"<{claim} {number}>" if claim == "known" else None


@pytest.mark.parametrize("case", named(CLAIMS / "statements.yml"))
def test_statements(case: dict[str, Any]) -> None:
    """A page that starts at line 10 of its file."""
    if "fails" in case:
        with pytest.raises(OnwardError) as told:
            place(case["page"], "docs/page.md", 10, bear)
        assert str(told.value) == case["fails"]
    else:
        text, blocks = place(case["page"], "docs/page.md", 10, bear)
        assert fill(text, {name: str(block) for name, block in blocks.items()}) == case["leaves"]


@given(text=st.text(st.sampled_from("[]{}=claim k\\`~<!->\n:\"'"), max_size=60))
def test_a_page_without_markers_stays_as_it_is(text: str) -> None:
    if "claim" not in text:
        assert place(text, "docs/page.md", 1, bear) == (text, {})


@pytest.mark.parametrize(("name", "case"), [(name, case) for name in NAMES for case in cases(name)])
def test_function(name: str, case: dict[str, Any]) -> None:
    (shows,) = EXAMPLE.findall(functions()[name].doc)
    inventory, told = read_inventory({"inventory/records.yml": case["given"], "inventory/claims.yml": shows})
    assert told == ()
    report = run(World.of(inventory, law_of(DAY, "", ())), select=["claim-fails", "claim-undecided", "claim-invalid"])
    found = {rule: [] for rule in ("claim-fails", "claim-undecided", "claim-invalid")}
    for one in report.findings:
        found[one.rule].append(f"{one.subject.id} of {one.detail}")
    assert sorted(found["claim-fails"]) == sorted(case["fails"])
    assert sorted(found["claim-undecided"]) == sorted(case.get("undecided", []))
    assert found["claim-invalid"] == []


@pytest.mark.parametrize("name", NAMES)
def test_function_has_a_page(name: str) -> None:
    """Its page begins with how it is written, and its cases hold the claim and break it."""
    one = functions()[name]
    assert one.usage.startswith(f"{name}(")
    assert len(one.takes[0]) == one.usage.count(",") + 1
    assert {bool(case["fails"]) for case in cases(name)} == {True, False}


PIECES = (
    "it it.to it.from.id it.data it.stores it.purpose .all( .exists( .map( .filter( s, ( ) [ ] { } , . ! && || == != < in + - ? : "
    '"a" "app" 1 2u 0.5 true null has( ours( reaches( period( at_least( personal( crosses( size( flows today s.at_rest b"x" // ü'
)
"""Of what expressions are made, some of it not for claims."""


@settings(max_examples=300, deadline=None)
@given(text=st.lists(st.sampled_from(PIECES.split()), max_size=9).map(" ".join))
@example(text="(" * 200 + "true" + ")" * 200)
@example(text="true || " * 1000 + "true")
def test_any_text_is_a_check_or_a_mistake_with_a_place(text: str) -> None:
    world = world_of("systems: [{id: app}]\nflows: [{id: keep, from: app, to: app}]\n")
    language = Language(Look(world), kinds()["flows"])
    expression, problems = language.read(text)
    if expression is None:
        assert problems
        assert all(0 <= one.at <= len(text) and one.message for one in problems)
    else:
        (flow,) = world.inventory.flows.values()
        assert expression.answer(language.facts(expression.need, flow)) not in ("", None)


def test_cases_have_their_functions() -> None:
    assert sorted(path.stem for path in FOLDER.glob("*.yml")) == NAMES


@settings(max_examples=600, deadline=None)
@given(value=LETTERS, style=st.sampled_from(["", "'", '"', "|", ">"]), width=st.sampled_from([10, 20, 4000]))
@example(value="\n\n':", style="", width=10)
@example(value="\n\n':", style="'", width=10)
def test_every_letter_of_a_text_has_its_place(value: str, style: str, width: int) -> None:
    text = yaml.dump({"other": "x", "where": value}, default_style=style or None, width=width, allow_unicode=True)
    table, told = parse("inventory/case.yml", text)
    assert isinstance(table, Table)
    assert told == []
    lines = text.split("\n")
    for offset, letter in enumerate(table["where"]):
        span = point(table, "where", offset)
        stands = lines[span.line - 1][span.column - 1 :][:2]
        if letter.strip():
            assert stands[:1] == letter or stands.startswith("\\"), (text, offset, span)
