"""Text into values with places: properties that hold for any text, and the traps of YAML 1.1."""

from __future__ import annotations

import re
from typing import Any

import pytest
import yaml
from hypothesis import example, given, settings
from hypothesis import strategies as st

from house import ROOT
from onward.finding import Finding, Kind, Severity, Span
from onward.records.inventory import read_inventory
from onward.yamltext.plain import plain as plain_yaml
from onward.yamltext.reader import MAX_DEPTH, Sequence, Table, parse, read

FILE = "inventory/case.yml"
PRINTABLE = st.characters(
    codec="utf-8", exclude_categories=("Cc", "Cs", "Cn", "Co", "Zl", "Zp"), exclude_characters="\ufeff"
)
WORD = st.text(PRINTABLE, min_size=1, max_size=12)
VALUES = st.recursive(
    WORD,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(WORD, inner, max_size=4),
    max_leaves=20,
)
YAMLISH = st.text(st.sampled_from("ab:-[]{}#&*!|>'\"?%@,\n\t <~.0ü\u2028"), max_size=80)
"""Texts in which something goes wrong more often than not."""


def plain(value: Any) -> Any:
    """A value without its places."""
    if isinstance(value, Table):
        return {key: plain(one) for key, one in value.items()}
    if isinstance(value, Sequence):
        return [plain(one) for one in value]
    return value


def pointed(text: str, span: Span) -> str:
    """What stands at a place of one line."""
    assert span.line == span.end_line
    return text.split("\n")[span.line - 1][span.column - 1 : span.end_column - 1]


def within(text: str, found: Finding) -> bool:
    lines = re.split("\r\n|[\r\n\x85\u2028\u2029]", text)  # the ends of lines that YAML 1.1 knows
    return all(
        1 <= span.line <= len(lines) + 1
        and span.column >= 1
        and (span.line, span.column) <= (span.end_line, span.end_column)
        for span in (step.span for step in found.steps)
    )


@settings(max_examples=400, deadline=None)
@given(text=YAMLISH | st.text(max_size=60))
@example(text="\x00")
@example(text="a: \x07")
@example(text="\ud800"[:0] + "? [a]\n: b\n")
@example(text="a: &x [*x]\n")
@example(text="--- a\n--- b\n... c\n")
@example(text="%YAML 9.9\n---\na: b\n")
def test_any_text_is_read_or_refused_with_a_place(text: str) -> None:
    """No text ends in a traceback; every objection is an error of the reader with a place in the file."""
    value, found = parse(FILE, text)
    assert all(one.rule in ("syntax", "duplicate-key") and one.severity is Severity.ERROR for one in found)
    assert all(one.kind is Kind.READER and within(text, one) for one in found)
    _, told = read_inventory({FILE: text})
    assert told or plain(value)
    assert [one.message for one in told if not one.message] == []


@settings(max_examples=200, deadline=None)
@given(value=VALUES, flow=st.booleans(), style=st.sampled_from([None, '"', "'"]))
def test_what_was_written_is_read(value: Any, flow: bool, style: str | None) -> None:
    """Every text stays the text it was, however it is quoted."""
    text = yaml.dump(
        value, default_flow_style=flow, default_style=style, allow_unicode=True, width=10_000, sort_keys=False
    )
    found, told = parse(FILE, text)
    assert not told
    assert plain(found) == value


@settings(max_examples=200, deadline=None)
@given(
    words=st.dictionaries(st.from_regex(r"[a-z]{1,8}", fullmatch=True), WORD, min_size=1, max_size=5),
    indent=st.integers(0, 6),
)
def test_a_place_is_where_the_word_stands(words: dict[str, str], indent: int) -> None:
    """Columns count code points: an emoji before a word moves it by one."""
    quoted = {
        key: yaml.dump(word, default_style='"', allow_unicode=True, width=10_000).strip() for key, word in words.items()
    }
    text = "top:\n" + "".join(f"{' ' * (indent + 1)}{key}: {word} # 🦊\n" for key, word in quoted.items())
    value, told = parse(FILE, text)
    assert not told
    assert isinstance(value, Table)
    for key, word in quoted.items():
        assert pointed(text, value["top"].span(key)) == word
        assert pointed(text, value["top"].key_span(key)) == key


