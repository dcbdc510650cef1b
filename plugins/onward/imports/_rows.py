"""A row of a list as a draft of a vendor: what it says for sure, what is in doubt, and what no field can say."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace

from onward.characters import escaped
from onward.imports import Doubt, Draft, Told
from onward.imports._atlas import Atlas
from onward.imports._columns import meant
from onward.imports._dates import day_within
from onward.imports._fields import FIELDS, NOWHERE, Read, location_of, note
from onward.imports._names import addressed, named, without_address, without_place
from onward.imports._otherwise import otherwise, with_marks
from onward.imports._page import Cell
from onward.imports._places import places
from onward.imports._sections import (
    BEGINS,
    DRAFT,
    REMOVED,
    UPCOMING,
    is_only,
    says,
    section,
    section_by,
    set_apart,
    standing,
)
from onward.imports._tables import Listed, Table
from onward.imports._words import website

LONGEST = 4000
"""As many characters as a cell may have; of a name, a tenth of a tenth."""
_NAME, _SENTENCE, _NONE, _SHORT = 160, 9, 4, 5
_HARMLESS = re.compile("[\u00ad\u200b\u2060\ufeff]")


def drafts(
    table: Table, atlas: Atlas, footnotes: Mapping[str, str], coded: Mapping[int, bool]
) -> Iterator[Draft | Told]:
    """The vendors of a table, and the rows that name none that is engaged."""
    at = next(index for index, column in enumerate(table.columns) if column.field == "name")
    for listed in table.rows:
        cells = [with_marks(_clean(cell), footnotes) for cell in listed.row.cells]
        why = _refused(cells[at], cells, listed, table) or _of_others(cells[at], cells, listed, table, atlas)
        if why:
            words = " | ".join(cell.one for cell in cells if cell.text)
            yield Told(listed.row.line, f"{why}, not imported: {words[:300]}")
            continue
        yield _draft(table, listed, cells, at, footnotes, Read(atlas, coded))
        yield from _strange_status(table, listed)
        for words in otherwise(table.columns, cells, footnotes):
            yield Told(listed.row.line, f"read as engaged; {words}")
        if _names_several(cells[at].text):
            yield Told(listed.row.line, f"may name several companies, and is read as one: {cells[at].one[:300]}")


def _names_several(text: str) -> bool:
    """Whether a cell lists names: each line one, or each piece between commas that is no legal form."""
    lines = [line for line in text.split("\n") if line.strip()]
    if len(lines) > 1:
        return all(_is_name(line) for line in lines)
    pieces = [
        piece
        for piece in re.split(r",\s+|\s+/\s+|;\s+", text)
        if not (says("legal_form", piece) and len(piece.split()) == 1)
    ]
    return "(" not in text and len(pieces) > 1 and all(map(_is_name, pieces))


def _is_name(text: str) -> bool:
    """Whether a text may be the name of a company: short, with a capital, and no address or label."""
    return (
        len(text.split()) <= _SHORT and text[:1].isupper() and not re.search(r"[\d:()@]", text) and not standing(text)
    )


def _clean(cell: Cell) -> Cell:
    """A cell without characters that are not seen; what would steer a reader's eye is written out."""
    text = "\n".join(escaped(_HARMLESS.sub("", line)) for line in cell.text[: LONGEST + 1].split("\n"))
    links = tuple(escaped(link) for link in cell.links)
    return replace(cell, text=text, links=links)


