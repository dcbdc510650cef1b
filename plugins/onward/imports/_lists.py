"""A page as drafts of vendors: its lists, each row of them, and rows of one company and purpose as one."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from onward.finding import OnwardError
from onward.imports import Asked, Draft, Reading, Shown, Told
from onward.imports._atlas import Atlas, atlas, folded
from onward.imports._columns import without_strange
from onward.imports._page import Page, Text
from onward.imports._places import is_coded
from onward.imports._rows import drafts
from onward.imports._several import WHERE
from onward.imports._tables import Table, tables

_SAID = 160
_STARRED = re.compile(r"([*†‡§]{1,4}|\[(?:\w{1,2}|[*†‡§]{1,3})\]) ?(\S.*)")
_RAISED = str.maketrans("¹²³⁰⁴⁵⁶⁷⁸⁹", "1230456789")
_WHY = {"heading": "", "cells": "by its cells", "place": "by its place", "map": "as you said"}


def reading(page: Page, name: str, asked: Asked) -> Reading:
    """The vendors of a page; OnwardError where it names none, with what it has instead."""
    known = atlas(asked.law)
    listed, remarks = tables(page, known, asked.given, name.rpartition(".")[0].replace("-", " ").replace("_", " "))
    read: list[Draft] = []
    footnotes = {**dict(_below(page)), **dict(page.footnotes)}
    for table in listed:
        for entry in drafts(
            replace(table, columns=without_strange(table.columns)), known, footnotes, _coded(table, known)
        ):
            if isinstance(entry, Told):
                remarks.append(entry)
            else:
                read.append(entry)
    if not read:
        raise OnwardError(_nothing(name, remarks))
    headings = [
        heading for table in listed for heading in (*(column.heading for column in table.columns), *table.marked)
    ]
    if missing := [heading for heading in asked.given if heading not in map(folded, headings)]:
        columns = ", ".join(dict.fromkeys(filter(None, headings)))
        raise OnwardError(f"`{name}` has no column `{missing[0]}`; it has {columns}")
    merged = _merged(read, remarks)
    return Reading(tuple(merged), tuple(sorted(remarks, key=lambda remark: remark.line)), tuple(map(_shown, listed)))


def _below(page: Page) -> Iterator[tuple[str, str]]:
    """Footnotes that are paragraphs: each begins with its mark."""
    for block in page.blocks:
        if isinstance(block, Text):
            if match := _STARRED.match(block.cell.one):
                yield match[1], match[2]
            elif first := block.cell.first:
                yield from {first: block.cell.one, first.translate(_RAISED): block.cell.one}.items()


def _nothing(name: str, remarks: Sequence[Told]) -> str:
    said = "; ".join(str(remark)[:_SAID] for remark in remarks[:3])
    needs = "a table needs a column whose heading means a name; bullets need a heading or a sentence on subprocessors"
    return f"`{name}` has no table of vendors, and no list of them{f': {said}' if said else f'; {needs}'}"


def _coded(table: Table, known: Atlas) -> dict[int, bool]:
    """Which columns hold nothing but codes of countries, of which some are no state's."""
    coded = {}
    for index, column in enumerate(table.columns):
        if column.field in ("locations", "country"):
            cells = [listed.row.cells[index].text for listed in table.rows if listed.row.cells[index].text]
            coded[index] = all(is_coded(text, known) for text in cells) and not _states(cells, known)
    return coded


def _states(cells: Iterable[str], known: Atlas) -> bool:
    return all(folded(text) in known.state_codes for text in cells)


def _merged(read: Iterable[Draft], remarks: list[Told]) -> list[Draft]:
    """One draft for each company and purpose: further rows add their places, products and data."""
    by_key: dict[tuple[str, str], Draft] = {}
    for draft in read:
        key = folded(draft.name), folded(str(draft.fields.get("service", "")))
        if key not in by_key:
            by_key[key] = draft
            continue
        remarks.append(Told(draft.line, f"{draft.name}: a further row of line {by_key[key].line}, read with it"))
        by_key[key] = _both(by_key[key], draft)
    return list(by_key.values())


def _both(first: Draft, more: Draft) -> Draft:
    fields: dict[str, Any] = dict(first.fields)
    notes = [*first.notes, *more.notes]
    for name, value in more.fields.items():
        if name not in fields:
            fields[name] = value
        elif isinstance(value, list):
            fields[name] = [*fields[name], *(item for item in value if item not in fields[name])]
        elif fields[name] != value:
            notes.append(f"{name} in a further row: {value}")
    return replace(first, fields=fields, doubts=(*first.doubts, *more.doubts), notes=tuple(dict.fromkeys(notes)))


def _shown(table: Table) -> Shown:
    marks = f"the marks under {', '.join(table.marked)}"
    columns = tuple(
        (
            column.heading,
            column.field or "notes",
            marks if table.marked and column.heading == WHERE else _WHY.get(column.by, "for want of a field"),
        )
        for column in table.columns
    )
    return Shown(table.line, table.title, columns, len(table.rows))


def given_by(pairs: Mapping[str, str]) -> dict[str, str]:
    """What somebody said of columns, by folded headings."""
    return {folded(heading): name for heading, name in pairs.items()}