@pytest.mark.parametrize(
    "word",
    ["NO", "no", "yes", "on", "Off", "010", "0x1F", "1_000", "1e3", "12:30:45", "2026-01-31", ".inf", "=", "0o17"],
)
def test_a_word_stays_a_word(word: str) -> None:
    value, told = parse(FILE, f"a: {word}\n{word}: b\n")
    assert not told
    assert plain(value) == {"a": word, word: "b"}


@pytest.mark.parametrize(
    ("word", "meant"), [("", None), ("~", None), ("null", None), ('""', ""), ('"null"', "null"), ("'~'", "~")]
)
def test_nothing_is_nothing_only_where_it_is_not_quoted(word: str, meant: str | None) -> None:
    value, told = parse(FILE, f"a: {word}\n")
    assert not told
    assert plain(value) == {"a": meant}


def test_columns_count_code_points() -> None:
    text = 'name: "👩‍🚀 ü"\nlist: [👩‍🚀, mailer]\n'
    value, _ = parse(FILE, text)
    assert isinstance(value, Table)
    assert value["list"].span(1) == Span(FILE, 2, 13, 2, 19)


def test_a_text_over_several_lines_is_marked_by_its_start() -> None:
    value, _ = parse(FILE, "a: |\n  one\n  two\nb: >-\n  three\n  four\n")
    assert isinstance(value, Table)
    assert plain(value) == {"a": "one\ntwo\n", "b": "three four"}
    assert value.span("a") == Span(FILE, 1, 4, 1, 5)


def test_every_fault_of_a_run_not_the_first() -> None:
    text = (
        "subprocessors:\n  - {id: a, contry: US}\n  - {id: b, since: soon}\n  - {name: c}\n  - {id: a}\nvendors: []\n"
    )
    _, told = read_inventory({FILE: text})
    assert [one.rule for one in told] == ["unknown-key", "wrong-type", "missing-field", "duplicate-id", "unknown-key"]


def test_one_broken_file_does_not_hide_another() -> None:
    _, told = read_inventory({"inventory/a.yml": "flows: [\n", "inventory/b.yml": "vendors: []\n"})
    assert [(one.rule, one.span.file) for one in told] == [
        ("syntax", "inventory/a.yml"),
        ("unknown-key", "inventory/b.yml"),
    ]


@pytest.mark.parametrize(
    "bomb",
    [
        "a: &a [x, x]\n"
        + "".join(f"{chr(98 + n)}: &{chr(98 + n)} [*{chr(97 + n)}, *{chr(97 + n)}]\n" for n in range(20)),
        "[" * 100_000,
        "{a: " * 100_000,
        "- " * 100_000 + "x",
        "? " * 50_000 + "x",
        "&a " * 1_000 + "x",
    ],
    ids=["laughs", "brackets", "braces", "dashes", "questions", "anchors"],
)
def test_a_bomb_is_refused_before_it_goes_off(bomb: str) -> None:
    _, told = parse(FILE, bomb)
    assert told
    assert all(one.rule == "syntax" for one in told)


def test_the_limit_of_nesting_itself() -> None:
    deepest = "[" * MAX_DEPTH + "]" * MAX_DEPTH
    assert parse(FILE, deepest)[1] == []
    (told,) = parse(FILE, f"[{deepest}]")[1]
    assert "nested deeper" in told.message


@settings(max_examples=50, deadline=None)
@given(names=st.lists(st.from_regex(r"[a-z]{1,6}", fullmatch=True), unique=True, min_size=1, max_size=5))
def test_files_are_read_in_the_order_of_their_names(names: list[str]) -> None:
    texts = {f"inventory/{name}.yml": f"products: [{{id: {name}}}]\n" for name in names}
    values, told = read(texts)
    assert not told
    assert list(values) == sorted(texts)
    inventory, _ = read_inventory(texts)
    assert list(inventory.products) == sorted(names)


@pytest.mark.parametrize(
    "case",
    plain_yaml((ROOT / "tests" / "reader" / "ways_out.yml").read_text("utf-8")),
    ids=lambda case: str(case["name"]),
)
def test_what_is_wrong_is_said_with_its_place_and_the_way_out(case: dict[str, Any]) -> None:
    text = str(case["given"])
    if "tilde" not in case:
        text = re.sub("(?m)^~", "\t", re.sub("(?m)^( *)_", "\\1\xa0", text))
    _, findings = read_inventory({FILE: text})
    says = [f"{each.span.line}:{each.span.column} {each.message}; {each.hint}" for each in findings]
    assert says == case["says"]