def _refused(name: Cell, cells: list[Cell], listed: Listed, table: Table) -> str:
    """Why a row names no vendor; empty where it does."""
    filled = [cell for cell in cells if cell.text]
    if not name.text:
        return "a row without a name"
    if name.struck or (name.gone and standing(name.text)) or (filled and all(cell.struck for cell in filled)):
        return "struck out or hidden"
    if standing(name.text.partition(":")[0]) and (":" in name.text or is_only(name.text)):
        return "no longer engaged, not yet, or a draft"
    if says("placeholder", name.text) or not re.search(r"\w", name.text):
        return "a placeholder"
    if len(name.one) > _NAME or any(len(cell.text) > LONGEST for cell in cells):
        return "a cell is longer than a list has"
    if section((*listed.path, name.one) if table.columns[0].field == "" else listed.path) == DRAFT:
        return "a draft"
    if any(standing(cell.text) == DRAFT for _, cell in _status_cells(table, cells)):
        return "a draft"
    if table.listed and len(name.text.split()) > _SENTENCE:
        return "a sentence"
    if len(filled) == 1 and len(table.columns) > 2 and not table.listed:
        return "a name alone, taken for a heading"
    return ""


def _of_others(name: Cell, cells: list[Cell], listed: Listed, table: Table, atlas: Atlas) -> str:
    """Why a row names something else than a vendor with personal data; empty where it does not."""
    if name.one.endswith(("?", "？")):
        return "a question"
    if not name.links and not any(cell.text for cell in cells if cell is not name) and places(name.one, atlas).sure:
        return "a place alone"
    if name.text[0] in "↳└" or says("engaged-by", name.one):
        return "a vendor of a vendor, as it says"
    if any(says("excluded", heading) for heading in listed.path):
        return "not engaged for personal data as a subprocessor of this list, as its heading says"
    for column, cell in zip(table.columns, cells, strict=True):
        without = column.field == "personal" and says("no", cell.text)
        if without and meant(column.heading).get("name"):
            return "not a subprocessor, as the list says"
        if without or (column.field == "data" and len(cell.text.split()) <= _NONE and says("excluded", cell.text)):
            return "without personal data, as the list says"
    return ""


def _draft(
    table: Table, listed: Listed, cells: list[Cell], at: int, footnotes: Mapping[str, str], row: Read
) -> Draft | Told:
    heading = meant(table.columns[at].heading)
    elsewhere = any(column.field == "locations" for column in table.columns)
    if heading.keys() & {"address", "country"} or addressed(cells[at].text):
        joined = "country" in heading and "address" not in heading
        before, cells[at] = cells[at], without_place(row, cells[at], joined, elsewhere) if joined else cells[at]
        cells[at] = cells[at] if cells[at] is not before else without_address(row, cells[at])
    else:
        cells[at] = without_place(row, cells[at], "locations" in heading, elsewhere)
    named(row, cells[at])
    for index, (column, cell) in enumerate(zip(table.columns, cells, strict=True)):
        if index != at and (cell.text or cell.links or column.field == "locations"):
            FIELDS.get(column.field, note)(row, column, cell, index)
    _places_otherwise(row, table, listed)
    _website(row, cells[at])
    if remark := _dated(table, row, listed, cells):
        return remark
    notes = [f"Listed under: {listed.path[-1].rstrip(':')}"] if listed.path else []
    notes += row.notes
    for cell in cells:
        notes += [f"Struck out: {cell.gone}"] if cell.gone else []
        notes += [f"Footnote: {footnotes.get(mark, mark)}" for mark in cell.marks]
    return Draft("subprocessors", listed.row.line, row.fields, tuple(row.doubts), tuple(dict.fromkeys(notes)))


def _places_otherwise(row: Read, table: Table, listed: Listed) -> None:
    """The places of the heading above, where no cell says any; where there are cells for them, they are left open."""
    asked = any(column.field == "locations" for column in table.columns)
    if row.fields.get("locations") or any(doubt.field == "locations" for doubt in row.doubts):
        return
    if listed.places.sure:
        row.fields["locations"] = [location_of(place) for place in listed.places.found]
    elif listed.places.lost:
        row.doubts.append(Doubt("locations", listed.places.lost[0], NOWHERE))
    elif asked:
        row.doubts.append(Doubt("locations", "", NOWHERE))


