"""Nothing in the law files that nobody reads: each field is read by code, or shown in the manual's list of entries."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import fields
from datetime import date
from functools import cache
from typing import Any, get_type_hints

import pytest

from generated import law, law_entries
from generated.law_entries import said
from house import MODULES
from onward.law.model import Entry
from onward.law.read import KINDS
from onward.law.reference import Edition
from onward.law.uses import SHOWN, USES
from onward.records.base import Part
from onward.records.shape import yaml_name
from shared import shipped_law

ABSENT = {"Scheme.valid_to"}
"""What no entry of the package says: no scheme has ended."""
COMMON = {field.name for field in fields(Entry)}
"""What every entry may say, and not every kind does."""
LAW = shipped_law(date(2026, 11, 24))
PAGES = dict([*law_entries.pages(), *law.pages()])
DECLARED = [(kind, field, use) for kind, of in USES.items() for field, use in of.items()]
LINES = [line for page in PAGES.values() for line in page.splitlines()]


def entries(kind: type[Part]) -> Iterator[Part]:
    """All parts of a kind in the package's law, however deep they lie."""
    heaps = [list(of.values()) for of in LAW.entries.of.values()] + [[LAW.edition]]
    todo: list[Any] = [one for heap in heaps for one in heap]
    while todo:
        one = todo.pop()
        if type(one) is kind:
            yield one
        held = (getattr(one, field.name) for field in fields(one) if field.name != "source")
        todo += [part for value in held if isinstance(value, tuple) for part in value if isinstance(part, Part)]


def parts(kind: type[Part]) -> Iterator[type[Part]]:
    yield kind
    for hint in get_type_hints(kind).values():
        for held in getattr(hint, "__args__", ()):
            if isinstance(held, type) and issubclass(held, Part):
                yield from parts(held)


@cache
def asked_in(room: str) -> set[str]:
    """The attributes that the code of a room asks for."""
    return {
        node.attr
        for module in MODULES
        if module.parts[:1] == (room,) and module.name not in ("law/model.py", "law/reference.py")
        for node in module.nodes
        if isinstance(node, ast.Attribute)
    }


def test_every_field_of_every_entry_has_its_use() -> None:
    kinds = {part for kind in (*KINDS.values(), Edition) for part in parts(kind)}
    assert kinds == set(USES)
    for kind, uses in USES.items():
        assert set(uses) == {field.name for field in fields(kind)} - {"source"}, kind.__name__


def test_what_is_said_to_be_read_is_read() -> None:
    unread = set()
    for kind, field, use in DECLARED:
        rooms, _, method = use.partition(":")
        if use != SHOWN and not any((method or field) in asked_in(room) for room in rooms.split()):
            unread.add(f"{kind.__name__}.{field}")
    assert unread == set()


@pytest.mark.parametrize(
    ("kind", "field"),
    [(kind, field) for kind, field, use in DECLARED if use == SHOWN],
    ids=lambda value: getattr(value, "__name__", value),
)
def test_what_is_said_to_be_shown_is_shown(kind: type[Part], field: str) -> None:
    name = yaml_name(field)
    for one in entries(kind):
        value = getattr(one, field)
        if value in (None, "", (), False):
            continue
        text = said(value)
        listed = {f"- {name}: {text}"}
        within = f"{name} {text}"
        assert any(line in listed or within in line or f"| {text} |" in line for line in LINES) or told(text), (
            kind,
            text,
        )


def told(text: str) -> bool:
    """A source's evidence and place stand in a table, the evidence in words."""
    return text in law._EVIDENCE and any(law._EVIDENCE[text] in line for line in LINES)


def test_no_field_is_one_that_no_entry_has() -> None:
    empty = {
        f"{kind.__name__}.{field}"
        for kind, field, _ in DECLARED
        if field not in COMMON and all(getattr(one, field) in (None, "", (), False) for one in entries(kind))
    }
    assert empty == ABSENT


def test_an_entry_from_memory_says_so_in_the_list() -> None:
    (shown,) = [one for one in PAGES["reference/law-entries.md"].split("\n\n**") if one.startswith("`uk-fo`")]
    assert "from memory, not checked against the official text" in shown
