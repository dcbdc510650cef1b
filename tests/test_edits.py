"""Edits of YAML text: what is meant is read back, and no byte outside of the edited place changes."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from onward.finding import OnwardError
from onward.yamltext import edits
from onward.yamltext.reader import parse

CASES = yaml.load((Path(__file__).parent / "edits" / "entries.yml").read_text("utf-8"), yaml.CBaseLoader)
ENTRY = {"finding": "weak-transport@flows/send#x:IN", "reason": "because", "by": "me", "until": "2027-01-31"}

TEXTS = st.one_of(
    st.text(st.characters(exclude_categories=["Cs", "Cc", "Cn"], include_characters="\n\t"), min_size=1, max_size=40),
    st.sampled_from(
        [
            "NO",
            "yes",
            "null",
            "~",
            "1:30",
            "0123",
            "2027-01-31",
            "a: b",
            "a #b",
            "- x",
            "'",
            '"',
            "a,b",
            "[x]",
            "{x}",
            "x:",
        ]
    ),
    st.lists(st.sampled_from(["word", "Größe", "#no", "-", "a:b"]), min_size=1, max_size=60).map(" ".join),
)
WORDS = st.sampled_from(
    [
        "a",
        "reason with words",
        '"quoted: one"',
        "'it''s'",
        "2027-01-31",
        "|\n{i}block\n{i}text",
        ">-\n{i}folded\n{i}text",
    ]
)
NOTES = st.sampled_from(["", "", "  # a note", " #x"])
BETWEEN = st.sampled_from(["", "\n", "# a comment\n", "\n# two\n\n# more\n"])
OTHER = "products:\n  - id: cloud   # the cloud\n\n    name: Cloud\n"


@st.composite
def block_lists(draw: st.DrawFn) -> str:
    """A list of waivers in block style, with comments, gaps, and items of either style."""
    dash, gap = " " * draw(st.integers(0, 4)), " " * draw(st.integers(1, 3))
    text = f"waivers:{draw(NOTES)}\n{draw(BETWEEN)}"
    for number in range(draw(st.integers(1, 3))):
        if draw(st.booleans()):
            text += f"{dash}-{gap}{{finding: k{number}, reason: r, by: b, until: u}}{draw(NOTES)}\n"
        else:
            indent = f"{dash} {gap}"
            lines = [f"{name}: {draw(WORDS).format(i=indent + '  ')}" for name in ("reason", "by", "until")]
            lines = [line if "\n" in line else line + draw(NOTES) for line in [f"finding: k{number}", *lines]]
            text += f"{dash}-{gap}" + f"\n{indent}".join(lines) + "\n"
        text += draw(BETWEEN)
    return text


@st.composite
def flow_lists(draw: st.DrawFn) -> str:
    """A list of waivers in flow style, on one line or several, with or without a comma at its end."""
    items = [f"{{finding: k{number}, reason: r, by: b, until: u}}" for number in range(draw(st.integers(1, 3)))]
    if draw(st.booleans()):
        return f"waivers: [{', '.join(items)}{draw(st.sampled_from(['', ',', ' ']))}]{draw(NOTES)}\n"
    lines = [f"  {item},{draw(NOTES)}\n" for item in items[:-1]]
    return f"waivers: [{draw(NOTES)}\n{''.join(lines)}  {items[-1]}{draw(st.sampled_from(['', ',']))}{draw(NOTES)}\n]\n"


EMPTY = st.sampled_from(
    ["", "waivers:\n", "waivers: []\n", "waivers: []  # none\n", "waivers: # none\n", "waivers: ~\n"]
)


@st.composite
def documents(draw: st.DrawFn) -> str:
    """An inventory file: comments, other collections, waivers somewhere, any line ends."""
    waivers = draw(st.one_of(block_lists(), flow_lists(), EMPTY))
    parts = draw(
        st.permutations([waivers, draw(st.sampled_from(["", OTHER])), draw(st.sampled_from(["", "rights: []\n"]))])
    )
    text = draw(BETWEEN) + draw(BETWEEN).join(parts)
    if draw(st.booleans()) and "|" not in text:  # the end of a literal text is a part of it
        text = text.rstrip("\n")
    return text.replace("\n", "\r\n") if draw(st.booleans()) else text


def read(text: str) -> Any:
    return yaml.load(text, yaml.CBaseLoader) or {}


@settings(deadline=None)
@given(documents(), TEXTS, TEXTS)
def test_an_entry_is_added_and_nothing_else_moves(text: str, reason: str, by: str) -> None:
    entry = {**ENTRY, "reason": reason, "by": by}
    after = edits.with_entry(text, "waivers", entry)
    assert parse("a.yml", after)[1] == []
    before = read(text)
    assert read(after) == {
        **before,
        "waivers": [*(old if isinstance(old := before.get("waivers"), list) else []), entry],
    }
    gone, _ = differing(text, after)
    assert gone.strip(" ") in ("", "[]", "~") or (gone.strip().startswith(("#", ",")) and gone in after)
    assert ("\n" in after.replace("\r\n", "")) is ("\r\n" not in text and "\n" in after)


@settings(deadline=None)
@given(documents(), TEXTS, st.sampled_from(["2027-05-31", "2028-02-29"]))
def test_fields_are_set_and_nothing_else_moves(text: str, reason: str, until: str) -> None:
    root = edits.composed(text)
    found = edits.field(root, "waivers")
    if not isinstance(found, yaml.SequenceNode) or not found.value:
        return
    node = found.value[0]
    fields = {"reason": reason, "until": until, "more": "new"}
    after = edits.with_fields(text, node, fields)
    before = read(text)
    first, *others = before["waivers"]
    assert read(after) == {**before, "waivers": [{**first, **fields}, *others]}
    same = alike(text, after)
    assert same >= node.start_mark.index
    again = edits.field(edits.composed(after), "waivers")
    assert isinstance(again, yaml.SequenceNode)
    assert edits.with_fields(after, again.value[0], fields) == after


def alike(one: str, other: str) -> int:
    """How many characters two texts begin with alike."""
    return next((n for n, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))


def differing(before: str, after: str) -> tuple[str, str]:
    """What differs between two texts: the stretch that is gone, and the one that stands in its place."""
    head = alike(before, after)
    tail = alike(before[head:][::-1], after[head:][::-1])
    return before[head : len(before) - tail], after[head : len(after) - tail]


@settings(deadline=None)
@given(TEXTS, st.booleans())
def test_a_text_is_read_back(text: str, flow: bool) -> None:
    """By Onward, and by readers of YAML 1.1 that take a type from the look of a word."""
    written = edits.scalar(text, flow)
    line = f"{{a: {written}, b: c}}\n" if flow else f"a: {written}\nb: c\n"
    assert read(line) == {"a": text, "b": "c"}
    assert str(yaml.safe_load(line)["a"]) == text


@pytest.mark.parametrize("case", CASES, ids=lambda case: str(case["name"]))
def test_entry(case: dict[str, str]) -> None:
    assert edits.with_entry(case["before"], "waivers", ENTRY) == case["after"]


@pytest.mark.parametrize("text", ["{products: []}\n", "[a, b]\n"])
def test_a_layout_without_a_place(text: str) -> None:
    with pytest.raises(OnwardError):
        edits.with_entry(text, "waivers", ENTRY)


def test_two_edits_of_one_place() -> None:
    with pytest.raises(OnwardError, match="two changes overlap"):
        edits.applied("abc", [edits.Edit(0, 2, "x"), edits.Edit(1, 3, "y")])