def _status_cells(table: Table, cells: list[Cell]) -> list[tuple[str, Cell]]:
    """The cells that say whether a vendor is in use, each with its heading."""
    return [
        (column.heading, cell) for column, cell in zip(table.columns, cells, strict=True) if column.field == "status"
    ]


def _status(heading: str, cell: Cell) -> str:
    """What a cell says of a vendor that is not in use: in words, or by a yes or no to what the heading asks."""
    if says("no", cell.text) and not standing(heading) and says("current", heading):
        return REMOVED
    return standing(heading) if says("yes", cell.text) else standing(cell.text)


def _strange_status(table: Table, listed: Listed) -> Iterator[Told]:
    """Words on the status of a vendor that are not known here, and are read as though it were engaged."""
    for heading, cell in _status_cells(table, [*listed.row.cells]):
        known = standing(cell.text) or any(says(kind, cell.text) for kind in ("current", "yes", "placeholder", BEGINS))
        known = known or bool(says("ends", cell.text) and day_within(cell.text))
        known = known or (says("no", cell.text) and (standing(heading) or says("current", heading)))
        if cell.text and not known:
            yield Told(
                listed.row.line, f"read as engaged; what it says of its status is not known here: {heading}: {cell.one}"
            )


def _stage(table: Table, listed: Listed, cells: list[Cell], name: str, apart: str) -> tuple[str, str]:
    """Whether a vendor is of the past or of the future, and the words that say so: a cell, brackets, or a heading."""
    for heading, cell in _status_cells(table, cells):
        if stage := _status(heading, cell):
            return stage, cell.text
    if stage := standing(apart) or set_apart(name):
        return stage, apart or name
    return section_by(listed.path)


def _dated(table: Table, row: Read, listed: Listed, cells: list[Cell]) -> Told | None:
    """The days of a vendor that is not in use; one that left on a day that nobody says is told and not imported."""
    stage, said = _stage(table, listed, cells, row.fields["name"], row.stage)
    _last_day(table, row, cells)
    if stage == REMOVED:
        ended = _other_day(table, row) or day_within(said)
        if "until" not in row.fields and ended:
            row.fields["until"] = str(ended)
        if "until" not in row.fields:
            words = " | ".join(cell.one for cell in cells if cell.text)
            return Told(listed.row.line, f"no longer engaged, without a day, not imported: {words}")
        return None
    stages = [*(cell.text for _, cell in _status_cells(table, cells)), row.stage]
    days = (named for words in stages if says(BEGINS, words) and (named := day_within(words)))
    begins = next(days, day_within(said) if stage == UPCOMING else None)
    if begins and "since" not in row.fields:
        row.fields["since"] = begins.isoformat()
    if stage == UPCOMING and "since" not in row.fields:
        row.fields["active_from"] = "on-confirmation"
    return None


def _last_day(table: Table, row: Read, cells: list[Cell]) -> None:
    """The last day of a vendor that is in use until then, as a cell for its status says it: `ends on 31 December 2026`."""
    for _, cell in _status_cells(table, cells):
        if says("ends", cell.text) and (last := day_within(cell.text)):
            row.fields.setdefault("until", last.isoformat())


def _other_day(table: Table, row: Read) -> object:
    """The day of a column such as `Effective date`, which is the last one for a vendor that left."""
    headings = [column.heading for column in table.columns if column.field == "since"]
    return None if any(says(BEGINS, heading) for heading in headings) else row.fields.pop("since", None)


def _website(row: Read, cell: Cell) -> None:
    """The link behind the name, where no column has one."""
    links = list(cell.links)
    own = [link for link in links if website(link) and f"Link: {link}" not in row.notes]
    if "website" not in row.fields and (site := next(iter(own), None)):
        row.fields["website"] = website(site)
        links.remove(site)
    row.notes += [
        said
        for link in links
        if website(link) != row.fields.get("website") and (said := f"Link: {link}") not in row.notes
    ]
